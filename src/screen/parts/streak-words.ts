import type { CalendarDate } from '../../domain/calendar.ts';
import type { CoachingStreak } from '../../domain/second-line/coaching-streak.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import { count } from '../../domain/text.ts';

/** Fewer weeks in a row are not called a streak. */
const SHORTEST_ROW = 2;

/** The manager's coaching weeks in a sentence or two; kind when the row ended. */
export function streakWords(streak: CoachingStreak, today: CalendarDate): string {
  const { weeks, isThisWeekIn, longest, lastHeldOn } = streak;
  if (lastHeldOn === undefined) return 'Your first logged conversation starts your coaching weeks.';
  if (weeks === 0) {
    const before = longest >= SHORTEST_ROW ? ` You had ${longest} weeks in a row before.` : '';
    return `Your last logged conversation was on ${formatDate(lastHeldOn, today)}.${before} One this week is a good start.`;
  }
  const row =
    weeks < SHORTEST_ROW
      ? `You logged a conversation ${isThisWeekIn ? 'this' : 'last'} week.`
      : `${count(weeks, 'week')} in a row with a logged conversation${weeks === longest ? ', your longest yet' : ''}.`;
  return isThisWeekIn ? row : `${row} One this week keeps it going.`;
}
