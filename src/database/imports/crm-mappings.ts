import { sql } from 'kysely';
import type { Queryable } from '../connection.ts';

/** The mapping that a file with one of these header rows was read by before; undefined where there is none. */
export async function findMapping(
  database: Queryable,
  headers: readonly string[],
): Promise<object | undefined> {
  const row = await database
    .selectFrom('crm_mapping')
    .select('mapping')
    .where('headers', '=', sql<string>`any(${headers})`)
    .executeTakeFirst();
  return row?.mapping;
}

/** Remembers how files with this header row are read. */
export async function saveMapping(
  transaction: Queryable,
  headers: string,
  mapping: object,
): Promise<void> {
  const text = JSON.stringify(mapping);
  await transaction
    .insertInto('crm_mapping')
    .values({ headers, mapping: text })
    .onConflict((conflict) =>
      conflict.column('headers').doUpdateSet({ mapping: text, saved_at: sql`now()` }),
    )
    .execute();
}
