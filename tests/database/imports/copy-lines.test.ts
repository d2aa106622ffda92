import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bulkTransaction } from '#src/database/imports/bulk-transaction.ts';
import type { CopyRow } from '#src/database/imports/copy-lines.ts';
import { sql } from 'kysely';
import { freshDatabase } from '#tests/support/fresh-database.ts';

/** Copies the rows into a table of three columns and reads them back. */
async function copiedAndRead(
  batches: readonly (readonly CopyRow[])[],
): Promise<readonly (readonly unknown[])[]> {
  const { database } = await freshDatabase();
  return bulkTransaction(database, async (transaction, { copy }) => {
    await sql`create temp table copied (
      place integer generated always as identity, one text, two text, three double precision
    ) on commit drop`.execute(transaction);
    await copy('copied', ['one', 'two', 'three'], batches);
    const { rows } = await sql<{ one: string | null; two: string | null; three: number | null }>`
      select one, two, three from copied order by place`.execute(transaction);
    return rows.map(({ one, two, three }) => [one, two, three]);
  });
}

const text = fc.oneof(
  // Whole characters of one to four bytes; Postgres stores no NUL.
  fc.string({ unit: 'binary' }).map((written) => written.replaceAll('\0', '')),
  fc
    .array(fc.constantFrom('\\', '\t', '\n', '\r', '\\N', '\\.', 'é', '–', '😀', 'a'))
    .map((parts) => parts.join('')),
);

test('what is copied is read back as it was, whatever characters it has', async () => {
  const field = fc.option(text);
  const row = fc.tuple(field, field, fc.option(fc.maxSafeInteger()));
  const batches = fc.sample(fc.array(fc.array(row)), { seed: 1, numRuns: 300 }).flat();
  expect(batches.flat().length).toBeGreaterThan(1_000);
  expect(await copiedAndRead(batches)).toEqual(batches.flat());
});

test('a field longer than what is sent at once goes whole, and half a character is marked as such', async () => {
  const long = '–\\'.repeat(100_000);
  const rows = [
    [long, undefined, 0.1],
    ['\ud83d', 'a\ude00b', -5],
  ];
  expect(await copiedAndRead([rows])).toEqual([
    [long, null, 0.1],
    ['\ufffd', 'a\ufffdb', -5],
  ]);
});
