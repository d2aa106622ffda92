import type { Generated } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { CommitmentId, PersonId } from '../../domain/ids.ts';

/** One time that a commitment's date was moved. */
export interface CommitmentMoveTable {
  id: Generated<number>;
  commitment_id: CommitmentId;
  from_on: CalendarDate | null;
  to_on: CalendarDate;
  moved_by: PersonId;
  moved_at: Generated<Date>;
}
