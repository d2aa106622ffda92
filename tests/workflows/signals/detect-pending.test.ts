import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import {
  markDetected,
  notePendingDetection,
  pendingVersion,
} from '#src/database/signals/pending-detection.ts';
import { detectPending } from '#src/workflows/signals/detect-pending.ts';
import { teamWithChange } from '#tests/support/detect.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { holdWith, untilHeldUp } from '#tests/support/held-up.ts';
import { storeTeam } from '#tests/support/store-team.ts';

const DRIED_UP = teamWithChange({ newDeals: 0 });

/** Whoever detects comes to this, and waits. */
const DETECTING = { when: 'it detects', statement: /currency_rate/ };
const HOLD = 'begin; lock table currency_rate in access exclusive mode';

function signals(database: Database) {
  return database.selectFrom('signal').select('kind').execute();
}

test('detects where something is pending, and not where nothing is', async () => {
  const { database } = await freshDatabase();
  await storeTeam(database, DRIED_UP);
  expect(await detectPending(database)).toBe(true);
  expect(await signals(database)).toEqual([]);
  await notePendingDetection(database);
  expect(await detectPending(database)).toBe(true);
  expect(await signals(database)).toHaveLength(1);
  expect(await pendingVersion(database)).toBeUndefined();
});

test('what comes in while it detects stays pending', async () => {
  const { database, url } = await freshDatabase();
  await storeTeam(database, DRIED_UP);
  await notePendingDetection(database);
  const held = await holdWith(url, HOLD);
  const detecting = detectPending(database);
  await untilHeldUp(database, DETECTING, () => false);
  await notePendingDetection(database);
  await held.letGo();
  expect(await detecting).toBe(false);
  expect(await pendingVersion(database)).toBe(2);
  expect(await detectPending(database)).toBe(true);
});

test('one process detects at a time, and the other says that it is not done', async () => {
  const { database, url } = await freshDatabase();
  await storeTeam(database, DRIED_UP);
  await notePendingDetection(database);
  const held = await holdWith(url, HOLD);
  const detecting = detectPending(database);
  await untilHeldUp(database, DETECTING, () => false);
  expect(await detectPending(database)).toBe(false);
  await held.letGo();
  expect(await detecting).toBe(true);
});

test('a detection that fails stays pending, and the next one may detect', async () => {
  const { database } = await freshDatabase();
  await storeTeam(database, DRIED_UP);
  await notePendingDetection(database);
  await sql`alter table signal rename to elsewhere`.execute(database);
  await expect(detectPending(database)).rejects.toThrow('signal');
  expect(await pendingVersion(database)).toBe(1);
  await sql`alter table elsewhere rename to signal`.execute(database);
  await vi.waitFor(async () => expect(await detectPending(database)).toBe(true));
  expect(await signals(database)).toHaveLength(1);
});

test('an older detection that ends late does not undo that a newer one is marked', async () => {
  const { database } = await freshDatabase();
  for (const _ of [1, 2]) await notePendingDetection(database);
  await markDetected(database, 2);
  await markDetected(database, 1);
  expect(await pendingVersion(database)).toBeUndefined();
});
