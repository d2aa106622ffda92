import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RefusedFile } from '#src/crm/refused-file.ts';
import { scratchFolder } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';
import { readExport } from '#tests/support/read-export.ts';
import { workbookOf } from '#tests/support/workbook.ts';

const CORPUS = join(import.meta.dirname, 'corpus');
/** In milliseconds; what hangs takes longer on any machine. */
const LONGEST_RUN = 15_000;
const ENDS = ['read', 'refused'];

const SHEET = 'xl/worksheets/sheet1.xml';
const WORKBOOK_XML = `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>Deal Name</t></is></c><c t="inlineStr"><is><t>Stage</t></is></c><c t="inlineStr"><is><t>Owner</t></is></c></row>
<row r="2"><c r="A2" t="str"><v>Norwind</v></c><c r="B2" t="s"><v>0</v></c><c r="C2" s="1"><f>A1</f><v>46053</v></c></row></sheetData></worksheet>`;

/** One thing that goes wrong with bytes on their way; places are shares of the whole. */
type Damage = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (share: number, bytes: Buffer) => Math.floor(share * bytes.length);

const damage: fc.Arbitrary<Damage> = fc.oneof(
  place.map(
    (end): Damage =>
      (bytes) =>
        bytes.subarray(0, at(end, bytes)),
  ),
  place.map(
    (start): Damage =>
      (bytes) =>
        bytes.subarray(at(start, bytes)),
  ),
  fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 8 })).map(
    ([where, noise]): Damage =>
      (bytes) =>
        Buffer.concat([
          bytes.subarray(0, at(where, bytes)),
          noise,
          bytes.subarray(at(where, bytes) + noise.length),
        ]),
  ),
  fc.tuple(place, fc.constantFrom('"', '\n', '\0', ',', ';', '<', '&#0;', '\ufeff', '(', '€')).map(
    ([where, text]): Damage =>
      (bytes) =>
        Buffer.concat([
          bytes.subarray(0, at(where, bytes)),
          Buffer.from(text),
          bytes.subarray(at(where, bytes)),
        ]),
  ),
  fc
    .tuple(place, place, fc.integer({ min: 2, max: 50 }))
    .map(([from, to, times]): Damage => (bytes) => {
      const [start, end] = [at(Math.min(from, to), bytes), at(Math.max(from, to), bytes)];
      const part = bytes.subarray(start, end);
      return Buffer.concat([
        bytes.subarray(0, start),
        ...Array.from({ length: times }, () => part),
        bytes.subarray(end),
      ]);
    }),
);

const damages = fc.array(damage, { minLength: 1, maxLength: 4 });

function damaged(bytes: Buffer, all: readonly Damage[]): Buffer {
  return all.reduce((left, one) => one(left), bytes);
}

/** Reads the file to its end or to a sentence that refuses it; whatever else happens is a fault of the reader. */
async function readOrRefuse(path: string, bytes: Uint8Array): Promise<'read' | 'refused'> {
  await writeFile(path, bytes);
  const start = performance.now();
  const end = await readExport(path).then(() => 'read' as const, refusal);
  expect(performance.now() - start).toBeLessThan(LONGEST_RUN);
  return end;
}

function refusal(error: unknown): 'refused' {
  if (!(error instanceof RefusedFile)) throw error;
  expect(error.message).toMatch(/\.$/);
  return 'refused';
}

async function seeds(): Promise<Buffer[]> {
  const names = (await readdir(CORPUS)).toSorted();
  return Promise.all(names.map(async (name) => readFile(join(CORPUS, name))));
}

