import type { CalendarDate } from '../calendar.ts';
import type { OpportunityOutcome } from '../pipeline/opportunity.ts';

/** What there is to report about an imported file. */
export type ImportNotice = RefusalNotice | DoneNotice;

interface RefusalNotice {
  readonly outcome: 'refused';
  readonly file: string;
  /** One sentence for the person who exported it. */
  readonly reason: string;
}

export interface DoneNotice {
  readonly outcome: 'imported';
  readonly file: string;
  /** What the file is about, as `opportunities`. */
  readonly type: string;
  readonly asOf: CalendarDate;
  readonly wasImportedBefore: boolean;
  readonly accepted: number;
  readonly rejected: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** The first ones, in the order of the file. */
  readonly rejectedRows: readonly NoticedRow[];
  /** How many cells could not be read in rows that went in. */
  readonly unreadable: number;
  /** The first of them, in the order of the file. */
  readonly unreadableCells: readonly NoticedRow[];
  /** Stages whose name does not say how a deal in them stands, and that nobody was asked about before. */
  readonly stages: readonly UnsureStage[];
  /** Owners who are not in the roster and were not reported before. */
  readonly owners: readonly NoticedOwner[];
}

export interface NoticedRow {
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
}

/** A stage whose name hints at an end without saying it; deals in it count as open until somebody has answered. */
export interface UnsureStage {
  readonly stage: string;
  readonly opportunities: number;
  readonly likeliest: OpportunityOutcome;
}

export interface NoticedOwner {
  readonly owner: string;
  readonly opportunities: number;
  readonly open: number;
}

/** Whether somebody has to do something about it. */
export function hasWork(notice: ImportNotice): boolean {
  if (notice.outcome === 'refused') return true;
  const { rejected, unreadable, stages, owners } = notice;
  return rejected + unreadable + stages.length + owners.length > 0;
}
