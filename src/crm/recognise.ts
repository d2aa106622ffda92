import { lettersApart } from '../domain/text.ts';
import { ABSENCE_LAYOUT } from './layouts/absence-layout.ts';
import { ACTIVITY_LAYOUT } from './layouts/activity-layout.ts';
import { FIELD_HISTORY_LAYOUT } from './layouts/field-history-layout.ts';
import { HISTORY_LAYOUT } from './layouts/history-layout.ts';
import { headerKey, type Columns, type FileType, type Layout } from './layouts/layout.ts';
import { OPPORTUNITY_LAYOUT } from './layouts/opportunity-layout.ts';
import { QUOTA_LAYOUT } from './layouts/quota-layout.ts';
import { wideQuotaLayout } from './layouts/wide-quota-layout.ts';
import { RATE_LAYOUT } from './layouts/rate-layout.ts';
import { ROSTER_LAYOUT, USERS_LAYOUT } from './layouts/roster-layout.ts';
import type { Mapping } from './mapping.ts';
import { RefusedFile } from './refused-file.ts';
import type { Row } from './split-csv.ts';
import { splitHeader } from './values/currency.ts';

/**
 * In the order in which they are tried: a field history may show the opportunities' stages beside its changes, and a file
 * of opportunities also has what a history needs.
 */
const LAYOUTS: readonly Layout[] = [
  FIELD_HISTORY_LAYOUT,
  OPPORTUNITY_LAYOUT,
  HISTORY_LAYOUT,
  ACTIVITY_LAYOUT,
  ROSTER_LAYOUT,
  QUOTA_LAYOUT,
  RATE_LAYOUT,
  ABSENCE_LAYOUT,
  USERS_LAYOUT,
];

type Keys = ReadonlyMap<string, readonly string[]>;

const KEYS: ReadonlyMap<Layout, Keys> = new Map(LAYOUTS.map((layout) => [layout, keysOf(layout)]));

function keysOf({ aliases }: Layout): Keys {
  return new Map(
    Object.entries(aliases).map(([field, headers]) => [field, headers.map(headerKey)]),
  );
}

/** No export has more; a wider row is no header row, and each of its cells would be compared with every name of a field. */
const MAX_COLUMNS = 2_000;

/** From this share of letters that stand as they are on, one name may be meant for another. */
const LEAST_ALIKE = 0.4;
const LONGEST_COMPARED = 60;

/** What a file is about and which of its columns is what. */
export interface Recognised {
  readonly layout: Layout;
  readonly columns: Columns;
  readonly header: Row;
}

/**
 * Finds the header row among the first rows of a file; titles may stand above it. Refuses a file whose columns are
 * not known, naming what is missing and what it has.
 */
export function recognise(
  rows: readonly Row[],
  { type, mapping = {} }: { readonly type?: FileType | undefined; readonly mapping?: Mapping },
): Recognised {
  const wanted = type ?? mapping.type;
  refuseUnknownFields(mapping, wanted);
  const layouts = LAYOUTS.filter((layout) => wanted === undefined || layout.type === wanted);
  for (const header of rows) {
    if (header.cells.length > MAX_COLUMNS) continue;
    for (const layout of layoutsFor(header, layouts, mapping)) {
      const columns = columnsOf(header.cells, layout, mapping);
      if (lacking(layout, columns).length > 0) continue;
      refuseMissingColumns(header, columns, mapping);
      return { layout, columns, header };
    }
  }
  throw new RefusedFile(describeUnknown(rows, layouts, mapping));
}

/** Refuses a mapping that names a field which there is not, as a slip of the keyboard makes one. */
function refuseUnknownFields({ columns = {} }: Mapping, type: FileType | undefined): void {
  const fields = LAYOUTS.filter((layout) => type === undefined || layout.type === type).flatMap(
    ({ aliases }) => Object.keys(aliases),
  );
  const unknown = Object.keys(columns).find((field) => !fields.includes(field));
  if (unknown === undefined) return;
  const likely = nearest(unknown, fields);
  throw new RefusedFile(
    `The mapping names a field “${unknown.slice(0, 60)}”, which ${type ?? 'no kind of file'} ${type === undefined ? 'has' : 'don’t have'}${likely === undefined ? '' : `; did you mean “${likely}”?`} See docs/mapping.md for the fields.`,
  );
}

/** Refuses a file without a column that the mapping names; another that is known for the field would be another one. */
function refuseMissingColumns(
  { cells }: Pick<Row, 'cells'>,
  columns: Columns,
  { columns: named = {} }: Mapping,
): void {
  const missing = Object.entries(named).find(
    ([field, header]) => header !== null && columns[field] === undefined,
  );
  if (missing === undefined) return;
  const [field, header] = missing;
  const used = new Set(Object.values(columns));
  const free = cells.filter((cell, place) => cell.trim() !== '' && !used.has(place));
  const likely = nearest(header ?? '', free);
  throw new RefusedFile(
    `The mapping reads ${field} from the column “${header}”, which this file doesn’t have${likely === undefined ? '' : `; the likeliest in its place is “${likely.trim().slice(0, 100)}”`}. ` +
      'Export it again with that column, or correct the mapping.',
  );
}

