import type { CalendarDate } from '../../domain/calendar.ts';
import type { ImportId, ImportNoticeId, SlackAccountId } from '../../domain/ids.ts';
import type { OpportunityOutcome } from '../../domain/pipeline/opportunity.ts';
import type { Generated } from 'kysely';
import type { StoredJson } from './stored-json.ts';

export interface ImportTable {
  id: Generated<ImportId>;
  type: 'opportunities' | 'history' | 'activities' | 'roster' | 'quotas' | 'rates' | 'absences';
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
  report: StoredJson<undefined>;
}

export interface RejectedRowTable {
  import_id: ImportId;
  line: number;
  column_name: string | null;
  value: string | null;
  reason: string;
  /** Whether the rest of its row went in, so that only this cell is to be mended. */
  is_row_in: Generated<boolean>;
}

/** How a company's own columns are to be read, remembered by the header row that they came with. */
export interface CrmMappingTable {
  headers: string;
  /** What people call it, where they gave it a name. */
  name: string | null;
  mapping: StoredJson;
  saved_at: Generated<Date>;
}

/** How deals in a stage end whose name does not say it, as somebody said when asked. */
export interface StageOutcomeTable {
  /** The name in lower case. */
  stage: string;
  outcome: OpportunityOutcome;
  decided_at: Generated<Date>;
}

/** What one unit of a currency is worth in the company's own, whose own rate is 1. */
export interface CurrencyRateTable {
  currency: string;
  rate: number;
}

/** What is reported about one import. */
export interface ImportNoticeTable {
  id: Generated<ImportNoticeId>;
  /** Which file it is about: no file is reported twice. */
  key: string;
  /** Who gave the file in Slack and waits for an answer. */
  asked_by: SlackAccountId | null;
  content: StoredJson;
  created_at: Generated<Date>;
  /** When nothing was left to send. */
  notified_at: Date | null;
}

/** A file that was dropped into a direct message with the bot. Its content is not kept. */
export interface SlackFileTable {
  id: string;
  name: string;
  shared_by: SlackAccountId;
  shared_at: Generated<Date>;
  done_at: Date | null;
}
