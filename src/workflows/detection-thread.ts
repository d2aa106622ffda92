// A thread of its own that looks for signals in its share of the teams: see detect-in-threads.ts for what it says.
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../database/connection.ts';
import { loadTeamHistory } from '../database/rep-histories.ts';
import type { PersonId } from '../domain/ids.ts';
import type { CompanySeason } from '../domain/rep-history.ts';
import { detectInTeams } from './detect-in-teams.ts';
import type { ThreadShare } from './detect-in-threads.ts';
import { teamSeasons } from './read-season.ts';

const { url, company, exportAsOf, ofSeason, managers } = workerData as ThreadShare;
if (parentPort === null) throw new Error('This runs as a thread only.');
const port = parentPort;
const database = connect(url);
const teamOf = (manager: PersonId) => loadTeamHistory(database, manager, company, exportAsOf);
try {
  const seasons = await teamSeasons(ofSeason, exportAsOf, teamOf);
  const answer = once(port, 'message');
  port.postMessage(seasons);
  const [season] = (await answer) as [CompanySeason];
  port.postMessage(await detectInTeams(database, managers, { season, exportAsOf }, teamOf));
} finally {
  await database.destroy();
  // Whoever listens on a port keeps its thread alive.
  port.close();
}
