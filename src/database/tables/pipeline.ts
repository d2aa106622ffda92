import type { CalendarDate } from '../../domain/calendar.ts';
import type { ImportId, OpportunityId, PersonId } from '../../domain/ids.ts';
import type { ActivityKind } from '../../domain/pipeline/activity.ts';
import type { OpportunityOutcome, TrackedField } from '../../domain/pipeline/opportunity.ts';

/** The opportunity as the last import left it. */
export interface OpportunityTable {
  id: OpportunityId;
  name: string;
  account: string | null;
  owner: string | null;
  owner_key: string | null;
  stage: string;
  outcome: OpportunityOutcome;
  amount: number | null;
  currency: string | null;
  close_date: CalendarDate | null;
  created_on: CalendarDate | null;
  stage_entered_on: CalendarDate | null;
  last_activity_on: CalendarDate | null;
  next_step: string | null;
  forecast_category: string | null;
  contact_count: number | null;
  /** Fingerprint of the row that it was read from; null where something else changed it since. */
  fingerprint: number | null;
  first_seen_on: CalendarDate;
  /** The date of the first export that no longer had it; null while exports have it. */
  missing_since: CalendarDate | null;
}

/** The columns that an export has, in the order in which an import writes its rows. */
export const REPORTED_COLUMNS = [
  'id',
  'name',
  'account',
  'owner',
  'owner_key',
  'stage',
  'outcome',
  'amount',
  'currency',
  'close_date',
  'created_on',
  'stage_entered_on',
  'last_activity_on',
  'next_step',
  'forecast_category',
  'contact_count',
] as const satisfies readonly (keyof OpportunityTable)[];

export interface OpportunityChangeTable {
  opportunity_id: OpportunityId;
  field: TrackedField;
  old_value: string | null;
  new_value: string | null;
  seen_on: CalendarDate;
  source: 'export' | 'history';
  import_id: ImportId;
}

export interface ActivityTable {
  id: string;
  opportunity_id: string;
  owner_key: string | null;
  held_on: CalendarDate;
  kind: ActivityKind;
}

export interface EarlierActivityTable {
  opportunity_id: OpportunityId;
  held_on: CalendarDate;
}

export interface QuotaTable {
  person_id: PersonId;
  starts_on: CalendarDate;
  ends_on: CalendarDate;
  amount: number;
  currency: string | null;
}

export interface AbsenceTable {
  person_id: PersonId;
  starts_on: CalendarDate;
  /** The last day; null where the end is open. */
  ends_on: CalendarDate | null;
}
