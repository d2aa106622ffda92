import type { Generated } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ChecklistId, PersonId } from '../../domain/ids.ts';

export interface ChecklistTable {
  id: Generated<ChecklistId>;
  manager_id: PersonId;
  /** The Monday. */
  week: CalendarDate;
  export_as_of: CalendarDate;
  created_at: Generated<Date>;
  /** The cover who got it. */
  cover_id: PersonId | null;
}
