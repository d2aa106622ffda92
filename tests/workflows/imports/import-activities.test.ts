import { describe, expect, test } from 'vitest';
import { calendarDate, dateOfDay } from '#src/domain/calendar.ts';
import { loadCompany } from '#src/database/signals/company.ts';
import type { Database } from '#src/database/connection.ts';
import { loadTeamHistory } from '#src/database/signals/rep-histories.ts';
import { ingest } from '#src/workflows/imports/ingest.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';
import { hasRealOrganisations, realFile } from '#tests/support/real-organisations.ts';

const HEADERS = ['Activity ID', 'Opportunity ID', 'Assigned', 'Date', 'Activity Type'];

describe('activities', () => {
  test('are added and updated, and those of an earlier file stay', async () => {
    const { database } = await freshDatabase();
    const first = csv(HEADERS, [
      ['00T1', '006A', 'Ana Silva', '2025-11-20', 'Call'],
      ['00T2', '006A', 'Ana Silva', '2025-11-21', 'Online Meeting'],
      ['00T3', '006B', '', '2025-11-21', 'Email'],
      ['00T1', '006B', 'Ana Silva', '2025-11-21', 'Email'],
      ['00T4', '', 'Ana Silva', '2025-11-21', 'Email'],
    ]);
    const report = await importText(database, 'activities-2025-11-21.csv', first);
    expect(report).toMatchObject({ type: 'activities', accepted: 3, rejected: 2, added: 3 });
    expect(report.rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'is the record of line 2 again'],
      [6, 'is empty'],
    ]);
    const next = csv(HEADERS, [
      ['00T2', '006A', 'Ana Silva', '2025-11-24', 'Online Meeting'],
      ['00T3', '006B', '', '2025-11-21', 'Email'],
      ['00T5', '006A', 'Ben Osei', '2025-11-25', 'To-do'],
    ]);
    expect(await importText(database, 'activities-2025-11-28.csv', next)).toMatchObject({
      added: 1,
      changed: 1,
      unchanged: 1,
    });
    const known = await database.selectFrom('activity').selectAll().orderBy('id').execute();
    expect(known.map((one) => [one.id, one.owner_key, one.held_on, one.kind])).toEqual([
      ['00T1', 'ana silva', '2025-11-20', 'call'],
      ['00T2', 'ana silva', '2025-11-24', 'meeting'],
      ['00T3', null, '2025-11-21', 'mail'],
      ['00T5', 'ben osei', '2025-11-25', 'other'],
    ]);
  });

  test.skipIf(!hasRealOrganisations)('of the Salesforce organisation go in', async () => {
    const { database } = await freshDatabase();
    for (const [file, accepted] of [
      ['Task.csv', 7_814],
      ['Event.csv', 7_823],
    ] as const) {
      const report = await ingest({
        database,
        path: realFile(`salesforce-demo-org/${file}`),
        now: new Date('2025-12-01T12:00:00Z'),
        timeZone: 'UTC',
        asOf: calendarDate('2017-06-01'),
      });
      expect(report).toMatchObject({ type: 'activities', accepted, rejected: 0, added: accepted });
    }
  });
});

describe('without activities', () => {
  const pipeline = (...rows: (readonly string[])[]) =>
    csv(['Opportunity ID', 'Opportunity Name', 'Owner', 'Stage', 'Last Activity'], rows);
  const kestrel = (lastActivity: string) => [
    '006A',
    'Kestrel',
    'Ana Silva',
    'Proposal',
    lastActivity,
  ];

  async function datesKnown(database: Database) {
    const { id } = await database.selectFrom('person').select('id').executeTakeFirstOrThrow();
    const asOf = calendarDate('2025-11-28');
    const company = await loadCompany(database, asOf);
    const team = await loadTeamHistory(database, id, company, asOf);
    return [team.activitiesUntil, ...(team.opportunities[0]?.activityDays.map(dateOfDay) ?? [])];
  }

  test('the last activity of each export is kept, in whatever order they come', async () => {
    const { database } = await freshDatabase();
    await importText(
      database,
      'roster.csv',
      csv(
        ['name', 'email', 'manager_email'],
        [
          ['Mia Keller', 'mia@example.com', ''],
          ['Ana Silva', 'ana@example.com', 'mia@example.com'],
        ],
      ),
    );
    await importText(database, 'pipeline-2025-11-07.csv', pipeline(kestrel('2025-11-05')));
    await importText(database, 'pipeline-2025-11-14.csv', pipeline(kestrel('2025-11-05')));
    await importText(database, 'pipeline-2025-11-28.csv', pipeline(kestrel('2025-11-27')));
    expect(await datesKnown(database)).toEqual(['2025-11-28', '2025-11-05', '2025-11-27']);
    await importText(database, 'pipeline-2025-11-21.csv', pipeline(kestrel('2025-11-18')));
    const all = ['2025-11-28', '2025-11-05', '2025-11-18', '2025-11-27'];
    expect(await datesKnown(database)).toEqual(all);
    const activities = csv(HEADERS, [['00T1', '006A', 'Ana Silva', '2025-11-20', 'Call']]);
    await importText(database, 'activities-2025-11-21.csv', activities);
    expect(await datesKnown(database)).toEqual(['2025-11-21', '2025-11-20']);
  });
});

