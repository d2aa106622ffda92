import type { CalendarDate } from '../calendar.ts';
import { isEmployedOn } from '../people/person.ts';
import { rampStandings } from '../ramp/ramp-standing.ts';
import type { RepHistory } from '../pipeline/rep-history.ts';
import { teamTimeline, type TeamTimeline } from '../team/team-timeline.ts';
import type { Silence } from './silence.ts';

/** Whom a detector looks at: a rep who is there, in a team whose exports can be read. */
export interface Subject {
  readonly team: TeamTimeline;
  /** The rep's index in the team. */
  readonly rep: number;
}

/**
 * The subject of a detector on a day; where there is none, the outcome that says why. A rep in ramp is none:
 * nothing is usual yet, and the milestones of the ramp are what counts.
 */
export function subjectOf(history: RepHistory, asOf: CalendarDate): Subject | Silence {
  const subject = somebody(history, asOf);
  if ('outcome' in subject) return subject;
  const standing = rampStandings(subject.team).get(subject.rep);
  if (standing === undefined) return subject;
  return { outcome: 'not-applicable', because: 'in-ramp', month: standing.month };
}

/** The subject of what looks at new reps. */
export function subjectInRamp(history: RepHistory, asOf: CalendarDate): Subject | Silence {
  const subject = somebody(history, asOf);
  if ('outcome' in subject) return subject;
  if (history.rep.startDate === undefined) {
    return { outcome: 'not-applicable', because: 'no-start-date' };
  }
  const isInRamp = rampStandings(subject.team).has(subject.rep);
  return isInRamp ? subject : { outcome: 'not-applicable', because: 'not-in-ramp' };
}

function somebody({ rep, team }: RepHistory, asOf: CalendarDate): Subject | Silence {
  const timeline = teamTimeline(team, asOf);
  if (timeline === undefined) return { outcome: 'not-enough-history', needs: { need: 'export' } };
  const index = timeline.repIndex.get(rep.id);
  if (index === undefined || !isEmployedOn(rep, asOf)) {
    return { outcome: 'not-applicable', because: 'not-on-the-team' };
  }
  return { team: timeline, rep: index };
}
