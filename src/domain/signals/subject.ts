import type { CalendarDate } from '../calendar.ts';
import { isEmployedOn } from '../person.ts';
import type { RepHistory } from '../rep-history.ts';
import { teamTimeline, type TeamTimeline } from '../team/team-timeline.ts';
import type { Outcome } from './detector.ts';

/** Whom a detector looks at: a rep who is there, in a team whose exports can be read. */
export interface Subject {
  readonly team: TeamTimeline;
  /** The rep's index in the team. */
  readonly rep: number;
}

/** The subject of a detector on a day; where there is none, the outcome that says why. */
export function subjectOf({ rep, team }: RepHistory, asOf: CalendarDate): Subject | Outcome {
  const timeline = teamTimeline(team, asOf);
  if (timeline === undefined) return { outcome: 'not-enough-history', needs: 'a CRM export' };
  const index = timeline.repIndex.get(rep.id);
  if (index === undefined || !isEmployedOn(rep, asOf)) {
    return { outcome: 'not-applicable', because: 'not on the team on this day' };
  }
  return { team: timeline, rep: index };
}
