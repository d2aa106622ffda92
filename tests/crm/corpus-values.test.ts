import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileOf } from '#tests/support/files.ts';
import { readExport, type WholeExport } from '#tests/support/read-export.ts';
import { tableOf, written, type Table } from '#tests/support/table-of.ts';

/** What these files say, value for value, is in corpus.test.ts; here their values are written in every other way. */
const CORPUS = join(import.meta.dirname, 'corpus');
const PIPELINES = (await readdir(CORPUS)).filter((name) =>
  /^(?:salesforce|hubspot|pipedrive|dynamics|zoho)/.test(name),
);
const OPPORTUNITIES = PIPELINES.filter((name) => !name.includes('history'));

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (part: number) => String(part).padStart(2, '0');
const dayOfSpreadsheet = (year: number, month: number, day: number) =>
  Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000);

type WriteDate = (year: number, month: number, day: number) => string;

const DATES: readonly (readonly [what: string, write: WriteDate])[] = [
  ['2026-01-31', (year, month, day) => `${year}-${two(month)}-${two(day)}`],
  ['2026/01/31', (year, month, day) => `${year}/${two(month)}/${two(day)}`],
  ['1/31/2026', (year, month, day) => `${month}/${day}/${year}`],
  ['01/31/26', (year, month, day) => `${two(month)}/${two(day)}/${two(year % 100)}`],
  ['31/01/2026', (year, month, day) => `${two(day)}/${two(month)}/${year}`],
  ['31-01-2026', (year, month, day) => `${two(day)}-${two(month)}-${year}`],
  ['31.01.2026', (year, month, day) => `${two(day)}.${two(month)}.${year}`],
  ['31.1.26', (year, month, day) => `${day}.${month}.${two(year % 100)}`],
  ['31-Jan-26', (year, month, day) => `${day}-${MONTHS[month - 1]}-${two(year % 100)}`],
  ['31 Jan 2026', (year, month, day) => `${day} ${MONTHS[month - 1]} ${year}`],
  ['Jan 31, 2026', (year, month, day) => `${MONTHS[month - 1]} ${day}, ${year}`],
  ['46053', (year, month, day) => String(dayOfSpreadsheet(year, month, day))],
];

describe.for(DATES)('with dates as %s every pipeline is read as it was', ([what, write]) => {
  // Days are all that a spreadsheet's number has here, and a history has moments.
  const names = what === '46053' ? OPPORTUNITIES : PIPELINES;
  test.for(names)('%s', async (name) => {
    const read = await withCells(name, (cell) => withDate(cell, isDayFirst(name), write));
    expect(read).toEqual(await asItIs(name));
  });
});

const AMOUNTS: readonly (readonly [what: string, group: string, mark: string])[] = [
  ['12,500.00', ',', '.'],
  ['12.500,00', '.', ','],
  ['12 500,00', '\u00a0', ','],
  ['12\u202f500,00', '\u202f', ','],
  ["12'500.00", "'", '.'],
  ['12’500.00', '’', '.'],
  ['12500,00', '', ','],
  ['12500.00', '', '.'],
];

describe.for(AMOUNTS)('with amounts as %s every pipeline is read as it was', ([, group, mark]) => {
  test.for(OPPORTUNITIES)('%s', async (name) => {
    const read = await withCells(name, (cell, header) =>
      isAmount(header) ? withAmount(cell, usesComma(name), group, mark) : cell,
    );
    expect(read).toEqual(await asItIs(name));
  });
});

describe('an owner who is no rep is kept as written', () => {
  const owners = [
    '# Sync Bot',
    'Integration User',
    'svc-crm@example.com',
    'Unassigned',
    'Ex-Rep, Bo',
  ];
  test.for(OPPORTUNITIES)('%s', async (name) => {
    const { records, headers } = await asItIs(name);
    for (const owner of owners) {
      const read = await withCells(name, (cell, header) =>
        header === headers.get('owner') ? owner : cell,
      );
      expect(read.records).toEqual(records.map((one) => Object.assign({}, one, { owner })));
    }
    const blank = await withCells(name, (cell, header) =>
      header === headers.get('owner') ? '' : cell,
    );
    expect(blank.records).toEqual(
      records.map((one) => Object.assign({}, one, { owner: undefined })),
    );
  });
});

test.for<[written: string, currency: string | undefined]>([
  ['€', 'EUR'],
  ['R$', 'BRL'],
  ['Swiss Franc', 'CHF'],
  ['$', undefined],
])('a currency of its own column is read from %s', async ([symbol, currency]) => {
  const read = await withCells('pipedrive.csv', (cell, header) =>
    header === 'Deal - Currency of value' ? symbol : cell,
  );
  expect(read.records).toMatchObject([{ currency }, { currency }, { currency }]);
});

