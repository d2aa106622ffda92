import { onTestFinished } from 'vitest';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

/** A migrated, empty database for the one test that asks for it. */
export async function freshDatabase(): Promise<TestDatabase> {
  const created = await createTestDatabase();
  onTestFinished(() => created.drop());
  return created;
}
