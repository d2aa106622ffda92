import { loadHistory } from '../../database/one-on-ones/coaching-histories.ts';
import { coachingHistory, type HistoryEntry } from '../../domain/one-on-ones/coaching-history.ts';
import { historyDocument, type HistoryFormat } from '../../screen/one-on-ones/history-document.ts';
import { formatEntry } from '../../screen/one-on-ones/history-words.ts';
import type { PersonId, SlackAccountId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { historyMessages } from '../../screen/one-on-ones/history-messages.ts';
import type { HistoryViewInput } from '../../screen/one-on-ones/history-view.ts';
import { findReport } from './prepare-log.ts';
import { notifyOnce } from '../delivery/notify-once.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

/** A page of a manager's history with one of their reps; undefined where the rep is not theirs. */
export async function loadHistoryPage(
  context: WorkflowContext,
  manager: Person,
  repId: PersonId,
  page: number,
): Promise<HistoryViewInput | undefined> {
  const rep = await findReport(context, manager, repId);
  if (rep === undefined) return undefined;
  const entries = await entriesOf(context, manager, repId);
  return { rep, entries, page, isSent: false, today: todayOf(context, manager) };
}

/**
 * Sends a manager their history with a rep as a document, once for each time that it was opened. Returns the newest page as
 * it is then; undefined where the rep is not theirs.
 */
export async function sendHistory(
  context: WorkflowContext,
  manager: Person,
  user: SlackAccountId,
  repId: PersonId,
  asked: { readonly format: HistoryFormat; readonly viewId: string },
): Promise<HistoryViewInput | undefined> {
  const seen = await loadHistoryPage(context, manager, repId, 0);
  if (seen === undefined) return undefined;
  const { rep, entries, today } = seen;
  const lines = entries.map((entry) => formatEntry(entry, rep, today));
  const messages = historyMessages(rep, historyDocument(rep, lines, asked.format), asked.format);
  for (const [index, message] of messages.entries()) {
    const key = `history:${repId}:${asked.viewId}:${asked.format}:${index}`;
    await notifyOnce(context, key, user, message);
  }
  return { ...seen, isSent: true };
}

async function entriesOf(
  { database }: WorkflowContext,
  manager: Person,
  repId: PersonId,
): Promise<HistoryEntry[]> {
  return coachingHistory(await loadHistory(database, manager.id, repId));
}
