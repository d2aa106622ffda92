import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';

export interface QuotaTable {
  person_id: PersonId;
  starts_on: CalendarDate;
  ends_on: CalendarDate;
  amount: number;
  currency: string | null;
}
