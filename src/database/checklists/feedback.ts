import { addDays, type CalendarDate } from '../../domain/calendar.ts';
import type { Feedback } from '../../domain/checklists/feedback.ts';
import type { ChecklistItemId, PersonId } from '../../domain/ids.ts';
import type { KindVerdicts } from '../../domain/checklists/kind-weight.ts';
import { ISSUE_KINDS, type IssueKind } from '../../domain/signals/kinds.ts';
import type { Queryable } from '../connection.ts';

/** Notes a person's feedback on an item; it replaces their earlier one. */
export async function saveFeedback(
  database: Queryable,
  item: ChecklistItemId,
  person: PersonId,
  feedback: Feedback,
  now: Date,
): Promise<void> {
  const said = {
    verdict: feedback.verdict,
    reason: feedback.verdict === 'useful' ? null : feedback.reason,
    at: now,
  };
  await database
    .insertInto('feedback')
    .values({ item_id: item, person_id: person, ...said })
    .onConflict((conflict) => conflict.columns(['item_id', 'person_id']).doUpdateSet(said))
    .execute();
}

/** Feedback of half a year ago says little about what the manager wants today. */
const VERDICT_DAYS = 182;

/** The manager's feedback on the items of each kind in the last half year. */
export async function verdictsOf(
  database: Queryable,
  manager: PersonId,
  week: CalendarDate,
): Promise<Map<IssueKind, KindVerdicts>> {
  const rows = await database
    .selectFrom('feedback')
    .innerJoin('checklist_item', 'checklist_item.id', 'feedback.item_id')
    .innerJoin('checklist', 'checklist.id', 'checklist_item.checklist_id')
    .innerJoin('signal', 'signal.id', 'checklist_item.signal_id')
    .select(({ fn }) => [
      'signal.kind',
      fn.countAll<number>().filterWhere('verdict', '=', 'useful').as('useful'),
      fn.countAll<number>().filterWhere('verdict', '=', 'not-useful').as('notUseful'),
    ])
    .where('feedback.person_id', '=', manager)
    .where('checklist_item.kind', '=', 'signal')
    .where('checklist.week', '>=', addDays(week, -VERDICT_DAYS))
    .groupBy('signal.kind')
    .execute();
  return new Map(
    rows.flatMap(({ kind, useful, notUseful }) => {
      const issue = ISSUE_KINDS.find((one) => one === kind);
      return issue === undefined ? [] : [[issue, { useful, notUseful }] as const];
    }),
  );
}
