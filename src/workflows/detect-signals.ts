import { setImmediate } from 'node:timers/promises';
import { loadCompany } from '../database/company.ts';
import type { Database } from '../database/connection.ts';
import { writeEpisodes } from '../database/episode-writes.ts';
import { newestExportDate } from '../database/newest-export.ts';
import { saveRamps } from '../database/ramps.ts';
import { clearUnmanaged, latestEpisodes, lockTeam } from '../database/signals.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { PersonId } from '../domain/ids.ts';
import type { CompanySeason, TeamHistory } from '../domain/rep-history.ts';
import { rampsOfTeam } from '../domain/ramp/ramps-of-team.ts';
import { nextWrite, type EpisodeWrite } from '../domain/signals/episodes.ts';
import { judgeTeam } from '../domain/signals/judge-team.ts';
import { eachOf, readAhead } from './each-of.ts';
import { readSeason } from './read-season.ts';

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
  const company = await loadCompany(database, exportAsOf);
  const written = { raise: 0, confirm: 0, clear: await clearUnmanaged(database, exportAsOf) };
  const { season, managers, teamOf } = await readSeason(database, company, exportAsOf);
  const teams = readAhead(managers, TEAMS_AHEAD, async (manager) => {
    return { manager, team: await teamOf(manager) };
  });
  await eachOf(teams, TEAMS_AT_ONCE, async (reading) => {
    for (const write of await detectInTeam(database, await reading, season, exportAsOf)) {
      written[write] += 1;
    }
  });
  const { raise: raised, confirm: confirmed, clear: cleared } = written;
  return { exportAsOf, raised, confirmed, cleared };
}

/** While one team is thought about and one is written, the next ones are read; more only fill the memory. */
const TEAMS_AT_ONCE = 2;
const TEAMS_AHEAD = 1;

/** Brings the signals of one manager's reps up to date; returns what was written, one for each write. */
async function detectInTeam(
  database: Database,
  { manager, team }: { readonly manager: PersonId; readonly team: TeamHistory },
  season: CompanySeason,
  exportAsOf: CalendarDate,
): Promise<EpisodeWrite['write'][]> {
  // Thinking lets nobody else have a turn: what is to be read meanwhile is asked for first.
  await setImmediate();
  const ramps = rampsOfTeam(team, exportAsOf);
  const judgements = judgeTeam(team, exportAsOf, season);
  return database.transaction().execute(async (transaction) => {
    await lockTeam(transaction, manager);
    const latest = await latestEpisodes(
      transaction,
      team.reps.map(({ id }) => id),
    );
    await saveRamps(transaction, ramps, exportAsOf);
    const writes = judgements.flatMap(({ rep, detector: { kind }, outcome }) => {
      const episode = latest.find((one) => one.repId === rep.id && one.kind === kind);
      return nextWrite(rep.id, kind, episode, outcome, exportAsOf) ?? [];
    });
    await writeEpisodes(transaction, writes);
    return writes.map(({ write }) => write);
  });
}
