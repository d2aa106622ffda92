import type { Generated } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ExpectationId, PersonId } from '../../domain/ids.ts';

/** What a manager and a rep agreed as good. What it says is never changed: a change is another row. */
export interface ExpectationTable {
  id: Generated<ExpectationId>;
  rep_id: PersonId;
  manager_id: PersonId;
  measure: string;
  level: string;
  due_on: CalendarDate | null;
  agreed_on: CalendarDate;
  ended_on: CalendarDate | null;
}
