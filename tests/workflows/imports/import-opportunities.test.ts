import { describe, expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { parseMapping } from '#src/crm/mapping.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';

const HEADERS = [
  'Opportunity ID',
  'Opportunity Name',
  'Opportunity Owner',
  'Stage',
  'Amount',
  'Close Date',
];

type Cells = readonly (string | number | undefined)[];

const ana = ['006A', 'Norwind renewal', 'Ana Silva', 'Proposal', 1000, '2025-12-19'] as const;
const ben = ['006B', 'Kestrel rollout', 'Ben Osei', 'Discovery', 2500.5, '2026-01-31'] as const;

const pipeline = (...rows: Cells[]) => csv(HEADERS, rows);

async function opportunities(database: Database) {
  return database
    .selectFrom('opportunity')
    .select(['id', 'stage', 'outcome', 'amount', 'close_date', 'first_seen_on', 'missing_since'])
    .orderBy('id')
    .execute();
}

async function changes(database: Database) {
  return database
    .selectFrom('opportunity_change')
    .select(['opportunity_id', 'field', 'old_value', 'new_value', 'seen_on', 'source'])
    .orderBy('seen_on')
    .orderBy('opportunity_id')
    .orderBy('field')
    .execute();
}

describe('an export of opportunities', () => {
  test('goes in as it is', async () => {
    const { database } = await freshDatabase();
    const report = await importText(database, 'p-2025-11-21.csv', pipeline(ana, ben));
    expect(report).toMatchObject({
      type: 'opportunities',
      asOf: '2025-11-21',
      accepted: 2,
      rejected: 0,
      added: 2,
      changed: 0,
      unchanged: 0,
      columns: { id: 'Opportunity ID', owner: 'Opportunity Owner' },
      pipeline: {
        outcomes: { open: 2, won: 0, lost: 0 },
        ownersWithoutPerson: [
          { owner: 'Ana Silva', opportunities: 1, open: 1 },
          { owner: 'Ben Osei', opportunities: 1, open: 1 },
        ],
      },
    });
    expect(await opportunities(database)).toEqual([
      {
        id: '006A',
        stage: 'Proposal',
        outcome: 'open',
        amount: 1000,
        close_date: '2025-12-19',
        first_seen_on: '2025-11-21',
        missing_since: null,
      },
      expect.objectContaining({ id: '006B', amount: 2500.5 }),
    ]);
    expect(await changes(database)).toEqual([]);
  });

  test('leaves a change for every field that differs from the export before', async () => {
    const { database } = await freshDatabase();
    await importText(database, 'p-2025-11-14.csv', pipeline(ana, ben));
    const later = ['006A', 'Norwind renewal', 'Ben Osei', 'Closed Won', '1000.00', '2025-11-20'];
    const report = await importText(database, 'p-2025-11-21.csv', pipeline(later, ben));
    expect(report).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    const change = { opportunity_id: '006A', seen_on: '2025-11-21', source: 'export' };
    expect(await changes(database)).toEqual([
      { ...change, field: 'close_date', old_value: '2025-12-19', new_value: '2025-11-20' },
      { ...change, field: 'outcome', old_value: 'open', new_value: 'won' },
      { ...change, field: 'owner', old_value: 'Ana Silva', new_value: 'Ben Osei' },
      { ...change, field: 'stage', old_value: 'Proposal', new_value: 'Closed Won' },
    ]);
  });

  test('again changes nothing, and the same rows a week later are news only of the date', async () => {
    const { database } = await freshDatabase();
    const first = await importText(database, 'p-2025-11-14.csv', pipeline(ana, ben));
    expect(await importText(database, 'p-2025-11-14.csv', pipeline(ana, ben))).toMatchObject({
      wasImportedBefore: true,
      accepted: first.accepted,
      added: 0,
      changed: 0,
      unchanged: 2,
    });
    expect(await importText(database, 'p-2025-11-21.csv', pipeline(ana, ben))).toMatchObject({
      wasImportedBefore: false,
      unchanged: 2,
    });
    expect(await changes(database)).toEqual([]);
    const imports = await database.selectFrom('import').select('as_of').orderBy('as_of').execute();
    expect(imports.map(({ as_of }) => as_of)).toEqual(['2025-11-14', '2025-11-21']);
  });

  test('marks what it no longer has, and unmarks what comes back', async () => {
    const { database } = await freshDatabase();
    await importText(database, 'p-2025-11-14.csv', pipeline(ana, ben));
    const without = await importText(database, 'p-2025-11-21.csv', pipeline(ben));
    expect(without.pipeline?.missing).toBe(1);
    expect(await opportunities(database)).toMatchObject([
      { id: '006A', missing_since: '2025-11-21' },
      { id: '006B', missing_since: null },
    ]);
    const back = await importText(database, 'p-2025-11-28.csv', pipeline(ana, ben));
    expect(back).toMatchObject({ added: 0, changed: 0, unchanged: 2, pipeline: { missing: 0 } });
    expect(await opportunities(database)).toMatchObject([{ missing_since: null }, {}]);
  });

  test('rejects a row that can not be read with line, column, value and reason; the rest goes in', async () => {
    const { database } = await freshDatabase();
    const rows = pipeline(
      ana,
      ['006C', 'No stage', 'Ana Silva', '', 5, '2025-12-01'],
      ['', 'No id', 'Ana Silva', 'Proposal', 5, '2025-12-01'],
      ['006A', 'Norwind again', 'Ana Silva', 'Proposal', 1, '2025-12-01'],
      ben,
    );
    const report = await importText(database, 'p-2025-11-21.csv', rows);
    expect(report).toMatchObject({ accepted: 2, rejected: 3, added: 2 });
    expect(report.rejectedRows).toEqual([
      { line: 3, column: 'Stage', value: '', reason: 'is empty' },
      { line: 4, column: 'Opportunity ID', value: '', reason: 'is empty' },
      {
        line: 5,
        column: undefined,
        value: undefined,
        reason: 'is the record of line 2 again',
      },
    ]);
    const kept = await database.selectFrom('rejected_row').selectAll().orderBy('line').execute();
    expect(kept.map(({ line, reason }) => [line, reason])).toEqual(
      report.rejectedRows.map(({ line, reason }) => [line, reason]),
    );
  });

  test('tells who owns opportunities and is nobody, and which rep owns none', async () => {
    const { database } = await freshDatabase();
    const roster = csv(
      ['name', 'email', 'manager_email', 'crm_owner'],
      [
        ['Mia Keller', 'mia@example.com', '', ''],
        ['Ana Silva', 'ana@example.com', 'mia@example.com', ''],
        ['Chidi Eze', 'chidi@example.com', 'mia@example.com', ''],
        ['Ben Kofi Osei', 'ben.osei@example.com', 'mia@example.com', 'bosei'],
      ],
    );
    await importText(database, 'roster.csv', roster);
    const unowned = ['006C', 'Nobody’s', '', 'Proposal', 5, '2025-12-01'];
    const report = await importText(database, 'p-2025-11-21.csv', pipeline(ana, ben, unowned));
    expect(report.pipeline).toMatchObject({
      ownersWithoutPerson: [{ owner: 'Ben Osei', likeliest: 'Ben Kofi Osei' }, { owner: null }],
      repsWithoutOpportunity: ['Ben Kofi Osei', 'Chidi Eze'],
    });
  });

  test('is tried and taken back in a dry run', async () => {
    const { database } = await freshDatabase();
    const report = await importText(database, 'p-2025-11-21.csv', pipeline(ana, ben), {
      dryRun: true,
    });
    expect(report).toMatchObject({ isDryRun: true, added: 2 });
    expect(await opportunities(database)).toEqual([]);
    expect(await database.selectFrom('import').selectAll().execute()).toEqual([]);
  });
});

describe('a mapping', () => {
  const mapping = parseMapping(
    JSON.stringify({
      columns: { id: 'Nr', name: 'Was', owner: 'Wer', stage: 'Wo', closeDate: 'Wann' },
      stages: { Gezeichnet: 'won' },
      dateOrder: 'dmy',
    }),
  );
  const rows = (date: string) =>
    csv(['Nr', 'Was', 'Wer', 'Wo', 'Wann'], [['1', 'Norwind', 'Ana Silva', 'Gezeichnet', date]]);

  test('is remembered for the next file with the same headers', async () => {
    const { database } = await freshDatabase();
    await expect(importText(database, 'a-2025-11-14.csv', rows('3/4/2025'))).rejects.toThrow(
      'No header row is known.',
    );
    await importText(database, 'a-2025-11-14.csv', rows('3/4/2025'), { mapping });
    expect(await importText(database, 'b-2025-11-21.csv', rows('4/4/2025'))).toMatchObject({
      changed: 1,
    });
    expect(await opportunities(database)).toMatchObject([
      { outcome: 'won', close_date: '2025-04-04' },
    ]);
  });

  test('that is remembered but can’t be read refuses the file, until it is given again', async () => {
    const { database } = await freshDatabase();
    await importText(database, 'a-2025-11-14.csv', rows('3/4/2025'), { mapping });
    await database
      .updateTable('crm_mapping')
      .set({ mapping: JSON.stringify({ ...mapping, dateOrder: 'day first' }) })
      .execute();
    await expect(importText(database, 'b-2025-11-21.csv', rows('4/4/2025'))).rejects.toThrow(
      /^The mapping that is remembered for this file can’t be read: dateOrder: .*\. Import it once with its mapping; see docs\/mapping\.md\.$/,
    );
    expect(await opportunities(database)).toMatchObject([{ close_date: '2025-04-03' }]);
    await importText(database, 'b-2025-11-21.csv', rows('4/4/2025'), { mapping });
    await importText(database, 'c-2025-11-28.csv', rows('5/4/2025'));
    expect(await opportunities(database)).toMatchObject([{ close_date: '2025-04-05' }]);
  });

  test('can be the order of day and month alone', async () => {
    const { database } = await freshDatabase();
    const ambiguous = pipeline(['006A', 'Norwind', 'Ana Silva', 'Proposal', 1, '3/4/2025']);
    await expect(importText(database, 'a-2025-11-14.csv', ambiguous)).rejects.toThrow(
      'Say --date-order mdy or --date-order dmy.',
    );
    await importText(database, 'a-2025-11-14.csv', ambiguous, { dateOrder: 'mdy' });
    const next = pipeline(['006A', 'Norwind', 'Ana Silva', 'Proposal', 1, '5/6/2025']);
    await importText(database, 'b-2025-11-21.csv', next);
    expect(await opportunities(database)).toMatchObject([{ close_date: '2025-05-06' }]);
  });
});

describe('a pipeline whose columns changed', () => {
  const without = csv(
    ['Opportunity ID', 'Opportunity Name', 'Opportunity Owner', 'Stage', 'Deal size', 'Close Date'],
    [ana],
  );

  test('is refused with what is missing and what is new, and changes nothing', async () => {
    const { database } = await freshDatabase();
    await importText(database, 'p-2025-11-14.csv', pipeline(ana));
    await expect(importText(database, 'p-2025-11-21.csv', without)).rejects.toThrow(
      'The columns changed: the export before had Amount (amount), this one has not; new are Deal size.',
    );
    expect(await opportunities(database)).toMatchObject([{ amount: 1000 }]);
  });

  test('can be accepted, or explained by a mapping', async () => {
    const { database } = await freshDatabase();
    await importText(database, 'p-2025-11-14.csv', pipeline(ana));
    const mapping = parseMapping(JSON.stringify({ columns: { amount: 'Deal size' } }));
    const mapped = await importText(database, 'p-2025-11-21.csv', without, { mapping });
    expect(mapped).toMatchObject({ unchanged: 1, columns: { amount: 'Deal size' } });
    const fewer = csv(HEADERS.toSpliced(4, 1), [ana.toSpliced(4, 1)]);
    const accepted = await importText(database, 'p-2025-11-28.csv', fewer, { acceptColumns: true });
    expect(accepted).toMatchObject({ changed: 1 });
  });
});

test('a stage that the export before did not have is reported, and a dry run shows samples', async () => {
  const { database } = await freshDatabase();
  await importText(database, 'p-2025-11-14.csv', pipeline(ana, ben));
  const parked = ['006A', 'Norwind renewal', 'Ana Silva', 'Parked', 1000, '2025-12-19'] as const;
  const report = await importText(database, 'p-2025-11-21.csv', pipeline(parked, ben), {
    dryRun: true,
  });
  expect(report.pipeline).toMatchObject({
    newStages: ['Parked'],
    stages: [
      { stage: 'Discovery', outcome: 'open', opportunities: 1 },
      { stage: 'Parked', outcome: 'open', opportunities: 1 },
    ],
  });
  expect(report.samples).toMatchObject({ id: ['006A', '006B'], amount: ['1000', '2500.5'] });
});

describe('a file that can not be trusted is refused whole', () => {
  const many = (open: number, closed: number) =>
    pipeline(
      ...Array.from({ length: open + closed }, (_, index) => [
        `006-${index}`,
        `Deal ${index}`,
        'Ana Silva',
        index < open ? 'Proposal' : 'Closed Lost',
        100,
        '2025-12-19',
      ]),
    );
  const cases: readonly (readonly [string, string, string | Uint8Array, string])[] = [
    ['empty', 'p-2025-11-28.csv', '', 'The file is empty.'],
    ['with a header row alone', 'p-2025-11-28.csv', pipeline(), 'nothing below it'],
    ['cut off in a row', 'p-2025-11-28.csv', many(30, 0).slice(0, -40), 'seems to be cut off'],
    [
      'with a quote that is never closed',
      'p-2025-11-28.csv',
      `${many(3, 0)}"006-x","Deal`,
      'seems to be cut off',
    ],
    ['without known columns', 'p-2025-11-28.csv', 'a,b\n1,2\n', 'No header row is known.'],
    [
      'that is a workbook',
      'p-2025-11-28.csv',
      new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
      'workbook',
    ],
    [
      'from the future',
      'p-2025-12-02.csv',
      many(30, 0),
      'is dated 2025-12-02, which is after today',
    ],
    [
      'with a third of the open ones gone',
      'p-2025-11-28.csv',
      many(20, 10),
      '33 % fewer than the 30',
    ],
    [
      'with as many others, of a part or of another CRM',
      'p-2025-11-28.csv',
      many(30, 0).replaceAll('"006', '"001'),
      'lacks 30 of the 30 opportunities of the export of 2025-11-14',
    ],
    [
      'with more than a twentieth unreadable',
      'p-2025-11-28.csv',
      `${many(60, 0)}${Array.from({ length: 4 }, (_, index) => `"006-z${index}","D","A","","1","2025-12-19"\n`).join('')}`,
      "4 of 64 rows can't be read",
    ],
  ];

  test.each(cases)('%s', async (_what, name, content, reason) => {
    const { database } = await freshDatabase();
    await importText(database, 'p-2025-11-14.csv', many(30, 0));
    const before = await opportunities(database);
    await expect(importText(database, name, content)).rejects.toThrow(reason);
    expect(await opportunities(database)).toEqual(before);
    expect(await database.selectFrom('import').select('as_of').execute()).toEqual([
      { as_of: '2025-11-14' },
    ]);
  });

  test('nor is one taken of which no row can be read, however few they are', async () => {
    const { database } = await freshDatabase();
    const spoilt = pipeline().concat('"1.43E+10","D","A","Open","1","2025-12-19"\n');
    await expect(importText(database, 'p-2025-11-28.csv', spoilt)).rejects.toThrow(
      "1 of 1 row can't be read, so that nothing was imported. The first is line 2, column Opportunity ID: is an id that a spreadsheet has shortened",
    );
  });

  test('but how many rows may be unreadable can be set', async () => {
    const { database } = await freshDatabase();
    const bad = Array.from({ length: 4 }, (_, index) => [
      `006-z${index}`,
      'D',
      'A',
      '',
      1,
      '2025-12-19',
    ]);
    const rows = pipeline(ana, ben, ...bad);
    await expect(
      importText(database, 'p-2025-11-28.csv', rows, { maxRejectedPercent: 50 }),
    ).rejects.toThrow("4 of 6 rows can't be read, more than 50 %");
    expect(
      await importText(database, 'p-2025-11-28.csv', rows, { maxRejectedPercent: 70 }),
    ).toMatchObject({ accepted: 2, rejected: 4 });
  });

  test('but a shrink that is right can be accepted', async () => {
    const { database } = await freshDatabase();
    await importText(database, 'p-2025-11-14.csv', many(30, 0));
    const shrunk = many(20, 10);
    expect(
      await importText(database, 'p-2025-11-28.csv', shrunk, { acceptShrink: true }),
    ).toMatchObject({ changed: 10 });
  });
});

test('two processes that import the same file at once leave it once', async () => {
  const { database } = await freshDatabase();
  const file = pipeline(ana, ben);
  const reports = await Promise.all([
    importText(database, 'p-2025-11-21.csv', file),
    importText(database, 'p-2025-11-21.csv', file),
  ]);
  expect(reports.map(({ added }) => added).toSorted((one, other) => one - other)).toEqual([0, 2]);
  expect(await database.selectFrom('import').select('accepted').execute()).toEqual([
    { accepted: 2 },
  ]);
});

describe('an opportunity that the file has twice', () => {
  const changed = [
    '006A',
    'Norwind renewal',
    'Ana Silva',
    'Negotiation',
    1000,
    '2025-12-19',
  ] as const;

  test.each([
    ['as it was, and changed', [ana, changed, ben], 3, 2],
    ['changed, and as it was', [changed, ana, ben], 2, 3],
    ['as it was, both times', [ana, ana, ben], 3, 2],
  ])('%s, is left as it was', async (_what, rows, rejected, first) => {
    const { database } = await freshDatabase();
    await importText(database, 'p-2025-11-14.csv', pipeline(ana, ben));
    const report = await importText(database, 'p-2025-11-21.csv', pipeline(...rows));
    expect(report).toMatchObject({ accepted: 2, rejected: 1, added: 0, changed: 0, unchanged: 2 });
    expect(report.rejectedRows).toMatchObject([
      { line: rejected, reason: `is the record of line ${first} again` },
    ]);
    expect(await changes(database)).toEqual([]);
  });
});

test('a row that something else changed in between is read anew', async () => {
  const { database } = await freshDatabase();
  await importText(database, 'p-2025-11-14.csv', pipeline(ana));
  const history = csv(
    ['OpportunityId', 'CreatedDate', 'StageName'],
    [
      ['006A', '2025-11-01', 'Proposal'],
      ['006A', '2025-11-17', 'Negotiation'],
    ],
  );
  await importText(database, 'history-2025-11-18.csv', history);
  const report = await importText(database, 'p-2025-11-21.csv', pipeline(ana));
  expect(report).toMatchObject({ changed: 1 });
  expect(await opportunities(database)).toMatchObject([{ stage: 'Proposal' }]);
});
