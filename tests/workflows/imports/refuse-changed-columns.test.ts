import { expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';

type Deal = Readonly<Record<string, string | number | undefined>>;

const COLUMNS = ['Id', 'Name', 'Owner', 'Stage', 'Amount', 'Amount Currency', 'Close Date'];

/** Twelve deals of two people, in three stages, as a CRM exports them. */
function week(change: (deal: Deal, at: number) => Deal = (deal) => deal): string {
  const deals = Array.from({ length: 12 }, (_, at): Deal => {
    const day = String(at + 1).padStart(2, '0');
    return {
      Id: `d${at}`,
      Name: `Deal ${at}`,
      Owner: at % 2 === 0 ? 'Ana Silva' : 'Ben Osei',
      Stage: ['Discovery', 'Proposal', 'Legal'][at % 3] ?? '',
      Amount: 1000 + at,
      'Amount Currency': 'EUR',
      'Close Date': `2026-06-${day}`,
    };
  }).map(change);
  const columns = Object.keys(deals[0] ?? {});
  return csv(
    columns,
    deals.map((deal) => columns.map((column) => deal[column])),
  );
}

async function company(): Promise<Database> {
  const { database } = await freshDatabase();
  const mia = await addPerson(database, 'Mia Keller');
  for (const name of ['Ana Silva', 'Ben Osei']) {
    const id = await addPerson(database, name, { managerId: mia });
    await database
      .insertInto('crm_owner')
      .values({ owner_key: name.toLowerCase(), person_id: id })
      .execute();
  }
  await importText(database, 'p-2025-11-07.csv', week());
  return database;
}

async function changes(database: Database) {
  return database.selectFrom('opportunity_change').select(['field', 'new_value']).execute();
}

test.for([
  [
    'amounts are empty',
    { Amount: '' },
    /^Amount: 12 opportunities had one in the export of 2025-11-07, 12 of them have none/,
  ],
  [
    'owners stand once for a group',
    { Owner: '' },
    /^Owner: 12 .*Was it exported as a grouped report\?/,
  ],
  [
    'owners are numbers',
    { Owner: '0055f' },
    /^Owner: 12 opportunities belonged to people of the roster.*→ 0055f/,
  ],
  [
    'amounts are in another currency',
    { 'Amount Currency': 'USD' },
    /^Amount: 12 of 12 amounts are in another currency.*EUR → USD/,
  ],
] as const)('a file is refused whole of which most %s', async ([, change, sentence]) => {
  const database = await company();
  const text = week((deal) => ({ ...deal, ...change }));
  await expect(importText(database, 'p-2025-11-14.csv', text)).rejects.toThrow(sentence);
  expect(await changes(database)).toEqual([]);
  const taken = await importText(database, 'p-2025-11-14.csv', text, { acceptColumns: true });
  expect(taken).toMatchObject({ accepted: 12, changed: 12 });
});

test('what a few deals lose in a week goes in', async () => {
  const database = await company();
  const text = week((deal, at) => (at < 4 ? { ...deal, Amount: '', Owner: '' } : deal));
  expect(await importText(database, 'p-2025-11-14.csv', text)).toMatchObject({ changed: 4 });
});

test('day and month that changed places in most dates refuse the file', async () => {
  const database = await company();
  const swapped = week((deal, at) => ({
    ...deal,
    'Close Date': `2026-${String(at + 1).padStart(2, '0')}-06`,
  }));
  await expect(importText(database, 'p-2025-11-14.csv', swapped)).rejects.toThrow(
    /^Close Date: day and month of 11 of 12 dates have changed places/,
  );
});

test('amounts of another column are other amounts', async () => {
  const database = await company();
  const renamed = (text: string) => text.replace('"Amount"', '"Amount (converted)"');
  const converted = week((deal) => ({ ...deal, Amount: Number(deal['Amount']) * 1.17 }));
  await expect(importText(database, 'p-2025-11-14.csv', renamed(converted))).rejects.toThrow(
    'Amount (converted): the amounts of the export of 2025-11-07 stood in the column Amount, and 12 of 12 are others here',
  );
  // The same amounts by another name are the same amounts.
  const same = await importText(database, 'p-2025-11-14.csv', renamed(week()));
  expect(same).toMatchObject({ accepted: 12, changed: 0 });
});

test('a stage that is called otherwise for all its deals is no change of any of them', async () => {
  const database = await company();
  await importText(
    database,
    'p-2025-11-14.csv',
    week((deal, at) => (at === 0 || at === 3 ? { ...deal, Stage: 'Proposal' } : deal)),
  );
  const before = await changes(database);
  const renamed = week((deal, at) => ({
    ...deal,
    Stage: at === 0 || at === 3 || at % 3 === 1 ? 'Offer' : (deal['Stage'] ?? ''),
  }));
  const report = await importText(database, 'p-2025-11-21.csv', renamed);
  expect(report).toMatchObject({
    changed: 0,
    pipeline: { renamed: [{ what: 'stage', was: 'Proposal', is: 'Offer', opportunities: 6 }] },
  });
  expect(await changes(database)).toEqual(
    before.map((one) => ({ ...one, new_value: one.new_value?.replace('Proposal', 'Offer') })),
  );
});

test('deals that moved on to a stage that others were in before have moved', async () => {
  const database = await company();
  const moved = week((deal) =>
    deal['Stage'] === 'Discovery' ? { ...deal, Stage: 'Legal' } : deal,
  );
  const report = await importText(database, 'p-2025-11-14.csv', moved);
  expect(report).toMatchObject({ changed: 4, pipeline: { renamed: [] } });
});

test('an owner of another name who is the same person keeps all deals; who takes them over does not', async () => {
  const database = await company();
  const married = week((deal) => ({
    ...deal,
    Owner: deal['Owner'] === 'Ana Silva' ? 'Ana Silva-Brandt' : deal['Owner'],
  }));
  const report = await importText(database, 'p-2025-11-14.csv', married);
  expect(report).toMatchObject({
    changed: 0,
    pipeline: { renamed: [{ what: 'owner', is: 'Ana Silva-Brandt' }], ownersWithoutPerson: [] },
  });
  const handed = week((deal) => ({
    ...deal,
    Owner: deal['Owner'] === 'Ana Silva' ? 'Ana Silva-Brandt' : 'Zoë Lindqvist',
  }));
  const given = { acceptColumns: true };
  const later = await importText(database, 'p-2025-11-21.csv', handed, given);
  expect(later).toMatchObject({ changed: 6, pipeline: { renamed: [] } });
});

test('a date that contradicts the order that was remembered refuses the file', async () => {
  const { database } = await freshDatabase();
  const rows = (dates: readonly string[]) =>
    csv(
      COLUMNS,
      dates.map((date, at) => [`d${at}`, `D${at}`, 'Ana', 'Proposal', 1, 'EUR', date]),
    );
  await importText(database, 'p-2025-11-07.csv', rows(['11/05/2026', '12/06/2026']), {
    dateOrder: 'mdy',
  });
  await expect(
    importText(database, 'p-2025-11-14.csv', rows(['31/12/2026', '06/12/2026'])),
  ).rejects.toThrow(
    'Its dates were said to have the month first, and 31/12/2026 has the day first. Say --date-order dmy',
  );
});

test('a file that shrank because its rows cannot be read says so, and not that a filter was changed', async () => {
  const { database } = await freshDatabase();
  const rows = (stage: (at: number) => string) =>
    csv(
      COLUMNS,
      Array.from({ length: 40 }, (_, at) => [`d${at}`, `D${at}`, 'Ana', stage(at), 1]),
    );
  await importText(
    database,
    'p-2025-11-07.csv',
    rows(() => 'Proposal'),
  );
  const half = rows((at) => (at % 2 === 0 ? 'Proposal' : ''));
  await expect(
    importText(database, 'p-2025-11-14.csv', half, { maxRejectedPercent: 60 }),
  ).rejects.toThrow(
    "as 20 of its rows can't be read. The first is line 3, column Stage: is empty.",
  );
});
