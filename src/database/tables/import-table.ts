import type { Generated, JSONColumnType } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ImportId } from '../../domain/ids.ts';

export interface ImportTable {
  id: Generated<ImportId>;
  type: 'opportunities' | 'history' | 'activities' | 'roster' | 'quotas' | 'rates';
  file_name: string;
  file_hash: string;
  as_of: CalendarDate;
  finished_at: Generated<Date>;
  accepted: number;
  rejected: number;
  added: number;
  changed: number;
  unchanged: number;
  /** Further details; see the workflow's import report. */
  report: JSONColumnType<object, string | undefined>;
}
