import type { CalendarDate } from '../../domain/calendar.ts';
import { daysBetween } from '../../domain/calendar.ts';
import { sayDay } from '../../domain/dates-in-words.ts';
import { count } from '../../domain/text.ts';
import { section } from './mrkdwn.ts';
import type { SlackMessage } from './slack-message.ts';

/** Tells an administrator why no checklist goes out. */
export function staleExportMessage(
  exportAsOf: CalendarDate,
  today: CalendarDate,
  staleAfterDays: number,
): SlackMessage {
  const age = count(daysBetween(exportAsOf, today), 'day');
  const text =
    `No coaching checklists this week: the newest CRM export is from ${sayDay(exportAsOf, today)}, ${age} ago, ` +
    `and nothing is said from exports older than ${count(staleAfterDays, 'day')}. ` +
    'Put a new one into the export folder, or run coach import; the checklists follow by themselves.';
  return { text, blocks: [section(text)] };
}
