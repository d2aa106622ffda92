import { inspectFile } from '#src/crm/inspect-file.ts';
import type { LineReading } from '#src/crm/open-export.ts';
import { firstRows, openExport } from '#src/crm/open-export.ts';
import { withTable, type TableFile } from '#src/crm/read-rows.ts';
import type { Mapping } from '#src/crm/mapping.ts';
import type { RejectedRow } from '#src/crm/cell-reader.ts';
import type { SkippedRow } from '#src/crm/rows-for-people.ts';

/** All that one file came to. */
export interface WholeExport {
  readonly type: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly sheets: readonly string[];
  readonly records: readonly unknown[];
  readonly rejected: readonly RejectedRow[];
  readonly unreadable: readonly RejectedRow[];
  readonly skipped: readonly SkippedRow[];
}

/** Reads a whole file, of which nothing is known yet, as an import does. */
export async function readExport(path: string, mapping: Mapping = {}): Promise<WholeExport> {
  const { encoding } = await inspectFile(path);
  return withTable(path, encoding, (table) => readTable(table, mapping));
}

async function readTable(table: TableFile, mapping: Mapping): Promise<WholeExport> {
  const opened = await openExport(table, await firstRows(table), { mapping });
  const records: unknown[] = [];
  const rejected: RejectedRow[] = [];
  const unreadable: RejectedRow[] = [];
  const skipped: SkippedRow[] = [];
  const sort = (readings: readonly LineReading<unknown>[]) => {
    for (const reading of readings) {
      if ('value' in reading) {
        records.push(reading.value);
        unreadable.push(...(reading.unreadable ?? []));
      } else if ('rejected' in reading) rejected.push(reading.rejected);
      else skipped.push(reading.skipped);
    }
  };
  if (opened.type === 'opportunities') {
    for await (const batch of opened.read(() => ({ is: 'unknown' }))) {
      sort(
        batch.map((reading) => {
          if (!('value' in reading) || reading.value.is !== 'read') return reading;
          return { ...reading, value: reading.value.opportunity };
        }),
      );
    }
  } else {
    for await (const batch of opened.read()) sort(batch);
  }
  return {
    type: opened.type,
    headers: opened.headers,
    sheets: opened.sheets,
    records,
    rejected,
    unreadable,
    skipped,
  };
}
