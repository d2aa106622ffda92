import type { CalendarDate } from '../../domain/calendar.ts';
import type { Expectation, ExpectationDraft } from '../../domain/one-on-ones/expectation.ts';
import type { ExpectationId, PersonId } from '../../domain/ids.ts';
import type { Queryable, Transaction } from '../connection.ts';

/** What the manager and each of these reps agreed as good, and still is; the oldest first. */
export async function currentExpectations(
  database: Queryable,
  manager: PersonId,
  reps: readonly PersonId[],
): Promise<Map<PersonId, Expectation[]>> {
  const expectations = new Map<PersonId, Expectation[]>();
  if (reps.length === 0) return expectations;
  const rows = await database
    .selectFrom('expectation')
    .selectAll()
    .where('manager_id', '=', manager)
    .where('rep_id', 'in', reps)
    .where('ended_on', 'is', null)
    .orderBy('id')
    .execute();
  for (const { rep_id: rep, id, measure, level, due_on: dueOn, agreed_on: agreedOn } of rows) {
    const expectation = { id, measure, level, dueOn: dueOn ?? undefined, agreedOn };
    expectations.set(rep, [...(expectations.get(rep) ?? []), expectation]);
  }
  return expectations;
}

/** Ends and begins expectations. A measure that is expected already stays, so that twice is the same as once. */
export async function writeExpectations(
  transaction: Transaction,
  manager: PersonId,
  rep: PersonId,
  changes: {
    readonly ends: readonly ExpectationId[];
    readonly begins: readonly ExpectationDraft[];
  },
  today: CalendarDate,
): Promise<void> {
  if (changes.ends.length > 0) {
    await transaction
      .updateTable('expectation')
      .set({ ended_on: today })
      .where('id', 'in', changes.ends)
      .where('ended_on', 'is', null)
      .execute();
  }
  for (const { measure, level, dueOn } of changes.begins) {
    await transaction
      .insertInto('expectation')
      .values({
        manager_id: manager,
        rep_id: rep,
        measure,
        level,
        due_on: dueOn ?? null,
        agreed_on: today,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['manager_id', 'rep_id', 'measure'])
          .where('ended_on', 'is', null)
          .doNothing(),
      )
      .execute();
  }
}
