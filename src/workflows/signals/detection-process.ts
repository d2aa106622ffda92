// A process of its own that looks for signals in its share of the teams: see detect-in-processes.ts for what it says.
import { once } from 'node:events';
import { connect, type Database } from '../../database/connection.ts';
import { loadTeamHistory } from '../../database/signals/rep-histories.ts';
import type { PersonId } from '../../domain/ids.ts';
import { detectInTeams, type DetectionBasis } from './detect-in-teams.ts';
import type { DetectionShare, ProcessMessage } from './detect-in-processes.ts';
import { teamSeasons } from './read-season.ts';

// The process that started it ends it, also where a terminal or a service manager signals both.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.once('disconnect', () => process.exit());

const share = await receive<DetectionShare>();
const database = connect(share.url);
try {
  await detectInShare(database, share);
} catch (failure) {
  await send({ failure });
} finally {
  await database.destroy();
  process.removeAllListeners('disconnect').disconnect();
}

async function detectInShare(
  database: Database,
  { company, exportAsOf, ofSeason, managers }: DetectionShare,
): Promise<void> {
  const teamOf = (manager: PersonId) => loadTeamHistory(database, manager, company, exportAsOf);
  await send({ result: await teamSeasons(ofSeason, exportAsOf, teamOf) });
  const basis = await receive<DetectionBasis>();
  await send({ result: await detectInTeams(database, managers, basis, teamOf) });
}

async function receive<Heard>(): Promise<Heard> {
  const [heard] = await once(process, 'message');
  return heard as Heard;
}

/** Sent, once this has ended. */
function send(message: ProcessMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = (error: Error | null) => (error === null ? resolve() : reject(error));
    process.send?.(message, undefined, {}, sent);
  });
}
