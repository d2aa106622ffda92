// A thread of its own that looks for signals in its share of the teams, and says what it wrote.
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../database/connection.ts';
import { loadTeamHistory } from '../database/rep-histories.ts';
import { detectInTeams } from './detect-in-teams.ts';
import type { ThreadShare } from './detect-in-threads.ts';

const { url, managers, basis } = workerData as ThreadShare;
const { company, exportAsOf } = basis;
const database = connect(url);
try {
  const written = await detectInTeams(database, managers, basis, (manager) =>
    loadTeamHistory(database, manager, company, exportAsOf),
  );
  parentPort?.postMessage(written);
} finally {
  await database.destroy();
}
