import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { RefusedFile } from '#src/crm/refused-file.ts';
import type { Database } from '#src/database/connection.ts';
import { damaged, damages } from '#tests/support/damage.ts';
import { scratchFolder } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';
import { readExport } from '#tests/support/read-export.ts';
import { workbookOf } from '#tests/support/workbook.ts';
import { PATIENCE } from '#tests/support/patience.ts';

const CORPUS = join(import.meta.dirname, 'corpus');
const ENDS = ['read', 'refused'];

/** What goes in where it can: only what can't be trusted at all is refused. */
const LENIENT = { maxRejectedPercent: 100, acceptShrink: true, acceptColumns: true };
/** What the corpus's histories contain. */
const KNOWN_DEALS = csv(
  ['Id', 'Name', 'Owner', 'Stage'],
  [
    ['006bm00000LKJNN', 'Norwind renewal', 'Ana Silva', 'Proposal'],
    ['006bm00000LKJNO', 'Kestrel', 'Ben Osei', 'Proposal'],
  ],
);

const PEOPLE: Readonly<Record<string, string>> = {
  'roster.csv': csv(
    ['name', 'email', 'manager_email', 'start_date', 'crm_owner', 'time_zone'],
    [
      ['Mia Keller', 'mia@example.com', '', '2020-01-01', '', 'Europe/Berlin'],
      ['Ana Silva', 'ana@example.com', 'mia@example.com', '2024-03-01', 'A. Silva;005A', ''],
    ],
  ),
  'quotas.csv': csv(
    ['email', 'period', 'amount'],
    [
      ['ana@example.com', '2025-Q4', '€120,000'],
      ['mia@example.com', '2025-11', '10,000.50'],
    ],
  ),
  'absences.csv': csv(
    ['email', 'name', 'from', 'until'],
    [
      ['ana@example.com', '', '2025-11-03', '2025-11-14'],
      ['', 'Mia Keller', '12/22/2025', ''],
    ],
  ),
};

const SHEET = 'xl/worksheets/sheet1.xml';
const WORKBOOK_XML = `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>Deal Name</t></is></c><c t="inlineStr"><is><t>Stage</t></is></c><c t="inlineStr"><is><t>Owner</t></is></c></row>
<row r="2"><c r="A2" t="str"><v>Norwind</v></c><c r="B2" t="s"><v>0</v></c><c r="C2" s="1"><f>A1</f><v>46053</v></c></row></sheetData></worksheet>`;

/** Reads the file to its end or to a sentence that refuses it; whatever else happens is a fault of the reader. */
async function readOrRefuse(path: string, bytes: Uint8Array): Promise<'read' | 'refused'> {
  await writeFile(path, bytes);
  const start = performance.now();
  const end = await readExport(path).then(() => 'read' as const, refusal);
  expect(performance.now() - start).toBeLessThan(PATIENCE);
  return end;
}

function refusal(error: unknown): 'refused' {
  if (!(error instanceof RefusedFile)) throw error;
  expect(error.message).toMatch(/\.$/);
  return 'refused';
}

/** Every row of every table that an import writes. */
async function everything(database: Database): Promise<unknown> {
  const tables = [
    'person',
    'crm_owner',
    'quota',
    'absence',
    'opportunity',
    'opportunity_change',
    'earlier_activity',
    'activity',
    'currency_rate',
    'crm_mapping',
    'import',
    'rejected_row',
  ];
  const rows = await Promise.all(
    tables.map((table) =>
      sql`select row_to_json(one)::text as row from ${sql.table(table)} one order by 1`.execute(
        database,
      ),
    ),
  );
  return rows.map((result) => result.rows);
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

  // What each kind of file refers to is there, so that there is something to change by half.
  test.for<[type: string, file: string]>([
    ['a history', 'salesforce-history.csv'],
    ['a field history', 'salesforce-field-history.csv'],
    ['activities', 'activities.csv'],
    ['rates', 'rates.csv'],
    ['a roster', 'roster.csv'],
    ['quotas', 'quotas.csv'],
    ['absences', 'absences.csv'],
    ['a report', 'salesforce-report.csv'],
    ['deals of Pipedrive', 'pipedrive.csv'],
    ['deals of Dynamics', 'dynamics.csv'],
    ['deals of HubSpot', 'hubspot.csv'],
  ])('nor in half of an import of %s', async ([, file]) => {
    const { database } = await freshDatabase();
    const whole = Buffer.from(PEOPLE[file] ?? (await readFile(join(CORPUS, file))));
    await importText(database, 'first-roster.csv', PEOPLE['roster.csv'] ?? '');
    await importText(database, 'p-2025-11-01.csv', KNOWN_DEALS);
    expect(await importText(database, `whole-${file}`, whole, LENIENT)).not.toMatchObject({
      accepted: 0,
    });
    for (const all of fc.sample(damages, 40)) {
      const before = await everything(database);
      // Only what is refused must leave all as it was.
      const end = await importText(database, file, damaged(whole, all), LENIENT).then(
        () => 'read',
        refusal,
      );
      if (end === 'read') continue;
      expect(await everything(database)).toEqual(before);
    }
  });

  test('nor in half of an import of a workbook', async () => {
    const { database } = await freshDatabase();
    const whole = workbookOf({ Deals: [['Proposal']] }, { [SHEET]: WORKBOOK_XML });
    await importText(database, 'deals.xlsx', whole);
    for (const all of fc.sample(damages, 40)) {
      const before = await everything(database);
      const bytes = workbookOf(
        { Deals: [['Proposal']] },
        { [SHEET]: damaged(Buffer.from(WORKBOOK_XML), all) },
      );
      for (const one of [bytes, damaged(whole, all)]) {
        const end = await importText(database, 'deals.xlsx', one, { acceptColumns: true }).then(
          () => 'read',
          refusal,
        );
        if (end === 'read') break;
        expect(await everything(database)).toEqual(before);
      }
    }
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
