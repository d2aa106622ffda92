import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import { milestonesOfMonth, type RampStanding } from '../../domain/ramp/ramp-standing.ts';
import { capitalised } from '../../domain/text.ts';
import { safe } from './mrkdwn.ts';

/** The milestones of a rep's month, one a line: `✓ 3 deals begun on 12 Nov`, `○ A first deal won, usual by 4 Feb`. */
export function milestoneWords(standing: RampStanding, today: CalendarDate): string {
  return milestonesOfMonth(standing)
    .map(({ words, usualBy, reachedOn }) => {
      const what = safe(capitalised(words), 100);
      return reachedOn === undefined
        ? `○ ${what}, usual by ${formatDate(usualBy, today)}`
        : `✓ ${what} on ${formatDate(reachedOn, today)}`;
    })
    .join('\n');
}
