import type { Reading } from './cell-reader.ts';
import type { ReadOpportunity } from './readers/opportunity-reader.ts';
import type { Row } from './split-csv.ts';

/**
 * What a row of a pipeline comes to. Where it is known as it stands, nothing of it is read; one with a cell that can't be
 * read has no fingerprint, so that it is read and reported again until somebody has mended it.
 */
export type PipelineRow =
  | ({ readonly is: 'read'; readonly fingerprint: number | undefined } & ReadOpportunity)
  | { readonly is: 'unchanged' }
  | { readonly is: 'repeated'; readonly firstLine: number };

/** Says of a row by its fingerprint, before anything of it is read, whether it is known as it stands. */
export type Meet = (
  fingerprint: number,
  line: number,
) => { readonly is: 'unknown' } | Exclude<PipelineRow, { readonly is: 'read' }>;

/** Reads only rows that are not known: most of a pipeline is as it was in the export before. */
export function knownFirst<Other>(
  fingerprintOf: (text: string) => number,
  read: (row: Row) => Reading<ReadOpportunity> | Other,
): (row: Row, meet: Meet) => Reading<PipelineRow> | Other {
  return (row, meet) => {
    const fingerprint = fingerprintOf(row.text);
    const met = meet(fingerprint, row.line);
    if (met.is !== 'unknown') return { value: met };
    const reading = read(row);
    if (typeof reading !== 'object' || reading === null || !('value' in reading)) return reading;
    const { value, unreadable } = reading;
    const isWhole = value.unread.length === 0;
    const made = { is: 'read', ...value, fingerprint: isWhole ? fingerprint : undefined } as const;
    return unreadable === undefined ? { value: made } : { value: made, unreadable };
  };
}