/** The text that is most like this one; undefined where all are unlike it. */
function nearest(text: string, others: readonly string[]): string | undefined {
  const [best] = others
    .map((other) => ({ other, likeness: likeness(comparable(text), comparable(other)) }))
    .toSorted((one, other) => other.likeness - one.likeness);
  return best !== undefined && best.likeness >= LEAST_ALIKE ? best.other : undefined;
}

function comparable(text: string): string {
  return headerKey(text.slice(0, LONGEST_COMPARED));
}

function likeness(one: string, other: string): number {
  return 1 - lettersApart(one, other) / Math.max(1, one.length, other.length);
}

/** What changed from one value to another is a history of fields and nothing else, whatever its columns. */
function layoutsFor(
  header: Pick<Row, 'cells'>,
  layouts: readonly Layout[],
  mapping: Mapping,
): readonly Layout[] {
  const { oldValue, newValue } = columnsOf(header.cells, FIELD_HISTORY_LAYOUT, mapping);
  const isOfFields = oldValue !== undefined && newValue !== undefined;
  if (isOfFields) return [FIELD_HISTORY_LAYOUT];
  return layouts.flatMap((layout) => {
    const wide = layout === QUOTA_LAYOUT ? wideQuotaLayout(header.cells) : undefined;
    return wide === undefined ? layout : [layout, wide];
  });
}

/** The first of the rows that is a header row known without a mapping; undefined where none is. */
export function knownHeader(rows: readonly Row[]): Recognised | undefined {
  try {
    return recognise(rows, {});
  } catch (error) {
    if (error instanceof RefusedFile) return undefined;
    throw error;
  }
}

function columnsOf(headers: readonly string[], layout: Layout, mapping: Mapping): Columns {
  const places = placesOf(headers);
  const placesOfMoney = placesOf(headers.map((header) => splitHeader(header).name));
  const placesWithoutPrefix = placesOf(
    headers.map((header) => header.replace(layout.prefix ?? '', '')),
  );
  const columns: Record<string, number> = {};
  for (const [field, aliases] of KEYS.get(layout) ?? keysOf(layout)) {
    const given = mapping.columns?.[field];
    if (given === null) continue;
    const keys = given === undefined ? aliases : [headerKey(given)];
    const where = layout.money.includes(field)
      ? [places, placesOfMoney, placesWithoutPrefix]
      : [places, placesWithoutPrefix];
    const place = where
      .flatMap((found) => keys.map((key) => found.get(key)))
      .find((found) => found !== undefined);
    if (place !== undefined) columns[field] = place;
  }
  return columns;
}

function placesOf(headers: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [place, header] of headers.entries()) {
    const key = headerKey(header);
    if (key !== '' && !places.has(key)) places.set(key, place);
  }
  return places;
}

function lacking(layout: Layout, columns: Columns): string[] {
  return layout.needs
    .filter((group) => group.every((field) => columns[field] === undefined))
    .map((group) => group.join(' or '));
}

/** Most files are pipelines: an ambiguous one counts as one. */
function rank(type: FileType): number {
  return type === 'opportunities' ? 0 : 1;
}

function describeUnknown(
  rows: readonly Row[],
  layouts: readonly Layout[],
  mapping: Mapping,
): string {
  const isTooWide = ({ cells }: Row) => cells.length > MAX_COLUMNS;
  const header = rows.find(
    (row) => !isTooWide(row) && row.cells.filter((cell) => cell.trim() !== '').length > 1,
  );
  if (header === undefined && rows.some(isTooWide)) {
    return `The file has rows of more than ${MAX_COLUMNS} columns and no header row that is known. Export only the columns that are needed.`;
  }
  if (header === undefined) {
    return (
      'The file has no header row with columns that Frontline knows: none of its first rows has more than one cell. ' +
      'Export it with commas, semicolons or tabs between the columns.'
    );
  }
  const [nearest] = layoutsFor(header, layouts, mapping)
    .map((layout) => {
      const lacks = lacking(layout, columnsOf(header.cells, layout, mapping));
      return { type: layout.type, lacking: lacks, share: lacks.length / layout.needs.length };
    })
    .toSorted((one, other) => one.share - other.share || rank(one.type) - rank(other.type));
  const has = header.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return (
    `No header row is known. As ${nearest?.type ?? 'a file'} it lacks a column for ${nearest?.lacking.join(', ') ?? 'everything'}; ` +
    `it has ${has
      .slice(0, 30)
      .map((one) => one.slice(0, 100))
      .join(', ')}. Give a mapping file that names them, see docs/mapping.md.`
  );
}
