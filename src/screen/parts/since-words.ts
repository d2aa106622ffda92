import { DAYS_A_WEEK, daysBetween, type CalendarDate } from '../../domain/calendar.ts';
import { formatChange } from './change-words.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import type { SinceOneOnOne } from '../../domain/one-on-ones/since-one-on-one.ts';
import { count } from '../../domain/text.ts';
import { safe } from './mrkdwn.ts';

type Change = NonNullable<SinceOneOnOne['change']>;

const VERDICTS: Readonly<Record<Change['verdict'], string>> = {
  better: 'better',
  same: 'about the same',
  worse: 'worse',
};

/** `Since your talk on 12 Nov: coverage 1.8× → 2.6×, better.` */
export function sinceWords({ on, change }: SinceOneOnOne, today: CalendarDate): string {
  if (change === undefined) return `You talked about it on ${formatDate(on, today)}.`;
  return `Since your talk on ${formatDate(on, today)}: ${changeWords(change)}, ${VERDICTS[change.verdict]}.`;
}

/** `3 weeks after your talk: new deals a week 0.4 → 2.5.`, or that there is no change yet: short, and another sentence every week. */
export function sinceLastWords({ on, change }: SinceOneOnOne, today: CalendarDate): string {
  const weeks = Math.floor(daysBetween(on, today) / DAYS_A_WEEK);
  const ago = weeks === 0 ? 'this week' : `${count(weeks, 'week')} ago`;
  if (change === undefined) return `You talked about it ${ago}.`;
  if (change.verdict === 'same') return `You talked ${ago}: no change yet.`;
  return `You talked ${ago}: ${changeWords(change)}, ${VERDICTS[change.verdict]}.`;
}

/** `since your talk on 24 Nov: new deals a week 0.6 → 2.5, back to the usual. Tell Ana.`, the name being safe. */
export function recoveryWords(
  { on, change }: SinceOneOnOne,
  name: string,
  today: CalendarDate,
): string {
  const figures = change === undefined ? '' : `${changeWords(change)}, `;
  return `since your talk on ${formatDate(on, today)}: ${figures}back to the usual. Tell ${name}.`;
}

function changeWords(change: Change): string {
  return safe(formatChange(change), 120);
}
