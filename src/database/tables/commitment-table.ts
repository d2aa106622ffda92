import type { Generated } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { CommitmentState } from '../../domain/one-on-ones/one-on-one.ts';
import type { CommitmentId, OneOnOneId, PersonId } from '../../domain/ids.ts';

export interface CommitmentTable {
  id: Generated<CommitmentId>;
  one_on_one_id: OneOnOneId;
  position: number;
  action: string;
  owner_id: PersonId;
  due_on: CalendarDate | null;
  state: Generated<CommitmentState>;
  closed_at: Date | null;
  /** Who ticked off a commitment of their own; null where the manager closed it. */
  ticked_by: PersonId | null;
}
