import { valueOn } from '../timeline/steps.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { activityFell } from './activity-fell.ts';
import { HABIT_FACTS, habitual } from './habitual.ts';

/** Dates pass by themselves and are put right together: of many weeks the worst one is by chance. */
const WORST_WEEK = 1;
/** Who tidies up once a month, or was away for three weeks, is not yet late with it. */
const WEEKS_IN_A_ROW = 7;

/**
 * The rep's open deals are past their close dates by more than a week, far more often than the colleagues'.
 * A date that has passed tells that nobody looked: either the deal is over, or its plan is.
 */
export const overdueCloseDates = habitual(
  {
    kind: 'overdue-close-dates',
    nature: 'issue',
    atStake: 'open-deals',
    changedByCoaching: 0.7,
    followsFrom: [activityFell],
    facts: [HABIT_FACTS],
    dealFacts: { days: 'number' },
  },
  {
    doubt: WORST_WEEK,
    weeksInARow: WEEKS_IN_A_ROW,
    measure: 'open-deals-past-their-close-date',
    compare: (a, b, team) => daysOver(b, team) - daysOver(a, team),
    dealFacts: (timeline, team) => ({ days: daysOver(timeline, team) }),
  },
);

function daysOver({ closeDates }: Timeline, { weeks }: TeamTimeline): number {
  return weeks.lastDay - (valueOn(closeDates, weeks.lastDay) ?? weeks.lastDay);
}
