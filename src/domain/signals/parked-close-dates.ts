import { valueOn } from '../timeline/steps.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { HABIT_FACTS, habitual } from './habitual.ts';

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
    facts: [HABIT_FACTS],
    dealFacts: { days: 'number' },
  },
  {
    doubt: 0,
    measure: 'open-deals-parked-far-away',
    compare: (a, b, team) => daysAway(b, team) - daysAway(a, team),
    dealFacts: (timeline, team) => ({ days: daysAway(timeline, team) }),
  },
);

function daysAway({ closeDates }: Timeline, { weeks }: TeamTimeline): number {
  return (valueOn(closeDates, weeks.lastDay) ?? weeks.lastDay) - weeks.lastDay;
}
