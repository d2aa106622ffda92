import type { CalendarDate } from '../calendar.ts';

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
  /** Owners who are not in the roster and were not reported before. */
  readonly owners: readonly NoticedOwner[];
}

export interface NoticedRow {
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
}

export interface NoticedOwner {
  readonly owner: string;
  readonly opportunities: number;
  readonly open: number;
}

/** Whether somebody has to do something about it. */
export function hasWork(notice: ImportNotice): boolean {
  if (notice.outcome === 'refused') return true;
  return notice.rejected + notice.unreadable > 0 || notice.owners.length > 0;
}
