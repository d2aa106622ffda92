import { addDays, DAYS_A_WEEK, type CalendarDate } from '../calendar.ts';
import type { GroupFacts } from '../signals/group-signals.ts';
import { sinceOneOnOne, type SinceOneOnOne } from './since-one-on-one.ts';

/**
 * What changed for a team since the talk about what it has in common: its whole counts a week, from when it began until the
 * talk, and since then. Without the figures where the weeks on one side of the talk aren't known.
 */
export function sinceWithTeam(on: CalendarDate, facts: GroupFacts): SinceOneOnOne {
  const points = weeksOf(facts);
  const between = points.filter(({ week }) => week >= facts.since && week < on);
  const after = points.filter(({ week }) => week >= on);
  if (between.length === 0 || after.length === 0) return { on };
  const measure = {
    name: `${facts.noun}-a-week`,
    unit: 'count',
    usual: facts.before / Math.max(1, facts.weeksBefore),
    betterWhen: facts.direction === 'fewer' ? 'higher' : 'lower',
  } as const;
  return sinceOneOnOne(
    on,
    { ...measure, observed: meanOf(between) },
    { measure: { ...measure, observed: meanOf(after) } },
  );
}

/** A team's or the company's counts with the first day of each week, the oldest first; none where they weren't kept. */
export function weeksOf({ weekly = [], since, weeks }: GroupFacts) {
  const first = addDays(since, (weeks - weekly.length) * DAYS_A_WEEK);
  return weekly.map((value, index) => ({ week: addDays(first, index * DAYS_A_WEEK), value }));
}

function meanOf(points: readonly { readonly value: number }[]): number {
  return points.reduce((total, { value }) => total + value, 0) / points.length;
}
