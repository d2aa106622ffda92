import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import type { Expectation } from '../../domain/one-on-ones/expectation.ts';
import { safe } from './mrkdwn.ts';

const MAX_CHARACTERS = 80;

/** `Agreed as good: new deals a week: 2, by 31 Dec`, each text cut at `most` characters; undefined where nothing was agreed. */
export function expectationLine(
  expectations: readonly Expectation[] | undefined,
  today: CalendarDate,
  max = MAX_CHARACTERS,
): string | undefined {
  if (expectations === undefined || expectations.length === 0) return undefined;
  const words = expectations.map(({ measure, level, dueOn }) => {
    const by = dueOn === undefined ? '' : `, by ${formatDate(dueOn, today)}`;
    return `${safe(measure, max)}: ${safe(level, max)}${by}`;
  });
  return `Agreed as good: ${words.join(' · ')}`;
}
