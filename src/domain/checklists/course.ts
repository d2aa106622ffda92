import { DAYS_A_WEEK, daysBetween, type CalendarDate } from '../calendar.ts';
import type { SinceOneOnOne } from '../one-on-ones/since-one-on-one.ts';

/** How an issue has gone since it was first on the manager's list; what its headline says follows from it. */
export interface Course {
  readonly state: 'coming back' | 'unmoved' | 'going on';
  /** Whole weeks since it was first seen. */
  readonly weeks: number;
}

/** What is unmoved for so long becomes a question whether it is still the right thing to talk about. */
const UNMOVED_DAYS = 28;
/** And after so many on the list however lately it was talked about once more. */
const UNMOVED_DAYS_ON_LIST = 56;
/** As often a list has what is not enough to be raised any more: then it is over, or raised as before. */
const TIMES_FADING = 2;

/** What an issue's course is judged by. */
export interface Gone {
  readonly firstSeenOn: CalendarDate;
  /** Since when there is not enough to raise it; undefined while there is. */
  readonly fadingSince: CalendarDate | undefined;
  /** The last one-on-one about it. */
  readonly coachedOn: CalendarDate | undefined;
  /** What changed since that one-on-one, or else since it was first seen. */
  readonly since: SinceOneOnOne | undefined;
  /** The earlier lists that had it, the newest first. */
  readonly listed: readonly CalendarDate[];
}

/** The course of an issue that an earlier list had, or a one-on-one was about; undefined for a new one. */
export function courseOf(gone: Gone, week: CalendarDate): Course | undefined {
  const { firstSeenOn, fadingSince, coachedOn, since, listed } = gone;
  const listedFirst = listed.at(-1);
  if (coachedOn === undefined && listedFirst === undefined) return undefined;
  const weeks = Math.max(1, Math.round(daysBetween(firstSeenOn, week) / DAYS_A_WEEK));
  // That there is not enough to raise it doesn't make it better: the figures say so, or nobody does.
  const mayComeBack = coachedOn !== undefined || fadingSince !== undefined;
  if (mayComeBack && since?.change?.verdict === 'better') return { state: 'coming back', weeks };
  const daysSince = (day: CalendarDate | undefined) =>
    day === undefined ? 0 : daysBetween(day, week);
  const isUnmoved =
    daysSince(coachedOn ?? listedFirst) >= UNMOVED_DAYS ||
    daysSince(listedFirst) >= UNMOVED_DAYS_ON_LIST;
  return { state: isUnmoved ? 'unmoved' : 'going on', weeks };
}

/** Whether there is no more to be said of an issue that is not enough to be raised any more: two lists had it then, or none ever. */
export function isSaidToFade({ fadingSince, coachedOn, listed }: Gone): boolean {
  if (fadingSince === undefined) return false;
  if (coachedOn === undefined && listed.length === 0) return true;
  return listed.filter((week) => week >= fadingSince).length >= TIMES_FADING;
}
