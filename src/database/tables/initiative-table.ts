import type { Generated } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { InitiativeId } from '../../domain/ids.ts';

/** A programme that is being rolled out. */
export interface InitiativeTable {
  id: Generated<InitiativeId>;
  /** Made when it was asked for, so that one form can be saved only once. */
  submission_id: string;
  name: string;
  /** What managers are to ask in their one-on-ones. */
  question: string;
  /** The Monday of its first week. */
  starts_on: CalendarDate;
  ends_on: CalendarDate;
  created_at: Generated<Date>;
}
