import type { CalendarDate } from '../../domain/calendar.ts';
import { sayChange } from '../../domain/checklists/change-words.ts';
import { sayDate } from '../../domain/dates-in-words.ts';
import type { SinceTalk } from '../../domain/checklists/since-talk.ts';
import { safe } from './mrkdwn.ts';

type Change = NonNullable<SinceTalk['change']>;

const VERDICTS: Readonly<Record<Change['verdict'], string>> = {
  better: 'better',
  same: 'about the same',
  worse: 'worse',
};

/** `Since your talk on 12 Nov: coverage 1.8× → 2.6×, better.` */
export function sinceWords({ on, change }: SinceTalk, today: CalendarDate): string {
  if (change === undefined) return `You talked about it on ${sayDate(on, today)}.`;
  return `Since your talk on ${sayDate(on, today)}: ${changeWords(change)}, ${VERDICTS[change.verdict]}.`;
}

/** `since your talk on 24 Nov: new deals a week 0.6 → 2.5, back to the usual. Tell Ana.`, the name being safe. */
export function recoveryWords(
  { on, change }: SinceTalk,
  name: string,
  today: CalendarDate,
): string {
  const figures = change === undefined ? '' : `${changeWords(change)}, `;
  return `since your talk on ${sayDate(on, today)}: ${figures}back to the usual. Tell ${name}.`;
}

function changeWords(change: Change): string {
  return safe(sayChange(change), 120);
}
