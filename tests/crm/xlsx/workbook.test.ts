import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RefusedFile } from '#src/crm/refused-file.ts';
import { fileOf } from '#tests/support/files.ts';
import { readExport } from '#tests/support/read-export.ts';
import { STYLES, workbookOf, zipOf, type Cell } from '#tests/support/workbook.ts';

const HEADER = ['Record ID', 'Deal Name', 'Deal Owner', 'Deal Stage', 'Amount', 'Close Date'];
const DEAL = ['1', 'Norwind', 'Ana Silva', 'Proposal', 100, '2026-01-31'];

const read = async (bytes: Uint8Array) => readExport(await fileOf('deals.xlsx', bytes));

/** What becomes of one cell in the column of close dates. */
async function closeDateOf(cell: Cell, parts: Record<string, string> = {}) {
  const bytes = workbookOf({ Deals: [HEADER, [...DEAL.slice(0, 5), cell]] }, parts);
  const { records, rejected } = await read(bytes);
  return rejected.length > 0 ? rejected : (records[0] as { closeDate: unknown }).closeDate;
}

/** What becomes of one cell in the column of amounts. */
async function amountOf(cell: Cell) {
  const { records, unreadable } = await read(
    workbookOf({ Deals: [HEADER, [...DEAL.slice(0, 4), cell, '2026-01-31']] }),
  );
  return unreadable.length > 0 ? unreadable : (records[0] as { amount: unknown }).amount;
}

