import type { RejectedRow } from '../../crm/cell-reader.ts';
import type { FileType } from '../../crm/layouts/layout.ts';
import type { SkippedRow } from '../../crm/rows-for-people.ts';
import type { Rename } from '../../database/imports/renames.ts';
import type { PipelineSummary } from '../../database/imports/pipeline-summary.ts';
import type { OwnerWithoutPerson } from '../../database/imports/owners-without-person.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { UnsureStage } from '../../domain/imports/import-notice.ts';
import type { TrackedField } from '../../domain/pipeline/opportunity.ts';

/** What the import of one file came to. */
export interface ImportReport {
  readonly file: string;
  readonly type: FileType;
  /** The day that the file shows. */
  readonly asOf: CalendarDate;
  /** This very file was imported before; nothing was read again and nothing changed. */
  readonly wasImportedBefore: boolean;
  /** Everything was tried and rolled back. */
  readonly isDryRun: boolean;
  readonly accepted: number;
  readonly rejected: number;
  /** The first ones, in the order of the file. */
  readonly rejectedRows: readonly RejectedRow[];
  /** How many cells could not be read in rows that went in: their fields stayed as they were, or empty. */
  readonly unreadable: number;
  /** The first of them, in the order of the file. */
  readonly unreadableCells: readonly RejectedRow[];
  /** Rows that are there for people: footers, blank lines, repeated headers. */
  readonly skipped: Readonly<Partial<Record<SkippedRow, number>>>;
  /** Records not known before; for a history, changes. */
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** The file's own headers by what they were understood as. */
  readonly columns: Readonly<Record<string, string>>;
  /** The headers of columns that a summary report prints once for a group of rows; they were filled down. */
  readonly filledDown: readonly string[];
  /** Of a workbook, what the sheets are called that were read. */
  readonly sheets: readonly string[];
  /** The headers of columns that were left alone. */
  readonly otherColumns: readonly string[];
  /** Only of a dry run: up to three values of each field. */
  readonly samples?: Readonly<Record<string, readonly string[]>>;
  /** Only of opportunities. */
  readonly pipeline?: PipelineReport;
  /** Only of a history. */
  readonly told?: ReportedHistory;
  /** Only of a roster: who is known and not in it. Nobody is removed. */
  readonly notInRoster?: readonly string[];
}

export interface PipelineReport extends PipelineSummary {
  readonly ownersWithoutPerson: readonly ReportedOwner[];
  /** Known from an earlier export and no longer in this one. */
  readonly missing: number;
  /** Stages whose name does not say for certain how their deals stand; these count as open until somebody says it. */
  readonly unsureStages: readonly UnsureStage[];
  /** What the CRM calls otherwise since the export before, for all deals at once; no deal has changed by it. */
  readonly renamed: readonly Renamed[];
  /** Stages that the export before did not have. */
  readonly newStages: readonly string[];
}

export type Renamed = Rename & { readonly what: 'stage' | 'owner' };

/** An owner who is nobody in the roster; of the first ones also the name of who it most likely is. */
export type ReportedOwner = OwnerWithoutPerson & { readonly likeliest?: string };

/** What a history covers. */
export interface ReportedHistory {
  readonly fields: readonly TrackedField[];
  /** Its first day; undefined where it has the whole past. */
  readonly since?: CalendarDate;
}
