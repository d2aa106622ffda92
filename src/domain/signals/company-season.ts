import type { CalendarDate } from '../calendar.ts';
import type { CompanySeason, TeamHistory } from '../rep-history.ts';
import { addedUp, type WeekSums } from '../statistics/season.ts';
import { teamTimeline } from '../team/team-timeline.ts';
import { DETECTORS } from './detectors.ts';

/** The season of several teams of one company, as it was known at the end of `asOf`. */
export function companySeason(teams: readonly TeamHistory[], asOf: CalendarDate): CompanySeason {
  const weeks = new Map<string, WeekSums>();
  for (const team of teams) {
    const timeline = teamTimeline(team, asOf);
    if (timeline === undefined) continue;
    for (const { countWeeks } of DETECTORS) {
      for (const [counted, sums] of countWeeks?.(timeline) ?? []) {
        const before = weeks.get(counted);
        weeks.set(counted, before === undefined ? sums : addedUp(before, sums));
      }
    }
  }
  return { reps: new Set(teams.flatMap(({ reps }) => reps.map(({ id }) => id))), weeks };
}
