import { sql } from 'kysely';
import type { Queryable } from '../connection.ts';

/** One key, reference or index of a table: how to drop it, and how to make it again. */
interface Upkeep {
  readonly remove: string;
  readonly restore: string;
}

/**
 * Fills an empty table by `load` and makes its keys and indexes afterwards, in one sorted pass each: keeping them up with
 * every row costs Postgres more than the rows. All of it is of the transaction, so that a crash leaves them as they were.
 * Who does not own the table, and so may not change it, pays that price.
 */
export async function keysAfterwards<Result>(
  transaction: Queryable,
  table: string,
  load: () => Promise<Result>,
): Promise<Result> {
  const upkeeps = await upkeepsOf(transaction, table);
  for (const { remove } of upkeeps) await sql.raw(remove).execute(transaction);
  const result = await load();
  for (const { restore } of upkeeps.toReversed()) await sql.raw(restore).execute(transaction);
  return result;
}

/** In the order in which they can be dropped: a reference before the key that it refers to. */
async function upkeepsOf(transaction: Queryable, table: string): Promise<readonly Upkeep[]> {
  const { rows } = await sql<Upkeep>`
    with filled as (
      select oid from pg_class where oid = ${table}::regclass and pg_has_role(relowner, 'usage')
    ), upkeep as (
      select case contype when 'f' then 1 else 2 end as place, conname as name,
        format('alter table %s drop constraint %I', conrelid::regclass, conname) as remove,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname,
          pg_get_constraintdef(pg_constraint.oid)) as restore
      from pg_constraint, filled
      where contype in ('p', 'u') and conrelid = filled.oid or contype = 'f' and confrelid = filled.oid
      union all
      select 3, relname, format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
      from pg_index join filled on indrelid = filled.oid join pg_class on pg_class.oid = indexrelid
      where not exists (select from pg_constraint where conindid = indexrelid)
    )
    select remove, restore from upkeep order by place, name`.execute(transaction);
  return rows;
}
