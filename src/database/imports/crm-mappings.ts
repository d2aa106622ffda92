import { sql } from 'kysely';
import type { Queryable } from '../connection.ts';

/** The mapping that a file with one of these header rows was read by before, to be parsed; undefined where there is none. */
export async function findMapping(
  database: Queryable,
  headers: readonly string[],
): Promise<unknown> {
  const row = await database
    .selectFrom('crm_mapping')
    .select('mapping')
    .where('headers', '=', sql<string>`any(${headers})`)
    .executeTakeFirst();
  return row?.mapping;
}

/** So many are compared with a file; a company has a few. */
const MAX_MAPPINGS = 200;

/** The mappings that files were read by before, to be parsed, with the key of their header row; the newest first. */
export async function loadMappings(
  database: Queryable,
): Promise<readonly { readonly headers: string; readonly mapping: unknown }[]> {
  return database
    .selectFrom('crm_mapping')
    .select(['headers', 'mapping'])
    .orderBy('saved_at', 'desc')
    .limit(MAX_MAPPINGS)
    .execute();
}

/** The mapping that was saved under a name, to be parsed; undefined where there is none. */
export async function findNamedMapping(database: Queryable, name: string): Promise<unknown> {
  const row = await database
    .selectFrom('crm_mapping')
    .select('mapping')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.mapping;
}

/** Remembers how files with this header row are read, under a name where one is given. */
export async function saveMapping(
  transaction: Queryable,
  headers: string,
  mapping: unknown,
  name?: string,
): Promise<void> {
  const text = JSON.stringify(mapping);
  if (name !== undefined) {
    // A name is for one header row at a time.
    await transaction
      .updateTable('crm_mapping')
      .set({ name: null })
      .where('name', '=', name)
      .where('headers', '<>', headers)
      .execute();
  }
  await transaction
    .insertInto('crm_mapping')
    .values({ headers, mapping: text, name: name ?? null })
    .onConflict((conflict) =>
      conflict.column('headers').doUpdateSet({
        mapping: text,
        saved_at: sql`now()`,
        ...(name !== undefined && { name }),
      }),
    )
    .execute();
}
