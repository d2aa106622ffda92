import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId, SlackAccountId } from '../../domain/ids.ts';
import type { Generated } from 'kysely';

export interface PersonTable {
  id: Generated<PersonId>;
  name: string;
  email: string;
  manager_id: PersonId | null;
  start_date: CalendarDate | null;
  end_date: CalendarDate | null;
  slack_account_id: SlackAccountId | null;
  time_zone: string | null;
  employee_number: string | null;
  created_at: Generated<Date>;
}

/** Who an owner in the CRM is. One person may own under several names and ids. */
export interface CrmOwnerTable {
  owner_key: string;
  person_id: PersonId;
}
