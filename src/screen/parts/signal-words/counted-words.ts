import { addDays, type CalendarDate } from '../../../domain/calendar.ts';
import type { BeforeAndNow } from '../../../domain/signals/before-and-now.ts';
import { DAYS_A_WEEK, WEEKS_A_YEAR } from '../../../domain/team/weeks.ts';
import { inTheLast, pace } from '../figure-words.ts';

type FormatDay = (date: CalendarDate) => string;

/** `3 in the last 5 weeks; before, about 2 a week.` What was kept before both were counted says only how it was then. */
export function nowAndBefore({ observed, weeks, away, before, weeksBefore }: BeforeAndNow): string {
  const now = `${observed === 0 ? 'none' : whole(observed)} ${inTheLast(weeks, away)}`;
  if (before === undefined || weeksBefore === undefined) return `${now}.`;
  return `${now}; before, ${pace(before, weeksBefore)}.`;
}

/** `; before, 41 of 60.`, or the full stop alone where that isn't known. */
export function beforeOfMany({ before, beforeOf }: BeforeAndNow): string {
  if (before === undefined || beforeOf === undefined || beforeOf === 0) return '.';
  return `; before, ${before} of ${beforeOf}.`;
}

/** A whole number, also where it was kept from before only whole ones were. */
export function whole(value: number): string {
  return String(Math.round(value));
}

/** `3 from 5 Oct to 21 Nov; before, 41 from 6 Apr to 4 Oct.` Undefined where the weeks before aren't known. */
export function countedFromTo(
  { observed, of, weeks, before, beforeOf, weeksBefore }: BeforeAndNow,
  asOf: CalendarDate,
  day: FormatDay,
): string | undefined {
  if (before === undefined || weeksBefore === undefined) return undefined;
  const since = addDays(asOf, 1 - DAYS_A_WEEK * weeks);
  const from = addDays(since, -DAYS_A_WEEK * weeksBefore);
  const share = (so: number, all: number | undefined) =>
    all === undefined ? String(so) : `${so} of ${all}`;
  return (
    `${share(observed, of)} from ${day(since)} to ${day(asOf)}; ` +
    `before, ${share(before, beforeOf)} from ${day(from)} to ${day(addDays(since, -1))}.`
  );
}

/** How often at most chance alone would bring this, one rep and one kind of signal. */
export function sureness({ onceInWeeks }: { readonly onceInWeeks: number }): string {
  const years = Math.floor(onceInWeeks / WEEKS_A_YEAR);
  if (years >= 2) return `Chance alone would do this less than once in ${years} years.`;
  if (years === 1) return 'Chance alone would do this less than once a year.';
  return `Chance alone would do this less than once in ${Math.max(1, Math.floor(onceInWeeks))} weeks.`;
}

/** How sure a change in what is counted is, and what ends it. */
export function endingOf(what: string) {
  return { sureness, clearsWhen: () => `Ends when ${what}.` };
}
