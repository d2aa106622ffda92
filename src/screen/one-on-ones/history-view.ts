import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { HistoryEntry } from '../../domain/one-on-ones/coaching-history.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import { formatEntry } from './history-words.ts';
import { firstName } from '../../domain/people/person.ts';
import { count } from '../../domain/text.ts';
import { ACTIONS } from '../ids.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';

export interface HistoryViewInput {
  readonly rep: NamedPerson;
  /** The newest first. */
  readonly entries: readonly HistoryEntry[];
  /** From 0, the newest. */
  readonly page: number;
  /** Whether the document was asked for in this modal. */
  readonly isSent: boolean;
  readonly today: CalendarDate;
}

/** What a phone shows in two screens. */
const ENTRIES_A_PAGE = 10;

/** What a manager and a rep have behind them, page by page, for the manager alone. */
export function historyView(input: HistoryViewInput): ModalView {
  const { rep, entries, isSent } = input;
  const pages = Math.max(1, Math.ceil(entries.length / ENTRIES_A_PAGE));
  const page = Math.min(Math.max(0, input.page), pages - 1);
  const shown = entries.slice(page * ENTRIES_A_PAGE, (page + 1) * ENTRIES_A_PAGE);
  return {
    type: 'modal',
    private_metadata: String(rep.id),
    title: plain('History', 24),
    close: plain('Close', 24),
    blocks: [
      section(
        `*${safe(rep.name, 150)}*`,
        entries.length === 0
          ? 'Nothing yet: no one-on-one, no signal, nothing agreed.'
          : `${count(entries.length, 'entry', 'entries')}, the newest first · page ${page + 1} of ${pages}`,
      ),
      ...shown.map((entry) => entryBlock(entry, input)),
      ...turnButtons(page, pages),
      ...(entries.length === 0 ? [] : sendBlocks(rep, isSent)),
    ],
  };
}

function entryBlock(entry: HistoryEntry, { rep, today }: HistoryViewInput): KnownBlock {
  const { on, what, text, outcome } = formatEntry(entry, rep, today);
  const notes = entry.kind === 'one-on-one' ? entry.notes : '';
  return section(
    `*${formatDate(on, today)} · ${what}*${text === '' ? '' : ` — ${safe(text, 500)}`}`,
    outcome === '' ? undefined : safe(outcome, 500),
    notes === '' ? undefined : `Your notes: ${safe(notes, 600)}`,
  );
}

function turnButtons(page: number, pages: number): KnownBlock[] {
  const button = (id: string, text: string, to: number): Button => ({
    type: 'button',
    action_id: id,
    text: plain(text),
    value: String(to),
  });
  const elements = [
    ...(page > 0 ? [button(ACTIONS.newerHistory, 'Newer', page - 1)] : []),
    ...(page < pages - 1 ? [button(ACTIONS.olderHistory, 'Older', page + 1)] : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

function sendBlocks(rep: NamedPerson, isSent: boolean): KnownBlock[] {
  if (isSent) return [context('It is in your messages with me, without your notes.')];
  const who = firstName(rep.name);
  const button = (id: string, text: string, format: string): Button => ({
    type: 'button',
    action_id: id,
    text: plain(text),
    accessibility_label: plain(`Send me the history with ${who} as ${format}`).text,
  });
  return [
    {
      type: 'actions',
      elements: [
        button(ACTIONS.sendHistoryMarkdown, 'Send me as Markdown', 'Markdown'),
        button(ACTIONS.sendHistoryCsv, 'Send me as CSV', 'CSV'),
      ],
    },
    context('For a review. Your notes stay here.'),
  ];
}
