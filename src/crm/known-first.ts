import type { Opportunity } from '../domain/pipeline/opportunity.ts';
import type { Reading } from './cell-reader.ts';
import type { Row } from './split-csv.ts';

/** What a row of a pipeline comes to. Where it is known as it stands, nothing of it is read. */
export type PipelineRow =
  | { readonly is: 'read'; readonly opportunity: Opportunity; readonly fingerprint: number }
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
  read: (row: Row) => Reading<Opportunity> | Other,
): (row: Row, meet: Meet) => Reading<PipelineRow> | Other {
  return (row, meet) => {
    const fingerprint = fingerprintOf(row.text);
    const met = meet(fingerprint, row.line);
    if (met.is !== 'unknown') return { value: met };
    const reading = read(row);
    if (typeof reading !== 'object' || reading === null || !('value' in reading)) return reading;
    return { value: { is: 'read', opportunity: reading.value, fingerprint } };
  };
}
