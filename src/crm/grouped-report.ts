import type { Recognised } from './recognise.ts';
import { skippedAs } from './rows-for-people.ts';
import type { Row } from './split-csv.ts';

/** The fields that reports are grouped by, which no deal is without. */
const GROUPED_BY = ['owner', 'stage'] as const;
/** How Salesforce marks a column that a report is grouped or sorted by. */
const MARK = /[↑↓]/u;
/** In fewer rows nobody can tell a group from a deal without an owner. */
const LEAST_ROWS = 4;

/**
 * The places of the columns that a summary report prints once for a group of rows: those that are marked so, and an owner
 * column in which each value stands once and nothing below it. None in any other file.
 */
export function groupedColumns(
  { layout, columns, header }: Recognised,
  first: readonly Row[],
): readonly number[] {
  if (layout.type !== 'opportunities') return [];
  const rows = first.filter(
    (row) => row.line > header.line && skippedAs(row, header) === undefined,
  );
  return GROUPED_BY.flatMap((field) => {
    const place = columns[field];
    if (place === undefined) return [];
    const isMarked = MARK.test(header.cells[place] ?? '');
    return isMarked || (field === 'owner' && standsOnce(rows, place)) ? [place] : [];
  });
}

/** Fills what a group's rows leave out, from the first row of the group. */
export function fillDown(places: readonly number[], header: Row): (row: Row) => Row {
  if (places.length === 0) return (row) => row;
  const above = new Map<number, string>();
  return (row) => {
    if (skippedAs(row, header) !== undefined) return row;
    const cells = [...row.cells];
    for (const place of places) {
      const cell = cells[place] ?? '';
      if (cell.trim() === '') cells[place] = above.get(place) ?? '';
      else above.set(place, cell);
    }
    // Whose group the row is in is part of what it says.
    const text = row.text + places.map((place) => cells[place]).join('\0');
    return { ...row, cells, text };
  };
}

function standsOnce(rows: readonly Row[], place: number): boolean {
  const values = rows.map(({ cells }) => cells[place]?.trim() ?? '');
  const filled = values.filter((value) => value !== '');
  const isFirstFilled = values[0] !== undefined && values[0] !== '';
  const isOnce = new Set(filled).size === filled.length;
  return (
    values.length >= LEAST_ROWS && isFirstFilled && isOnce && filled.length <= values.length / 2
  );
}
