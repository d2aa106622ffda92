import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';

/** Until when a manager does not want to hear that a rep waits for a one-on-one. */
export interface WaitingSnoozeTable {
  manager_id: PersonId;
  rep_id: PersonId;
  snoozed_until: CalendarDate;
}
