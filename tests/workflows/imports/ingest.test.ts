import { expect, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { pendingVersion } from '#src/database/signals/pending-detection.ts';
import { detectPending } from '#src/workflows/signals/detect-pending.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv, importText } from '#tests/support/imports.ts';

const PEOPLE = [
  ['Mia', 'mia@example.com', '', 'Mia K'],
  ['Ana', 'ana@example.com', 'mia@example.com', 'Ana L'],
];
const roster = (people = PEOPLE) => csv(['name', 'email', 'manager_email', 'crm_owner'], people);
const PIPELINE = csv(
  ['Id', 'Name', 'Opportunity Owner', 'StageName'],
  [['006A', 'Norwind', 'Ana L', 'Proposal']],
);

/** Each kind of file, in an order in which they go in. */
const FILES: readonly (readonly [name: string, text: string])[] = [
  ['roster.csv', roster()],
  ['quotas.csv', csv(['email', 'period', 'amount'], [['ana@example.com', '2025-Q4', 10]])],
  ['absences.csv', csv(['email', 'from', 'until'], [['ana@example.com', '2025-12-22', '']])],
  [
    'rates.csv',
    csv(
      ['currency', 'rate'],
      [
        ['EUR', 1],
        ['USD', 0.9],
      ],
    ),
  ],
  ['pipeline-2025-11-21.csv', PIPELINE],
  [
    'history.csv',
    csv(['OpportunityId', 'CreatedDate', 'StageName'], [['006A', '2025-11-01', 'Discovery']]),
  ],
  [
    'activities-2025-11-28.csv',
    csv(
      ['Id', 'WhatId', 'OwnerId', 'ActivityDate', 'Type'],
      [['00T1', '006A', 'Ana L', '2025-11-20', 'Call']],
    ),
  ],
];

/** Whether a detection is pending after it, when none was before. */
async function isPendingAfter(
  database: Database,
  change: () => Promise<unknown>,
): Promise<boolean> {
  await detectPending(database);
  await change();
  return (await pendingVersion(database)) !== undefined;
}

test('every kind of file makes a detection pending, once: not as a dry run, and not when it comes again', async () => {
  const { database } = await freshDatabase();
  for (const [name, text] of FILES) {
    const ingest = (dryRun: boolean) => () => importText(database, name, text, { dryRun });
    const found = {
      dryRun: await isPendingAfter(database, ingest(true)),
      first: await isPendingAfter(database, ingest(false)),
      again: await isPendingAfter(database, ingest(false)),
    };
    expect({ name, ...found }).toEqual({ name, dryRun: false, first: true, again: false });
  }
});

test('so does what looks as before and isn’t: a later export, a roster that only names an owner, a quiet week', async () => {
  const { database } = await freshDatabase();
  for (const [name, text] of FILES) await importText(database, name, text);
  const later: readonly (readonly [name: string, text: string])[] = [
    ['pipeline-2025-11-28.csv', PIPELINE],
    ['roster.csv', roster(PEOPLE.map(([...person]) => [...person.slice(0, 3), `${person[3]} II`]))],
    ['activities-2025-11-30.csv', FILES.at(-1)?.[1] ?? ''],
  ];
  for (const [name, text] of later) {
    const isPending = await isPendingAfter(database, () => importText(database, name, text));
    expect({ name, isPending }).toEqual({ name, isPending: true });
  }
});

test('a refused file makes none pending, and a file that comes again leaves one that is', async () => {
  const { database } = await freshDatabase();
  const refused = () =>
    importText(database, 'a.csv', 'what,is\nthis,file\n').catch(() => undefined);
  expect(await isPendingAfter(database, refused)).toBe(false);
  await importText(database, 'roster.csv', roster());
  await importText(database, 'roster.csv', roster());
  expect(await pendingVersion(database)).toBe(1);
});
