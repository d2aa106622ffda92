import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { inspectFile } from '#src/crm/inspect-file.ts';
import { fileOf, scratchFolder } from '#tests/support/files.ts';
import { tableOf, written, type Dialect } from '#tests/support/table-of.ts';

type Encoded = readonly [name: string, encode: (text: string) => Buffer];

const UNICODE: readonly Encoded[] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16 LE', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 BE', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
];

const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  quotesAll: fc.boolean(),
  endsWithNewline: fc.boolean(),
});

/** Three columns and up to twenty rows of what people type, under headers without accents. */
const tables = (cell: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 })
    .map((rows): readonly (readonly string[])[] => [['Deal', 'Owner', 'Amount'], ...rows]);

const typed = (characters: readonly string[]) =>
  fc.oneof(
    fc.string({ unit: fc.constantFrom(...characters), maxLength: 12 }),
    fc.constantFrom('', '1.234,50', '$1,234.00', 'Müller & Söhne', '5" pipe', 'two\nlines', ' '),
  );

const OF_WINDOWS = ['a', 'b', 'é', '€', 'ß', 'œ', '’', "'", '"', '"', ' ', ',', ';', '\t', '\n'];
const ANY = [...OF_WINDOWS, 'Ł', '日', '😀'];

describe('a file in any dialect is read back equal', () => {
  test.for(UNICODE)('in %s', async ([, encode]) => {
    const folder = await scratchFolder();
    await fc.assert(
      fc.asyncProperty(tables(typed(ANY)), dialects, async (table, dialect) => {
        const path = join(folder, 'deals.csv');
        await writeFile(path, encode(written(table, dialect)));
        expect(await tableOf(path)).toEqual(table);
      }),
      { numRuns: 150 },
    );
  });

  test('in Windows-1252', async () => {
    const folder = await scratchFolder();
    await fc.assert(
      fc.asyncProperty(tables(typed(OF_WINDOWS)), dialects, async (table, dialect) => {
        const path = join(folder, 'deals.csv');
        // A lone accented letter before a plain one is no UTF-8.
        const told = [...table, ['Crème brûlée', 'Zoë', '1']];
        await writeFile(path, iconv.encode(written(told, dialect), 'windows1252'));
        expect(await tableOf(path)).toEqual(told);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a delimiter', () => {
  test.for<[what: string, text: string, cells: readonly string[]]>([
    [
      'semicolons beside decimal commas',
      'Id;Betrag;Wert\n1;1,50;2,50\n2;3,5;4,5\n',
      ['1', '1,50', '2,50'],
    ],
    [
      'semicolons beside more commas in a name',
      'Id;Name\n1;Huber, Maier, Schmidt, Koch\n2;Weber\n3;Wolf\n',
      ['1', 'Huber, Maier, Schmidt, Koch'],
    ],
    [
      'commas beside inches that are not quoted',
      'Id,Name,Size\n1,Pipe,5"\n2,Pipe,6"\n',
      ['1', 'Pipe', '5"'],
    ],
    ['as Excel is told', 'sep=;\nId;Name\n1;"a;b"\n', ['1', 'a;b']],
    ['tabs beside commas', 'Id\tName, first\n1\tSilva, Ana\n', ['1', 'Silva, Ana']],
    [
      'under a title',
      'Pipeline; all of it, really, all\nId,Name,Stage\n1,A,B\n2,C,D\n',
      ['1', 'A', 'B'],
    ],
  ])('is found: %s', async ([, text, cells]) => {
    const rows = await tableOf(await fileOf('deals.csv', text));
    expect(rows).toContainEqual(cells);
  });
});

describe('a file that is no text', () => {
  test.for<[what: string, bytes: Buffer, sentence: RegExp]>([
    ['nothing', Buffer.alloc(0), /empty/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /not text/],
    ['UTF-32', Buffer.from('fffe0000490000006400000', 'hex'), /not text/],
    ['UTF-8 that stops in a character', Buffer.from('Id,Näme\n1,Zoë').subarray(0, -1), /cut off/],
    [
      'UTF-16 that stops in a character',
      Buffer.from('\ufeffId\tName\n1\tA', 'utf16le').subarray(0, -1),
      /cut off/,
    ],
    [
      'UTF-8 and Windows-1252 in one',
      Buffer.concat([Buffer.from('Id,Näme\n1,Zoë\n2,'), Buffer.from([0xfc]), Buffer.from('\n')]),
      /put together from two files/,
    ],
    ['a web page that calls itself a workbook', Buffer.from('\ufeff \n<HTML><table>'), /web page/],
    ['XML', Buffer.from('<?xml version="1.0"?><Workbook/>'), /or XML/],
    ['a workbook of before 2007', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), /xlsx/],
  ])('is refused: %s', async ([, bytes, sentence]) => {
    await expect(inspectFile(await fileOf('deals.csv', bytes))).rejects.toThrow(sentence);
  });
});
