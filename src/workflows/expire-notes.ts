import { expireNotes as emptyNotes } from '../database/one-on-ones.ts';
import { addMonths, localTime } from '../domain/calendar.ts';
import type { WorkflowContext } from './workflow-context.ts';

/** Empties the notes of one-on-ones that are older than notes are kept. What was agreed, and when, stays. */
export async function expireNotes({
  database,
  coaching,
  now,
  log,
}: Pick<WorkflowContext, 'database' | 'coaching' | 'now' | 'log'>): Promise<number> {
  const today = localTime(now(), coaching.defaultTimeZone).date;
  const expired = await emptyNotes(database, addMonths(today, -coaching.notesRetentionMonths));
  if (expired > 0) log.info({ notes: expired }, 'notes expired');
  return expired;
}
