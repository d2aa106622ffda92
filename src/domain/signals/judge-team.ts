import type { CalendarDate } from '../calendar.ts';
import type { Person } from '../person.ts';
import type { TeamHistory } from '../rep-history.ts';
import type { Detector, Outcome } from './detector.ts';
import { DETECTORS } from './detectors.ts';

/** What one detector says of one rep. */
export interface Judgement {
  readonly rep: Person;
  readonly detector: Detector;
  readonly outcome: Outcome;
}

/** What every detector says of every rep of a team, as it was known at the end of `asOf`. */
export function judgeTeam(team: TeamHistory, asOf: CalendarDate): readonly Judgement[] {
  return team.reps.flatMap((rep) =>
    DETECTORS.map((detector) => ({ rep, detector, outcome: detector.detect({ rep, team }, asOf) })),
  );
}
