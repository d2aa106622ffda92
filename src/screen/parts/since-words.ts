import type { CalendarDate } from '../../domain/calendar.ts';
import { formatChange } from './change-words.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import type { SinceOneOnOne } from '../../domain/one-on-ones/since-one-on-one.ts';
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
