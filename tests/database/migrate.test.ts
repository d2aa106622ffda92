import { expect, test } from 'vitest';
import { migrate, pendingMigrations } from '#src/database/migrate.ts';
import { useTestDatabase } from '#tests/support/test-database.ts';

const db = useTestDatabase();

test('a migrated database has nothing to do', async () => {
  expect(await pendingMigrations(db().database)).toEqual([]);
  expect(await migrate(db().database)).toEqual([]);
});
