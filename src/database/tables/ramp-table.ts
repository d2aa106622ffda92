import type { JSONColumnType } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { RampRecord } from '../../domain/pipeline/ramp-record.ts';
import type { StoredJson } from './stored-json.ts';

/** How far a new rep's ramp had come as of one export. */
export interface RampTable {
  rep_id: PersonId;
  as_of: CalendarDate;
  record: JSONColumnType<RampRecord>;
  /** Null once the ramp is over. */
  standing: StoredJson<null>;
}
