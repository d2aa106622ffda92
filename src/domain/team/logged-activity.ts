import { dayNumber } from '../calendar.ts';
import { memoize } from '../memoize.ts';
import type { Share } from '../statistics/beta-binomial.ts';
import { repOn, type Timeline } from '../timeline/timeline.ts';
import type { TeamTimeline } from './team-timeline.ts';
import { DAYS_A_WEEK, weekOf } from './weeks.ts';

/** What is known of how a team logs activities. */
export interface LoggedActivity {
  /** The first week that counts, and how many are known from it on. */
  readonly since: number;
  readonly weeks: number;
  /** By rep: of the weeks of open deals, those in which the deal had any activity. */
  readonly shares: readonly Share[];
}

/**
 * How each rep's activities were logged since exports began: of the weeks before, an export shows the last activity alone.
 * Counted are whole weeks that a deal was in one stage, as one that moves on was worked on for sure.
 */
export const loggedActivity = memoize((team: TeamTimeline): LoggedActivity => {
  const since = firstWeek(team);
  const until = knownUntil(team);
  const counts = team.reps.map(() => ({ so: 0, of: 0 }));
  for (const timeline of team.timelines) {
    for (const week of weeksInOneStage(team, timeline, since, until)) {
      const monday = team.weeks.firstDay + week * DAYS_A_WEEK;
      const rep = repOn(timeline, monday);
      const count = rep === undefined ? undefined : counts[rep];
      if (count === undefined) continue;
      count.of += 1;
      if (hasActivity(timeline, monday)) count.so += 1;
    }
  }
  const known = team.isCovered.slice(since, until).filter(Boolean).length;
  return { since, weeks: known, shares: counts };
});

/** The first whole week after the first export. */
function firstWeek({ team, newestExport, weeks }: TeamTimeline): number {
  return Math.max(0, weekOf(dayNumber(team.exportDates[0] ?? newestExport), weeks) + 1);
}

/** The week after the last whose activities are known. */
function knownUntil({ team, newestExport, weeks }: TeamTimeline): number {
  const last = Math.min(weeks.lastDay, dayNumber(team.activitiesUntil ?? newestExport));
  return Math.max(0, weekOf(last + 1, weeks));
}

function* weeksInOneStage(
  { weeks, isCovered }: TeamTimeline,
  { stays }: Timeline,
  since: number,
  until: number,
): Generator<number> {
  for (const { watchedFrom, end } of stays) {
    const last = Math.min(until, end === undefined ? until : weekOf(end.on, weeks));
    // The day of a move has an activity of its own: the move.
    for (let week = Math.max(since, weekOf(watchedFrom, weeks) + 1); week < last; week += 1) {
      if (isCovered[week] === true) yield week;
    }
  }
}

function hasActivity({ activityDays }: Timeline, monday: number): boolean {
  return activityDays.some((day) => day >= monday && day < monday + DAYS_A_WEEK);
}