describe('a damaged file never ends in anything but records or a sentence', () => {
  test('as text', async () => {
    const path = join(await scratchFolder(), 'deals.csv');
    const any = fc.constantFrom(...(await seeds()));
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(any, damages, async (seed, all) => {
        ends.add(await readOrRefuse(path, damaged(seed, all)));
      }),
      { numRuns: 600 },
    );
    expect(ends).toEqual(new Set(ENDS));
  });

  test('as text in UTF-16', async () => {
    const path = join(await scratchFolder(), 'deals.csv');
    const wide = (await seeds()).map((seed) => Buffer.from(`\ufeff${seed.toString()}`, 'utf16le'));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...wide), damages, async (seed, all) => {
        expect(ENDS).toContain(await readOrRefuse(path, damaged(seed, all)));
      }),
      { numRuns: 300 },
    );
  });

  test('as a workbook', async () => {
    const path = join(await scratchFolder(), 'deals.xlsx');
    const whole = workbookOf({ Deals: [['Proposal']] }, { [SHEET]: WORKBOOK_XML });
    expect(await readOrRefuse(path, whole)).toBe('read');
    await fc.assert(
      fc.asyncProperty(damages, async (all) => {
        expect(ENDS).toContain(await readOrRefuse(path, damaged(whole, all)));
      }),
      { numRuns: 300 },
    );
  });

  test('as a workbook whose parts are damaged and well packed', async () => {
    const path = join(await scratchFolder(), 'deals.xlsx');
    await fc.assert(
      fc.asyncProperty(damages, async (all) => {
        const sheet = damaged(Buffer.from(WORKBOOK_XML), all);
        expect(ENDS).toContain(
          await readOrRefuse(path, workbookOf({ Deals: [['Proposal']] }, { [SHEET]: sheet })),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('as noise', async () => {
    const path = join(await scratchFolder(), 'deals.csv');
    const starts = fc.constantFrom('', '\ufeff', 'PK\u0003\u0004', 'Id,Name,Stage\n', '"');
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 2_000 }), async (start, noise) => {
        expect(ENDS).toContain(
          await readOrRefuse(path, Buffer.concat([Buffer.from(start), noise])),
        );
      }),
      { numRuns: 300 },
    );
  });

  test.for<[what: string, text: string]>([
    ['a quote before every cell', `Id,Name,Stage\n${',"'.repeat(200_000)}`],
    ['nothing but quotes', '"'.repeat(1_000_001)],
    ['nothing but line breaks', '\n'.repeat(1_000_000)],
    ['a row of a million cells', `Id,Name,Stage\n${','.repeat(1_000_000)}`],
    ['a cell of a million digits', `Id,Name,Stage,Amount\n1,a,b,${'1'.repeat(1_000_000)}\n`],
    ['spaces where an amount should be', `Id,Name,Stage,Amount\n1,a,b,"5${' '.repeat(1999)}x"\n`],
    [
      'spaces where a date should be',
      `Id,Name,Stage,Close Date\n1,a,b,"1 Jan${' '.repeat(1900)}x"\n`,
    ],
    ['brackets where an amount should be', `Id,Name,Stage,Amount\n1,a,b,"${'('.repeat(1999)}"\n`],
  ])('nor takes long: %s', async ([, text]) => {
    const path = join(await scratchFolder(), 'deals.csv');
    expect(ENDS).toContain(await readOrRefuse(path, Buffer.from(text)));
  });

  test('nor in half of an import', async () => {
    const { database } = await freshDatabase();
    const rows = Array.from({ length: 40 }, (_, at) => [at, `Deal ${at}`, 'Ana Silva', 'Open', at]);
    const text = csv(['Id', 'Name', 'Owner', 'Stage', 'Amount'], rows);
    await importText(database, 'deals-2025-11-01.csv', text);
    const stored = () => database.selectFrom('opportunity').selectAll().orderBy('id').execute();
    let refusals = 0;
    for (const all of fc.sample(damages, 40)) {
      const before = await stored();
      const bytes = damaged(Buffer.from(text), all);
      const end = await importText(database, 'deals-2025-11-08.csv', bytes).then(
        () => 'read',
        refusal,
      );
      if (end === 'read') continue;
      refusals += 1;
      expect(await stored()).toEqual(before);
    }
    expect(refusals).toBeGreaterThan(0);
  });
});
