import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../database/connection.ts';
import { writeEpisodes } from '../../database/signals/episode-writes.ts';
import { writeGroupSignals } from '../../database/signals/group-signals.ts';
import { isOvertaken } from '../../database/signals/pending-detection.ts';
import { saveRamps } from '../../database/signals/ramps.ts';
import { latestEpisodes, lockTeam } from '../../database/signals/signals.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { CompanySeason, TeamHistory } from '../../domain/pipeline/rep-history.ts';
import { rampsOfTeam } from '../../domain/ramp/ramps-of-team.ts';
import { nextWrite, type EpisodeWrite } from '../../domain/signals/episodes.ts';
import { teamSignals, type GroupSignal } from '../../domain/signals/group-signals.ts';
import { judgeTeam } from '../../domain/signals/judge-team.ts';
import { eachOf, readAhead, TEAMS_AHEAD } from '../each-of.ts';

/** What every team is judged beside. */
export interface DetectionBasis {
  /** The date of the export. */
  readonly exportAsOf: CalendarDate;
  readonly season: CompanySeason;
  /** What most teams have in common. */
  readonly company: readonly GroupSignal[];
  /** Of the data, as it was read before; undefined where no other detection can run. */
  readonly version: number | undefined;
}

/** How often each was written: a signal raised, still there, or cleared. */
export type Written = Readonly<Record<EpisodeWrite['write'], number>>;

const TEAMS_AT_ONCE = 1;

/** Brings the signals of these managers' reps up to date, team by team. */
export async function detectInTeams(
  database: Database,
  managers: readonly PersonId[],
  basis: DetectionBasis,
  teamOf: (manager: PersonId) => Promise<TeamHistory>,
): Promise<Written> {
  const written = { raise: 0, confirm: 0, clear: 0 };
  const teams = readAhead(managers, TEAMS_AHEAD, async (manager) => {
    return { manager, team: await teamOf(manager) };
  });
  await eachOf(teams, TEAMS_AT_ONCE, async (reading) => {
    for (const write of await detectInTeam(database, await reading, basis)) {
      written[write] += 1;
    }
  });
  return written;
}

/** Brings the signals of one manager's reps up to date; returns what was written, one for each write. */
async function detectInTeam(
  database: Database,
  { manager, team }: { readonly manager: PersonId; readonly team: TeamHistory },
  { season, company, exportAsOf, version }: DetectionBasis,
): Promise<EpisodeWrite['write'][]> {
  // Judging blocks everything else: what can be read meanwhile is requested first.
  await setImmediate();
  const ramps = rampsOfTeam(team, exportAsOf);
  const judgements = judgeTeam(team, exportAsOf, season);
  const inCommon = teamSignals(team, exportAsOf, season, company);
  return database.transaction().execute(async (transaction) => {
    await lockTeam(transaction, manager);
    if (await isOvertaken(transaction, version)) return [];
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
    await writeGroupSignals(transaction, manager, inCommon, exportAsOf);
    return writes.map(({ write }) => write);
  });
}
