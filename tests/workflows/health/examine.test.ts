import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import { ownerKey } from '#src/domain/people/owner-key.ts';
import { examineData, examineFolder } from '#src/workflows/health/examine.ts';
import { scratchFolder } from '#tests/support/files.ts';
import { addExport, addPerson } from '#tests/support/sales-team.ts';
import { linkAccount, workflowsAt } from '#tests/support/workflow-context.ts';

const day = calendarDate;
const TODAY = day('2025-11-24');

/** A deal of this owner; the export has amounts of this currency. */
async function addDeal(
  database: Database,
  id: string,
  more: { owner?: string; currency?: string; outcome?: 'open' | 'won' } = {},
) {
  await database
    .insertInto('opportunity')
    .values({
      id: id as never,
      name: id,
      account: null,
      owner: more.owner ?? null,
      owner_key: more.owner === undefined ? null : (ownerKey(more.owner) ?? null),
      stage: 'Proposal',
      outcome: more.outcome ?? 'open',
      amount: 10,
      currency: more.currency ?? null,
      close_date: null,
      created_on: null,
      stage_entered_on: null,
      last_activity_on: null,
      next_step: null,
      forecast_category: null,
      contact_count: null,
      first_seen_on: TODAY,
    })
    .execute();
}

const SLACKLESS =
  'The roster’s address must be the one of their Slack account. They are looked up every ten minutes while Frontline runs.';

test('each of what the database holds is well, or says what to do', async () => {
  const { database, context, join: joinSlack } = await workflowsAt('2025-11-24T09:00:00Z');
  const examine = async (about: string) => {
    const findings = await examineData(database, context.coaching, TODAY);
    expect(findings.map((finding) => finding.about)).toEqual([
      'People',
      'Export',
      'Owners',
      'Teams',
      'Quotas',
      'Currencies',
    ]);
    return findings.find((finding) => finding.about === about);
  };
  const well = (about: string, says: string) => ({ about, isWell: true, says });
  const unwell = (about: string, says: string, todo: string) => ({
    about,
    isWell: false,
    says,
    todo,
  });

  expect(await examine('People')).toEqual(
    unwell(
      'People',
      'the roster has no manager',
      'Import a roster: npm run -s coach -- import roster.csv',
    ),
  );
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  const tom = await addPerson(database, 'Tom Brandt');
  await addPerson(database, 'Raj Mehta', { managerId: tom });
  await linkAccount(database, tom, joinSlack('Tom Brandt'));
  expect(await examine('People')).toEqual(
    unwell('People', '1 manager of 2 not found in Slack: mia.keller@example.com', SLACKLESS),
  );
  await linkAccount(database, mia, joinSlack('Mia Keller'));
  expect(await examine('People')).toEqual(well('People', '2 managers, all with a Slack account'));

  expect(await examine('Export')).toEqual(
    unwell(
      'Export',
      'no export of opportunities was imported',
      'Import one: npm run -s coach -- import FILE',
    ),
  );
  await addExport(database, '2025-11-13');
  expect(await examine('Export')).toMatchObject({
    isWell: false,
    says: 'opportunities-2025-11-13.csv: 0 opportunities as of 2025-11-13',
    todo: 'It is more than 10 days old, so that no checklist goes out. Import a newer one.',
  });
  await addExport(database, '2025-11-14');
  await database.updateTable('import').set({ accepted: 1, rejected: 2 }).execute();
  expect(await examine('Export')).toEqual(
    well('Export', 'opportunities-2025-11-14.csv: 1 opportunity as of 2025-11-14, 2 rows rejected'),
  );

  expect(await examine('Owners')).toEqual(
    well('Owners', 'everybody who owns an open opportunity is in the roster'),
  );
  await addDeal(database, 'won', { owner: 'Old Owner', outcome: 'won' });
  expect(await examine('Owners')).toMatchObject({ isWell: true });
  await addDeal(database, 'a', { owner: 'A. Lima' });
  await addDeal(database, 'b', { owner: 'Zz' });
  await addDeal(database, 'c');
  const owners = await examine('Owners');
  expect(owners).toMatchObject({
    isWell: false,
    todo: 'Add the name or id to the person’s crm_owner in the roster and import it again.',
  });
  for (const said of [
    '3 owners',
    'A. Lima (1 open, likely Ana Lima)',
    'Zz (1 open)',
    '(no owner) (1 open)',
  ]) {
    expect(owners?.says).toContain(said);
  }

  expect(await examine('Teams')).toEqual(
    unwell(
      'Teams',
      'nobody in the team of Mia Keller and Tom Brandt owns an opportunity',
      'Does the export leave them out, or name their reps differently than the roster does?',
    ),
  );
  await database
    .insertInto('crm_owner')
    .values({ owner_key: ownerKey('A. Lima') ?? '', person_id: ana })
    .execute();
  await database.deleteFrom('person').where('name', '=', 'Raj Mehta').execute();
  expect(await examine('Teams')).toEqual(well('Teams', 'every team owns opportunities'));

  expect(await examine('Quotas')).toEqual(
    unwell(
      'Quotas',
      '0 reps with a quota for today, 1 without',
      'Without one, nothing is said of coverage. Import quotas: npm run -s coach -- import quotas.csv',
    ),
  );
  await database
    .insertInto('quota')
    .values({ person_id: ana, starts_on: TODAY, ends_on: TODAY, amount: 1, currency: null })
    .execute();
  expect(await examine('Quotas')).toEqual(
    well('Quotas', '1 rep with a quota for today, 0 without'),
  );

  expect(await examine('Currencies')).toEqual(well('Currencies', 'amounts name no currency'));
  await addDeal(database, 'd', { currency: 'EUR' });
  await addDeal(database, 'e', { currency: 'EUR' });
  expect(await examine('Currencies')).toEqual(well('Currencies', 'amounts are in EUR'));
  await addDeal(database, 'f', { currency: 'USD' });
  await database.insertInto('currency_rate').values({ currency: 'EUR', rate: 1 }).execute();
  expect(await examine('Currencies')).toEqual(
    unwell(
      'Currencies',
      'amounts are in EUR and USD; no rate for USD',
      'An amount without a rate is never added to the others. Import rates: npm run -s coach -- import rates.csv',
    ),
  );
  await database.insertInto('currency_rate').values({ currency: 'USD', rate: 2 }).execute();
  expect(await examine('Currencies')).toEqual(
    well('Currencies', 'amounts are in EUR and USD, each with a rate'),
  );
});

