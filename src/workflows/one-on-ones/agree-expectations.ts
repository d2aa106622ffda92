import { findChecklistId } from '../../database/checklists/checklists.ts';
import { touchChecklist } from '../../database/checklists/outdated-checklists.ts';
import { currentExpectations, writeExpectations } from '../../database/one-on-ones/expectations.ts';
import { weekStart } from '../../domain/calendar.ts';
import {
  changeExpectations,
  findExpectationProblems,
  type ExpectationDraft,
  type ExpectationProblem,
} from '../../domain/one-on-ones/expectation.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { findReport } from './prepare-log.ts';
import { todayOf, type WorkflowContext } from '../workflow-context.ts';

export type ExpectationResult =
  | { readonly result: 'saved' }
  | { readonly result: 'wrong'; readonly problems: readonly ExpectationProblem[] }
  /** The rep does not report to this manager. */
  | { readonly result: 'refused' };

/** Changes what a manager and a rep agreed as good to what the lines say. Twice is the same as once. */
export async function agreeExpectations(
  context: WorkflowContext,
  manager: Person,
  repId: PersonId,
  drafts: readonly ExpectationDraft[],
): Promise<ExpectationResult> {
  if ((await findReport(context, manager, repId)) === undefined) return { result: 'refused' };
  const today = todayOf(context, manager);
  return context.database.transaction().execute(async (transaction): Promise<ExpectationResult> => {
    const now = (await currentExpectations(transaction, manager.id, [repId])).get(repId) ?? [];
    const problems = findExpectationProblems(drafts, now, today);
    if (problems.length > 0) return { result: 'wrong', problems };
    await writeExpectations(transaction, manager.id, repId, changeExpectations(now, drafts), today);
    const checklistId = await findChecklistId(transaction, manager.id, weekStart(today));
    if (checklistId !== undefined) await touchChecklist(transaction, checklistId);
    return { result: 'saved' };
  });
}
