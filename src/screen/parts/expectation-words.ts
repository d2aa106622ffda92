import type { CalendarDate } from '../../domain/calendar.ts';
import { sayDate } from '../../domain/dates-in-words.ts';
import type { Expectation } from '../../domain/one-on-ones/expectation.ts';
import { safe } from './mrkdwn.ts';

const MOST_CHARACTERS = 80;

/** `Agreed as good: new deals a week: 2, by 31 Dec`, each text cut at `most` characters; undefined where nothing was agreed. */
export function expectationLine(
  expectations: readonly Expectation[] | undefined,
  today: CalendarDate,
  most = MOST_CHARACTERS,
): string | undefined {
  if (expectations === undefined || expectations.length === 0) return undefined;
  const words = expectations.map(({ measure, level, dueOn }) => {
    const by = dueOn === undefined ? '' : `, by ${sayDate(dueOn, today)}`;
    return `${safe(measure, most)}: ${safe(level, most)}${by}`;
  });
  return `Agreed as good: ${words.join(' · ')}`;
}
