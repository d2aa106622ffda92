import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { RejectedRow } from '#src/crm/cell-reader.ts';
import { fileOf } from '#tests/support/files.ts';
import { readExport, type WholeExport } from '#tests/support/read-export.ts';
import { tableOf, written, type Dialect, type Table } from '#tests/support/table-of.ts';
import { workbookOf } from '#tests/support/workbook.ts';

/** What these files say, value for value, is in corpus.test.ts; here they are written in every other way. */
const CORPUS = join(import.meta.dirname, 'corpus');
const NAMES = await readdir(CORPUS);

const PLAIN: Dialect = { delimiter: ',', newline: '\n', quotesAll: false, endsWithNewline: true };
const text = (table: Table, dialect: Partial<Dialect>) => written(table, { ...PLAIN, ...dialect });

type Form = readonly [what: string, write: (table: Table) => Uint8Array];

const FORMS: readonly Form[] = [
  ['UTF-8 with a mark', (table) => Buffer.from(`\ufeff${text(table, { quotesAll: true })}`)],
  ['UTF-8, ended as on Windows', (table) => Buffer.from(text(table, { newline: '\r\n' }))],
  ['UTF-8, ended as on old Macs', (table) => Buffer.from(text(table, { newline: '\r' }))],
  [
    'UTF-8 without a last line break',
    (table) => Buffer.from(text(table, { endsWithNewline: false })),
  ],
  ['semicolons', (table) => Buffer.from(text(table, { delimiter: ';' }))],
  [
    'semicolons, all quoted',
    (table) => Buffer.from(text(table, { delimiter: ';', quotesAll: true })),
  ],
  ['tabs', (table) => Buffer.from(text(table, { delimiter: '\t' }))],
  ['UTF-16 LE with tabs', (table) => utf16(`\ufeff${text(table, { delimiter: '\t' })}`)],
  ['UTF-16 LE without a mark', (table) => utf16(text(table, { newline: '\r\n' }))],
  ['UTF-16 BE', (table) => utf16(`\ufeff${text(table, {})}`).swap16()],
  ['Windows-1252 with semicolons', (table) => windows1252(text(table, { delimiter: ';' }))],
  ['Windows-1252, all quoted', (table) => windows1252(text(table, { quotesAll: true }))],
  ['a workbook of texts', (table) => workbookOf({ Export: table })],
];

describe.for(FORMS)('in %s every file of the corpus is read as it was', ([what, write]) => {
  test.for(NAMES)('%s', async (name) => {
    const path = join(CORPUS, name);
    const read = await readExport(
      await fileOf(
        what.includes('workbook') ? 'export.xlsx' : 'export.csv',
        write(await tableOf(path)),
      ),
    );
    const sheets = what.includes('workbook') ? ['Export'] : [];
    expect(read).toEqual({ ...(await readExport(path)), sheets });
  });
});

type Oddity = readonly [
  what: string,
  put: (table: Table, header: number) => Table,
  skipped: readonly string[],
];

const widthOf = (table: Table, header: number) => table[header]?.length ?? 0;
const rowOf = (width: number, ...cells: readonly string[]) =>
  Array.from({ length: width }, (_, place) => cells[place] ?? '');
/** Puts rows behind the first record. */
const behindFirst = (table: Table, header: number, rows: Table): Table => [
  ...table.slice(0, header + 2),
  ...rows,
  ...table.slice(header + 2),
];

const ODDITIES: readonly Oddity[] = [
  [
    'blank rows by the hundred',
    (table, header) =>
      behindFirst(
        table,
        header,
        Array.from({ length: 300 }, () => rowOf(widthOf(table, header))),
      ),
    Array.from({ length: 300 }, () => 'blank'),
  ],
  [
    'rows of nothing, without a delimiter',
    (table, header) => behindFirst(table, header, [[''], ['  ']]),
    ['blank', 'blank'],
  ],
  [
    'the header row again in the middle',
    (table, header) => behindFirst(table, header, [table[header] ?? []]),
    ['repeated header'],
  ],
  [
    'a subtotal in the middle and totals at the end',
    (table, header) => [
      ...behindFirst(table, header, [
        rowOf(widthOf(table, header), 'Subtotal', '', '1,200.00'),
        rowOf(widthOf(table, header), '', 'Zwischensumme', '2'),
      ]),
      ['Grand Totals (3 records)'],
      ['Confidential Information - Do Not Distribute'],
      ['Copyright (c) 2000-2025 salesforce.com, inc. All rights reserved.'],
    ],
    ['footer', 'footer', 'footer', 'footer', 'footer'],
  ],
  [
    'a title above the header row',
    (table) => [['Pipeline of the west'], ['As of 21 November 2025'], [''], ...table],
    [],
  ],
  ['columns without a header at the end', (table) => table.map((cells) => [...cells, '', '']), []],
  [
    'columns that Frontline has no use for',
    (table, header) =>
      table.map((cells, at) => [
        at === header ? 'Lead Source' : 'Web',
        ...cells,
        at === header ? 'Übersicht' : 'x',
      ]),
    [],
  ],
  [
    'headers in capitals',
    (table, header) =>
      table.map((cells) =>
        String(cells) === String(table[header]) ? cells.map((cell) => cell.toUpperCase()) : cells,
      ),
    [],
  ],
  [
    'spaces around every value',
    (table) => table.map((cells) => cells.map((cell) => (cell === '' ? '' : ` ${cell} `))),
    [],
  ],
];

describe.for(ODDITIES)(
  'with %s every file of the corpus is read as it was',
  ([what, put, skipped]) => {
    test.for(NAMES)('%s', async (name) => {
      const path = join(CORPUS, name);
      const before = await readExport(path);
      const table = await tableOf(path);
      const header = headerPlace(table, before);
      // Of these two oddities the file has its own; a value beside every cell is no blank row, no footer and no title any more.
      if (what.startsWith('columns that') && before.skipped.length > 0) return;
      const read = await readExport(await fileOf('export.csv', text(put(table, header), {})));
      expect(withoutPlaces(read.records)).toEqual(withoutPlaces(before.records));
      expect(read.rejected.map(reasonOf)).toEqual(before.rejected.map(reasonOf));
      expect(read.skipped.toSorted()).toEqual([...before.skipped, ...skipped].toSorted());
    });
  },
);

function headerPlace(table: Table, { headers }: WholeExport): number {
  const known = [...headers.values()];
  return table.findIndex((cells) =>
    known.every((header) => cells.some((cell) => cell.trim() === header)),
  );
}

/** Without the lines, which are others now. */
function withoutPlaces(records: readonly unknown[]): readonly unknown[] {
  return records.flat().map((record) => Object.assign({}, record, { line: undefined }));
}

function reasonOf({ value, reason }: RejectedRow): readonly unknown[] {
  return [value?.trim(), reason];
}

function utf16(content: string): Buffer {
  return Buffer.from(content, 'utf16le');
}

function windows1252(content: string): Buffer {
  const bytes = iconv.encode(content, 'windows1252');
  expect(iconv.decode(bytes, 'windows1252')).toBe(content);
  return bytes;
}