describe('rates', () => {
  const rates = (...rows: (readonly (string | number)[])[]) => csv(['currency', 'rate'], rows);

  test('turn amounts, their changes and quotas into the company’s own currency', async () => {
    const { database } = await freshDatabase();
    const roster = csv(
      ['name', 'email', 'manager_email'],
      [
        ['Mia Keller', 'mia@example.com', ''],
        ['Ana Silva', 'ana@example.com', 'mia@example.com'],
      ],
    );
    await importText(database, 'roster.csv', roster);
    const pipeline = (amount: number) =>
      csv(
        ['Id', 'Name', 'Owner.Name', 'StageName', 'Amount', 'CurrencyIsoCode'],
        [
          ['006A', 'Norwind', 'Ana Silva', 'Proposal', amount, 'USD'],
          ['006B', 'Kestrel', 'Ana Silva', 'Proposal', 100, 'EUR'],
          ['006C', 'Abel', 'Ana Silva', 'Proposal', 100, 'CHF'],
        ],
      );
    await importText(database, 'p-2025-11-14.csv', pipeline(1_000));
    await importText(database, 'p-2025-11-21.csv', pipeline(2_000));
    const quotas = csv(
      ['email', 'period', 'amount', 'currency'],
      [['ana@example.com', '2025-Q4', 500, 'USD']],
    );
    await importText(database, 'quotas.csv', quotas);
    const report = await importText(database, 'rates.csv', rates(['EUR', 1], ['USD', 0.5]));
    expect(report).toMatchObject({ type: 'rates', accepted: 2, added: 2 });

    const mia = await database
      .selectFrom('person')
      .select('id')
      .where('email', '=', 'mia@example.com')
      .executeTakeFirstOrThrow();
    const asOf = calendarDate('2025-11-21');
    const company = await loadCompany(database, asOf);
    const team = await loadTeamHistory(database, mia.id, company, asOf);
    const told = team.opportunities.map(({ opportunity: { id, amount, currency } }) => [
      id,
      amount,
      currency,
    ]);
    // Without a rate an amount keeps its own currency, and is never added to others.
    expect(told).toEqual([
      ['006A', 1_000, 'EUR'],
      ['006B', 100, 'EUR'],
      ['006C', 100, 'CHF'],
    ]);
    expect(team.opportunities[0]?.changes).toMatchObject([{ from: '500', to: '1000' }]);
    expect(team.quotas).toMatchObject([{ amount: 250, currency: 'EUR' }]);
  });

  test('are refused where none is the company’s own, and a wrong one is rejected', async () => {
    const { database } = await freshDatabase();
    await expect(importText(database, 'rates.csv', rates(['USD', 0.9]))).rejects.toThrow(
      'No currency of the file has the rate 1.',
    );
    const report = await importText(
      database,
      'rates.csv',
      rates(['EUR', 1], ['USD', '0,9'], ['Dollar', 1.2], ['CHF', -1], ['EUR', 2]),
    );
    expect(report.rejectedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'is not a currency such as EUR'],
      [5, 'is not a rate such as 1.08'],
      [6, 'has a rate in line 2 already'],
    ]);
    const known = await database
      .selectFrom('currency_rate')
      .selectAll()
      .orderBy('currency')
      .execute();
    expect(known).toEqual([
      { currency: 'EUR', rate: 1 },
      { currency: 'USD', rate: 0.9 },
    ]);
  });
});
