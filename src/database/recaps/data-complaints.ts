import type { CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { DataComplaintId, OneOnOneId, PersonId } from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';

/** What a rep says about the data, with whom it is about. */
export interface Complaint {
  readonly id: DataComplaintId;
  readonly rep: NamedPerson;
  readonly manager: NamedPerson;
  /** The day of the one-on-one whose recap it answers. */
  readonly heldOn: CalendarDate;
  readonly words: string;
}

/** Notes what a rep says about the data; the same submission again changes nothing. */
export async function saveComplaint(
  database: Queryable,
  complaint: {
    readonly oneOnOneId: OneOnOneId;
    readonly repId: PersonId;
    readonly submissionId: string;
    readonly words: string;
  },
  now: Date,
): Promise<void> {
  await database
    .insertInto('data_complaint')
    .values({
      one_on_one_id: complaint.oneOnOneId,
      rep_id: complaint.repId,
      submission_id: complaint.submissionId,
      words: complaint.words,
      raised_at: now,
      notified_at: null,
    })
    .onConflict((conflict) => conflict.column('submission_id').doNothing())
    .execute();
}

/** Those that somebody may still have to be notified of, the oldest first. */
export async function untoldComplaints(database: Queryable): Promise<Complaint[]> {
  const rows = await database
    .selectFrom('data_complaint')
    .innerJoin('one_on_one', 'one_on_one.id', 'data_complaint.one_on_one_id')
    .innerJoin('person as rep', 'rep.id', 'data_complaint.rep_id')
    .innerJoin('person as manager', 'manager.id', 'one_on_one.manager_id')
    .select([
      'data_complaint.id',
      'data_complaint.words',
      'one_on_one.held_on',
      'rep.id as rep_id',
      'rep.name as rep_name',
      'manager.id as manager_id',
      'manager.name as manager_name',
    ])
    .where('data_complaint.notified_at', 'is', null)
    .orderBy('data_complaint.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    rep: { id: row.rep_id, name: row.rep_name },
    manager: { id: row.manager_id, name: row.manager_name },
    heldOn: row.held_on,
    words: row.words,
  }));
}

/** Notes that nothing is left to send of it. */
export async function markComplaintNotified(
  database: Queryable,
  id: DataComplaintId,
  now: Date,
): Promise<void> {
  await database
    .updateTable('data_complaint')
    .set({ notified_at: now })
    .where('id', '=', id)
    .execute();
}
