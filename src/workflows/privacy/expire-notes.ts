import { expirePoints } from '../../database/one-on-ones/agenda-points.ts';
import { expireNotes as emptyNotes } from '../../database/one-on-ones/one-on-ones.ts';
import { expireRecapWords } from '../../database/recaps/recaps.ts';
import { addMonths, localTime } from '../../domain/calendar.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/**
 * Empties the notes and the recaps of one-on-ones, and removes reps' points, that are older than notes are kept. What was
 * agreed, and when, stays.
 */
export async function expireNotes({
  database,
  coaching,
  now,
  log,
}: Pick<WorkflowContext, 'database' | 'coaching' | 'now' | 'log'>): Promise<number> {
  const today = localTime(now(), coaching.defaultTimeZone).date;
  const before = addMonths(today, -coaching.notesRetentionMonths);
  const expired = await emptyNotes(database, before);
  await expireRecapWords(database, before);
  await expirePoints(database, before);
  if (expired > 0) log.info({ notes: expired }, 'notes expired');
  return expired;
}
