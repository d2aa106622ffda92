import type { Database } from '../database/connection.ts';
import { newestExportDate } from '../database/newest-export.ts';
import { loadStarters, saveRamps } from '../database/ramps.ts';
import {
  loadOwners,
  loadTeamHistory,
  managersWithReports,
  type Owners,
} from '../database/rep-histories.ts';
import { clearUnmanaged, latestEpisodes, lockTeam, writeEpisode } from '../database/signals.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { PersonId } from '../domain/ids.ts';
import { rampsOfTeam } from '../domain/ramp/ramps-of-team.ts';
import { nextWrite, type EpisodeWrite } from '../domain/signals/episodes.ts';
import { judgeTeam } from '../domain/signals/judge-team.ts';
import { eachOf } from './each-of.ts';

/** What one detection wrote: signals raised, still there, and cleared. */
export interface Detection {
  /** The date of the export that was looked at. */
  readonly exportAsOf: CalendarDate;
  readonly raised: number;
  readonly confirmed: number;
  readonly cleared: number;
}

/**
 * Looks at every team as it was known at the end of `asOf`, today's newest export unless told, and brings
 * its signals up to date, team by team. Twice, or in two replicas at once, is the same as once; an older
 * export changes nothing that a newer one said. Undefined where there is no export to look at.
 */
export async function detectSignals(
  database: Database,
  asOf?: CalendarDate,
): Promise<Detection | undefined> {
  const exportAsOf = await newestExportDate(database, asOf);
  if (exportAsOf === undefined) return undefined;
  const owners = {
    ...(await loadOwners(database)),
    starters: await loadStarters(database, exportAsOf),
  };
  const written = { raise: 0, confirm: 0, clear: await clearUnmanaged(database, exportAsOf) };
  await eachOf(await managersWithReports(database), TEAMS_AT_ONCE, async (manager) => {
    for (const write of await detectInTeam(database, manager, owners, exportAsOf)) {
      written[write] += 1;
    }
  });
  const { raise: raised, confirm: confirmed, clear: cleared } = written;
  return { exportAsOf, raised, confirmed, cleared };
}

/** While one team is thought about, the next ones are read; more only fill the memory. */
const TEAMS_AT_ONCE = 3;

/** Brings the signals of one manager's reps up to date; returns what was written, one for each write. */
async function detectInTeam(
  database: Database,
  manager: PersonId,
  owners: Owners,
  exportAsOf: CalendarDate,
): Promise<EpisodeWrite['write'][]> {
  return database.transaction().execute(async (transaction) => {
    await lockTeam(transaction, manager);
    const team = await loadTeamHistory(transaction, manager, owners, exportAsOf);
    const latest = await latestEpisodes(
      transaction,
      team.reps.map(({ id }) => id),
    );
    await saveRamps(transaction, rampsOfTeam(team, exportAsOf), exportAsOf);
    const written: EpisodeWrite['write'][] = [];
    for (const { rep, detector, outcome } of judgeTeam(team, exportAsOf)) {
      const { kind } = detector;
      const episode = latest.find((one) => one.repId === rep.id && one.kind === kind);
      const write = nextWrite(rep.id, kind, episode, outcome, exportAsOf);
      if (write === undefined) continue;
      await writeEpisode(transaction, write);
      written.push(write.write);
    }
    return written;
  });
}