test('five are named, and how many more there are', async () => {
  const { database, context } = await workflowsAt('2025-11-24T09:00:00Z');
  for (let index = 1; index <= 6; index += 1) {
    const manager = await addPerson(database, `Manager ${index}`);
    await addPerson(database, `Rep ${index}`, { managerId: manager });
    await addDeal(database, `deal ${index}`, {
      owner: `Owner ${index}`,
      currency: `EU${'ABCDEF'[index - 1]}`,
    });
  }
  const findings = await examineData(database, context.coaching, TODAY);
  const says = findings.map((finding) => finding.says);
  for (const about of [0, 2, 3, 5]) expect(says[about]).toContain('and 1 more');
});

test('the export folder is well where files can come and go, and none was refused', async () => {
  expect(await examineFolder(undefined)).toMatchObject({ isWell: true });
  const folder = await scratchFolder();
  const missing = join(folder, 'missing');
  expect(await examineFolder(missing)).toMatchObject({
    isWell: false,
    says: `EXPORT_DIR ${missing} can not be used`,
    todo: 'Make the folder, and let Frontline read and write in it.',
  });
  const nothing = { about: 'Export folder', isWell: true, says: `${folder}, nothing refused` };
  expect(await examineFolder(folder)).toEqual(nothing);
  await mkdir(join(folder, 'refused'));
  await writeFile(join(folder, 'refused', 'a.csv.txt'), 'why');
  expect(await examineFolder(folder)).toEqual(nothing);
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
    await writeFile(join(folder, 'refused', `${name}.csv`), '');
  }
  expect(await examineFolder(folder)).toMatchObject({
    isWell: false,
    says: expect.stringMatching(/^refused: .*and 1 more$/) as string,
    todo: 'The reason is beside each in a .txt file; export them again.',
  });
  if (process.getuid?.() === 0) return;
  await chmod(folder, 0o500);
  expect(await examineFolder(folder)).toMatchObject({ isWell: false });
});
