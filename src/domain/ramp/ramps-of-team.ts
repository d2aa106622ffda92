import type { CalendarDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import type { TeamHistory } from '../pipeline/rep-history.ts';
import { teamTimeline } from '../team/team-timeline.ts';
import type { RampRecord } from '../pipeline/ramp-record.ts';
import { rampRecord } from './ramp-progress.ts';
import { rampStandings, type RampStanding } from './ramp-standing.ts';

/** How a starter has come on, and where the rep stands while in ramp. */
export interface RampOfRep {
  readonly personId: PersonId;
  readonly record: RampRecord;
  /** Undefined once the ramp is over. */
  readonly standing: RampStanding | undefined;
}

/** The starters of a team, those in ramp and those before, as it was known at the end of `asOf`. */
export function rampsOfTeam(history: TeamHistory, asOf: CalendarDate): readonly RampOfRep[] {
  const team = teamTimeline(history, asOf);
  if (team === undefined) return [];
  return team.reps.flatMap(({ id: personId }, rep) => {
    const record = rampRecord(team, rep);
    return record === undefined
      ? []
      : [{ personId, record, standing: rampStandings(team).get(rep) }];
  });
}
