import type { Columns } from './layouts/layout.ts';
import type { Row } from './split-csv.ts';

/** How a file's columns were understood, for somebody to check. */
export interface UnderstoodColumns {
  /** Frontline's name of a field, the file's own header for it, and some of what stands below. */
  readonly columns: readonly {
    readonly field: string;
    readonly header: string;
    readonly samples: readonly string[];
  }[];
  /** The headers of ignored columns. */
  readonly others: readonly string[];
}

const SAMPLES = 3;
const LONGEST_SAMPLE = 40;

/** `rows` are the first ones of the file, its header row among them. */
export function understoodColumns(
  columns: Columns,
  header: Row,
  rows: readonly Row[],
): UnderstoodColumns {
  const below = rows.filter((row) => row.line > header.line);
  const headerOf = (place: number) => header.cells[place]?.trim() ?? '';
  const taken = new Set(Object.values(columns));
  return {
    columns: Object.entries(columns).flatMap(([field, place]) =>
      place === undefined
        ? []
        : [{ field, header: headerOf(place), samples: samplesOf(below, place) }],
    ),
    others: header.cells.flatMap((_cell, place) =>
      taken.has(place) || headerOf(place) === '' ? [] : [headerOf(place)],
    ),
  };
}

function samplesOf(rows: readonly Row[], place: number): readonly string[] {
  const values = rows.map(({ cells }) => cells[place]?.trim() ?? '').filter((text) => text !== '');
  return [...new Set(values)].slice(0, SAMPLES).map((text) => text.slice(0, LONGEST_SAMPLE));
}