test('amounts in an unknown currency are none, not read as another', async () => {
  const read = await withCells('pipedrive.csv', (cell) => (cell === 'EUR' ? 'Shells' : cell));
  expect(read.records).toHaveLength(3);
  expect(read.records[0]).toMatchObject({ amount: undefined, currency: undefined });
  expect(read.unreadable).toEqual([
    {
      line: 2,
      column: 'Deal - Currency of value',
      value: 'Shells',
      reason: 'is not a currency that is known',
    },
  ]);
});

describe('a text over several lines, with quotes and delimiters, is kept as written', () => {
  const typed = 'Two lines:\nthe "second"; with, everything\tin it';
  test.for(OPPORTUNITIES)('%s', async (name) => {
    const { records, headers } = await asItIs(name);
    const read = await withCells(name, (cell, header) =>
      header === headers.get('name') ? typed : cell,
    );
    expect(read.records).toEqual(
      records.map((one) => Object.assign({}, one, { name: typed, id: expect.any(String) })),
    );
  });
});

test.for(PIPELINES.filter((name) => name.startsWith('salesforce')))(
  'ids of 15 characters are those of 18: %s',
  async (name) => {
    const read = await withCells(name, (cell) =>
      /^006[A-Za-z0-9]{15}$/.test(cell) ? cell.slice(0, 15) : cell,
    );
    expect(read).toEqual(await asItIs(name));
  },
);

test.for(['false,FALSE,0,No,nein,Faux', 'true,TRUE,1,Yes,ja,Vrai'])(
  'flags are read however they are written: %s',
  async (written) => {
    const [plain, ...others] = written.split(',');
    for (const name of ['hubspot.csv', 'salesforce-data-loader.csv', 'salesforce-soql.csv']) {
      for (const other of others) {
        const read = await withCells(name, (cell) => (cell.toLowerCase() === plain ? other : cell));
        expect(read).toEqual(await asItIs(name));
      }
    }
  },
);

type Change = (cell: string, header: string) => string;

function asItIs(name: string): Promise<WholeExport> {
  return readExport(join(CORPUS, name));
}

/** The file with every cell of a record below its header changed. */
async function withCells(name: string, change: Change): Promise<WholeExport> {
  const [header = [], ...rows] = await tableOf(join(CORPUS, name));
  const changed: Table = rows.map((cells) =>
    cells.filter((cell) => cell !== '').length > 3
      ? cells.map((cell, at) => change(cell, header[at] ?? ''))
      : cells,
  );
  const dialect = {
    delimiter: ',',
    newline: '\n',
    quotesAll: true,
    endsWithNewline: true,
  } as const;
  return readExport(await fileOf('export.csv', written([header, ...changed], dialect)));
}

function withDate(cell: string, dayFirst: boolean, write: WriteDate): string {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?!\d)(.*)$/.exec(cell);
  if (iso !== null) {
    return withTime(write(Number(iso[1]), Number(iso[2]), Number(iso[3])), iso[4]);
  }
  const numbers = /^(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})(?!\d)(.*)$/.exec(cell);
  if (numbers === null) return cell;
  const [first, second] = [Number(numbers[1]), Number(numbers[2])];
  const year = Number(numbers[3]) % 100;
  const [month, day] = dayFirst ? [second, first] : [first, second];
  return withTime(write(2000 + year, month, day), numbers[4]);
}

/** Spreadsheets count a time as a part of the day; only a date that begins with the year is followed by a T. */
function withTime(date: string, time = ''): string {
  if (/^\d{5}$/.test(date)) return time === '' ? date : `${date}.34375`;
  return date + time.replace(/^T/, ' ');
}

function withAmount(cell: string, usesComma: boolean, group: string, mark: string): string {
  return cell.replace(/\d[\d.,\s]*\d/, (digits) => {
    const plain = usesComma
      ? digits.replace(/[.\s]/g, '').replace(',', '.')
      : digits.replace(/,/g, '');
    const [whole = '', cents = '00'] = Number(plain).toFixed(2).split('.');
    return whole.replace(/\B(?=(?:\d{3})+$)/g, group) + mark + cents;
  });
}

function isAmount(header: string): boolean {
  return /^(?:amount|deal - value|est\. revenue|actual revenue|betrag|montant|importe|cantidad|valor|quantia|total amount)$/i.test(
    header,
  );
}

function usesComma(name: string): boolean {
  return /salesforce.*(?:german|french|spanish|portuguese)/.test(name);
}

function isDayFirst(name: string): boolean {
  return /german|french|spanish|portuguese/.test(name);
}
