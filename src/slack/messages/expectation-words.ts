import type { CalendarDate } from '../../domain/calendar.ts';
import { sayDate } from '../../domain/dates-in-words.ts';
import type { Expectation } from '../../domain/expectation.ts';
import { safe } from './mrkdwn.ts';

/** `Agreed as good: new deals a week: 2, by 31 Dec`; undefined where nothing was agreed. */
export function expectationLine(
  expectations: readonly Expectation[] | undefined,
  today: CalendarDate,
): string | undefined {
  if (expectations === undefined || expectations.length === 0) return undefined;
  const words = expectations.map(({ measure, level, dueOn }) => {
    const by = dueOn === undefined ? '' : `, by ${sayDate(dueOn, today)}`;
    return `${safe(measure, 80)}: ${safe(level, 80)}${by}`;
  });
  return `Agreed as good: ${words.join(' · ')}`;
}
