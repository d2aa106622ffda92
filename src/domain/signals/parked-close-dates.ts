import { valueOn } from '../timeline/steps.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { habitual } from './habitual.ts';

/**
 * The rep's open deals have close dates more than 270 days away, far more often than the colleagues'. A
 * date so far out is mostly a way not to decide: the deal fills the list, and nobody has to work on it.
 */
export const parkedCloseDates = habitual(
  {
    kind: 'parked-close-dates',
    nature: 'issue',
    atStake: 'open-deals',
    changedByCoaching: 0.7,
    followsFrom: [],
  },
  {
    doubt: 0,
    headline: 'close dates are parked far away',
    predicate: 'open deals are to close in more than nine months',
    measure: 'open deals parked far away',
    compare: (a, b, team) => daysAway(b, team) - daysAway(a, team),
    note: (timeline, team) => `${daysAway(timeline, team)} days away`,
  },
);

function daysAway({ closeDates }: Timeline, { weeks }: TeamTimeline): number {
  return (valueOn(closeDates, weeks.lastDay) ?? weeks.lastDay) - weeks.lastDay;
}
