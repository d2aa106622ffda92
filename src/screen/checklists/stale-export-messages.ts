import type { CalendarDate } from '../../domain/calendar.ts';
import { daysBetween } from '../../domain/calendar.ts';
import { formatDate, formatDay } from '../../domain/dates-in-words.ts';
import { firstName } from '../../domain/people/person.ts';
import { count } from '../../domain/text.ts';
import { safe, section } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

/** Tells an administrator why no checklist goes out. */
export function staleExportMessage(
  exportAsOf: CalendarDate,
  today: CalendarDate,
  staleAfterDays: number,
): SlackMessage {
  const age = count(daysBetween(exportAsOf, today), 'day');
  const text =
    `No coaching checklists this week: the newest CRM export is from ${formatDay(exportAsOf, today)}, ${age} ago, ` +
    `and nothing is said from exports older than ${count(staleAfterDays, 'day')}. ` +
    'Put a new one into the export folder, or run coach import; the checklists follow by themselves.';
  return { text, blocks: [section(text)] };
}

/** What is open is a help for the week, not the whole list: `/coach name` has that. */
const MAX_COMMITMENTS = 10;

/** Explains to a manager why there is no checklist, with what was agreed and is still open. */
export function staleExportForManagerMessage(input: {
  readonly exportAsOf: CalendarDate;
  readonly today: CalendarDate;
  readonly isOperationsNotified: boolean;
  /** The first due first. */
  readonly commitments: readonly {
    readonly rep: string;
    readonly action: string;
    readonly dueOn: CalendarDate | undefined;
  }[];
}): SlackMessage {
  const { exportAsOf, today, commitments } = input;
  const why = [
    `No checklist this week: the last CRM export is from ${formatDate(exportAsOf, today)}.`,
    input.isOperationsNotified
      ? 'I have told operations; the checklist follows with the next export.'
      : 'The checklist follows with the next export.',
  ].join(' ');
  const left = commitments.length - MAX_COMMITMENTS;
  const open = commitments.slice(0, MAX_COMMITMENTS).map(({ rep, action, dueOn }) => {
    const due = dueOn === undefined ? '' : `, due ${formatDate(dueOn, today)}`;
    return `• ${safe(firstName(rep), 60)}: ${safe(action, 150)}${due}`;
  });
  const lines =
    open.length === 0
      ? [why]
      : [why, 'Your open commitments:', ...open, ...(left > 0 ? [`And ${left} more.`] : [])];
  return { text: lines.join('\n'), blocks: [section(...lines)] };
}
