import { dayNumber } from '../calendar.ts';
import { memoize } from '../memoize.ts';
import type { TeamTimeline } from './team-timeline.ts';
import { repOn } from '../timeline/timeline.ts';
import { DAYS_A_WEEK } from './weeks.ts';

/**
 * What share of each week each rep was there to sell, by rep and week: from the start date or the first
 * opportunity of their own, whichever is earlier, to the end date.
 */
export const presence = memoize((team: TeamTimeline): readonly Float64Array[] => {
  const firstDays = firstOwnDays(team);
  return team.reps.map((rep, index) => {
    const started = rep.startDate === undefined ? Infinity : dayNumber(rep.startDate);
    const first = Math.min(started, firstDays[index] ?? Infinity);
    const last = rep.endDate === undefined ? team.weeks.lastDay : dayNumber(rep.endDate);
    return Float64Array.from({ length: team.weeks.count }, (_, week) => {
      const monday = team.weeks.firstDay + week * DAYS_A_WEEK;
      const days = Math.min(last, monday + DAYS_A_WEEK - 1) - Math.max(first, monday) + 1;
      return Math.max(0, days) / DAYS_A_WEEK;
    });
  });
});

function firstOwnDays(team: TeamTimeline): readonly number[] {
  const first = team.reps.map(() => Infinity);
  for (const timeline of team.timelines) {
    if (timeline.createdOn === undefined) continue;
    const rep = repOn(timeline, timeline.createdOn);
    if (rep !== undefined) first[rep] = Math.min(first[rep] ?? Infinity, timeline.createdOn);
  }
  return first;
}