describe('a workbook', () => {
  test('goes in as a file of text does', async () => {
    const { type, headers, records, skipped } = await read(
      workbookOf({
        Deals: [
          ['Pipeline of the west'],
          [],
          HEADER,
          [14_300_000_001, 'Norwind & <Söhne>', 'Ana Silva', 'Closed Won', 12_500.5, 46_053],
          [undefined, undefined],
          [2, 'Kestrel', undefined, 'Proposal', undefined, '1/31/2026'],
          ['Total', undefined, undefined, undefined, 12_500.5],
        ],
      }),
    );
    expect(type).toBe('opportunities');
    expect(headers.get('id')).toBe('Record ID');
    expect(records).toMatchObject([
      {
        id: '14300000001',
        name: 'Norwind & <Söhne>',
        owner: 'Ana Silva',
        outcome: 'won',
        amount: 12_500.5,
        closeDate: '2026-01-31',
      },
      { id: '2', name: 'Kestrel', owner: undefined, amount: undefined, closeDate: '2026-01-31' },
    ]);
    expect(skipped).toEqual(['blank', 'footer']);
  });

  test.for<[what: string, cell: Cell, date: string]>([
    ['a built-in format', { xml: `<c s="${STYLES.date}"><v>46053</v></c>` }, '2026-01-31'],
    ['a time of day', { xml: `<c s="${STYLES.dateTime}"><v>46053.75</v></c>` }, '2026-01-31'],
    ['the last second', { xml: `<c s="${STYLES.dateTime}"><v>46053.99999</v></c>` }, '2026-01-31'],
    ['a format of its own', { xml: `<c s="${STYLES.germanDate}"><v>46053</v></c>` }, '2026-01-31'],
    ['no format of dates', { xml: `<c s="${STYLES.days}"><v>46053</v></c>` }, '2026-01-31'],
    ['no style', 46_053, '2026-01-31'],
    ['an ISO date', { xml: '<c t="d"><v>2026-01-31T00:00:00</v></c>' }, '2026-01-31'],
    ['a text of its own', { xml: '<c t="inlineStr"><is><t>2026-01-31</t></is></c>' }, '2026-01-31'],
    [
      'a formula that came to a text',
      { xml: '<c t="str"><f>TODAY()</f><v>2026-01-31</v></c>' },
      '2026-01-31',
    ],
  ])('has a date by %s', async ([, cell, date]) => {
    expect(await closeDateOf(cell)).toBe(date);
  });

  test('may count its days from 1904', async () => {
    const cell = { xml: `<c s="${STYLES.date}"><v>44591</v></c>` };
    const workbook =
      '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="Deals" r:id="rId1"/></sheets></workbook>';
    expect(await closeDateOf(cell, { 'xl/workbook.xml': workbook })).toBe('2026-01-31');
  });

  test.for<[what: string, cell: Cell, amount: unknown]>([
    ['a number', 1234.5, 1234.5],
    ['a number with thousandths', 1.234, 1.234],
    ['a number in the form of a computer', { xml: '<c><v>1.2345E4</v></c>' }, 12_345],
    ['what a sum came out as', { xml: '<c><f>SUM(A1:A2)</f><v>0.30000000000000004</v></c>' }, 0.3],
    ['a text', '$1,234.50', 1234.5],
    ['nothing', undefined, undefined],
    [
      'a formula that was never worked out',
      { xml: '<c><f>1+1</f></c>' },
      [expect.objectContaining({ line: 2, column: 'Amount', value: '=?' })],
    ],
    ['a formula that came to nothing', { xml: '<c t="str"><f>""</f><v></v></c>' }, undefined],
    [
      'a formula that failed',
      { xml: '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>' },
      [expect.objectContaining({ line: 2, column: 'Amount', value: '#DIV/0!' })],
    ],
  ])('has an amount by %s', async ([, cell, amount]) => {
    const read = await amountOf(cell);
    expect(typeof read === 'number' ? Math.round(read * 1e6) / 1e6 : read).toEqual(amount);
  });

  test('has flags, texts in several pieces, and no pronunciations', async () => {
    const { records } = await read(
      workbookOf({
        Deals: [
          [...HEADER, 'Is Closed Won', 'Is Closed Lost'],
          [
            '1',
            {
              xml: '<c t="inlineStr"><is><r><t>Nor</t></r><r><t>wind</t></r><rPh><t>x</t></rPh></is></c>',
            },
            ...DEAL.slice(2),
            true,
            false,
          ],
          ['2', ...DEAL.slice(1), false, true],
        ],
      }),
    );
    expect(records).toMatchObject([{ name: 'Norwind', outcome: 'won' }, { outcome: 'lost' }]);
  });

  test('may name its elements with a prefix and leave cells out', async () => {
    const texts = [...HEADER, ...DEAL].map(String);
    const row = (at: number, cells: readonly string[]) =>
      `<x:row r="${at}">${cells.join('')}</x:row>`;
    const inline = (reference: string, text = '') =>
      `<x:c r="${reference}" t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`;
    const { records } = await read(
      workbookOf(
        { Deals: [] },
        {
          'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="m"><x:sheetData>${row(
            3,
            ['A', 'B', 'C', 'D', 'E', 'AA'].map((column, at) => inline(`${column}3`, texts[at])),
          )}${row(7, [inline('B7', 'Norwind'), inline('A7', '1'), inline('D7', 'Won'), inline('AA7', '2026-01-31')])}</x:sheetData></x:worksheet>`,
        },
      ),
    );
    expect(records).toMatchObject([
      { id: '1', name: 'Norwind', owner: undefined, outcome: 'won', closeDate: '2026-01-31' },
    ]);
  });

  test('is read from all sheets of one header row that is known', async () => {
    const { records } = await read(
      workbookOf({
        Notes: [['Read', 'me', 'first', 'and', 'then', 'go', 'on', 'please']],
        Deals: [HEADER, DEAL],
        South: [HEADER, ['9', ...DEAL.slice(1)]],
      }),
    );
    expect(records).toMatchObject([{ id: '1' }, { id: '9' }]);
  });

  test('may be a formatted report of Salesforce', async () => {
    const blank = undefined;
    const { headers, records, skipped, rejected } = await read(
      workbookOf({
        'Open deals': [
          [],
          [blank, 'Open deals'],
          [
            blank,
            'As of 2025-11-21 09:00:00 Central European Standard Time • Generated by Ana Silva',
          ],
          [],
          [blank, 'Filtered By'],
          [blank, '   Show: All opportunities'],
          [],
          [blank, 'Opportunity Owner  ↑', 'Opportunity Name', 'Stage', 'Amount', 'Close Date'],
          [blank, 'Ana Silva', 'Norwind', 'Proposal', 100, { xml: '<c s="1"><v>46053</v></c>' }],
          [blank, 'Subtotal', blank, 'Sum', 100],
          [blank, blank, blank, 'Count', 1],
          [blank, 'Total', blank, 'Sum', 100],
          [blank, 'Confidential Information - Do Not Distribute'],
        ],
      }),
    );
    expect(headers.get('owner')).toBe('Opportunity Owner  ↑');
    expect(records).toMatchObject([
      { owner: 'Ana Silva', name: 'Norwind', amount: 100, closeDate: '2026-01-31' },
    ]);
    expect(rejected).toEqual([]);
    expect(skipped).toEqual(['footer', 'footer', 'footer', 'footer']);
  });

  test('of any texts is read back equal', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', '日', '😀', '<', '&', '"', ' ', '\n'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (names) => {
        const rows = names.map((name, at) => [at + 1, name, ...DEAL.slice(2)]);
        const { records } = await read(workbookOf({ Deals: [HEADER, ...rows] }));
        expect(records).toMatchObject(
          names.map((name, at) => ({ name: name.trim() === '' ? String(at + 1) : name.trim() })),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('a hostile workbook is refused', () => {
  const sheet = (xml: string) => workbookOf({ Deals: [] }, { 'xl/worksheets/sheet1.xml': xml });
  const row = (cells: string, r = '1') =>
    `<worksheet><sheetData><row r="${r}">${cells}</row></sheetData></worksheet>`;

  test.for<[what: string, bytes: () => Uint8Array, sentence: RegExp]>([
    [
      'that would fill the memory',
      () => sheet(row(`<c t="inlineStr"><is><t>${'a'.repeat(20_000_000)}</t></is></c>`)),
      /would take 20000\d{3} bytes unpacked/,
    ],
    [
      'that claims to be small',
      () => {
        const bytes = sheet(row(`<c><v>1</v></c>`.repeat(100_000)));
        // The sheet's size in the central directory.
        const at = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 24;
        bytes.writeUInt32LE(1000, at);
        return bytes;
      },
      /damaged or cut off/,
    ],
    [
      'with a text that never ends',
      () => {
        const noise = Array.from({ length: 300_000 }, (_, at) => (at * 2654435761).toString(36));
        return sheet(row(`<c t="inlineStr"><is><t>${noise.join('')}</t></is></c>`));
      },
      /longer than a cell/,
    ],
    [
      'that reads another file',
      () =>
        sheet(
          `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${row('<c t="str"><v>&e;</v></c>')}`,
        ),
      /document type/,
    ],
    ['with an entity of its own', () => sheet(row('<c t="str"><v>&e;</v></c>')), /no XML/],
    [
      'with a cell beyond all columns',
      () => sheet(row('<c r="XFD1"><v>1</v></c>')),
      /2000 columns/,
    ],
    ['with a row beyond all rows', () => sheet(row('<c><v>1</v></c>', '9999999999')), /row/],
    ['with a row that is no number', () => sheet(row('', '1e999')), /row/],
    [
      'with a cell that is none',
      () => sheet(row('<c r="__proto__"><v>1</v></c>')),
      /names no cell/,
    ],
    ['with a text that it lacks', () => sheet(row('<c t="s"><v>-1</v></c>')), /no text number -1/],
    ['that stops in the middle', () => sheet('<worksheet><sheetData><row r="1">'), /no XML/],
    ['that is another archive', () => zipOf({ 'deals.pdf': 'x' }), /archive without a table/],
    ['that is a binary workbook', () => zipOf({ 'xl/workbook.bin': '' }), /binary workbook/],
    ['with nothing in it', () => workbookOf({ Deals: [] }), /no sheet with anything/],
    [
      'that is cut off',
      () => workbookOf({ Deals: [HEADER, DEAL] }).subarray(0, -30),
      /damaged or cut off/,
    ],
  ])('%s', async ([, bytes, sentence]) => {
    await expect(read(bytes())).rejects.toThrow(sentence);
    await expect(read(bytes())).rejects.toThrow(RefusedFile);
  });

  test('whose hidden sheets and outside links are left alone', async () => {
    const workbook = `<workbook xmlns:r="r"><sheets><sheet name="a" state="veryHidden" r:id="rId1"/>
      <sheet name="b" r:id="rId9"/><sheet name="c" r:id="rId2"/></sheets></workbook>`;
    const rels = `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
      <Relationship Id="rId9" Target="file:///etc/passwd" TargetMode="External"/>
      <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`;
    const { records } = await read(
      workbookOf(
        { Hidden: [HEADER, ['9', ...DEAL.slice(1)]], Deals: [HEADER, DEAL] },
        { 'xl/workbook.xml': workbook, 'xl/_rels/workbook.xml.rels': rels },
      ),
    );
    expect(records).toMatchObject([{ id: '1' }]);
  });
});
