import { dayNumber } from '../calendar.ts';
import { memoize } from '../memoize.ts';
import type { TeamTimeline } from './team-timeline.ts';
import { DAYS_A_WEEK, weekOf } from './weeks.ts';

/** A day off is no absence; who is away on two of five working days has no usual week. */
const LEAST_WORKING_DAYS = 2;
/** Day 0 was a Thursday, so that of each seven days from it on these are a weekend. */
const WEEKEND: ReadonlySet<number> = new Set([2, 3]);

/** The weeks in which each rep was away on two working days at least, as a file of absences has it, by rep and week. */
export const filedAwayWeeks = memoize((team: TeamTimeline): readonly (readonly boolean[])[] => {
  const { weeks, repIndex } = team;
  const days = team.reps.map(() => Array.from({ length: weeks.count }, () => 0));
  for (const { personId, from, until } of team.team.absences ?? []) {
    const own = days[repIndex.get(personId) ?? NaN];
    const last = until === undefined ? weeks.lastDay : Math.min(weeks.lastDay, dayNumber(until));
    for (let day = Math.max(weeks.firstDay, dayNumber(from)); day <= last; day += 1) {
      if (own === undefined || WEEKEND.has(day % DAYS_A_WEEK)) continue;
      const week = weekOf(day, weeks);
      own[week] = (own[week] ?? 0) + 1;
    }
  }
  return days.map((own) => own.map((many) => many >= LEAST_WORKING_DAYS));
});
