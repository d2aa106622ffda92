import { sql } from 'kysely';
import { ownerKey } from '../../domain/people/owner-key.ts';
import type { Queryable } from '../connection.ts';

/** What all deals with one stage or owner have in its place now, which nothing had before. */
export interface Rename {
  readonly was: string;
  readonly is: string;
  readonly opportunities: number;
}

/** With fewer deals it may be chance that all of them moved on at once. */
const LEAST_RENAMED = 5;
/** The share of deals with the old name that must have the new one; the others may have ended in the same week. */
const LEAST_SHARE = 0.9;

/** The stages, or owners, that staged rows have under another name, none of which is left under the old one. */
export async function findRenames(
  transaction: Queryable,
  field: 'stage' | 'owner',
): Promise<readonly Rename[]> {
  const [known, staged] = [sql.ref(`known.${field}`), sql.ref(`staged.${field}`)];
  const { rows } = await sql<Rename>`
    with moved as (
      select ${known} as was, ${staged} as "is", count(*)::int as opportunities
      from staged_opportunity staged join opportunity known using (id)
      where known.missing_since is null and ${known} <> ${staged}
      group by 1, 2 having count(*) >= ${LEAST_RENAMED}
    )
    select was, "is", opportunities from moved
    where not exists (select from opportunity where ${sql.ref(field)} = moved."is")
      and not exists (select from staged_opportunity where ${sql.ref(field)} = moved.was)
      and not exists (
        select from opportunity_change where field = ${field} and new_value = moved."is")
      and opportunities >= ${LEAST_SHARE}::float *
        (
        select count(*) from opportunity where ${sql.ref(field)} = moved.was and missing_since is null)
    order by opportunities desc, was`.execute(transaction);
  return rows;
}

/** Calls what is known, and was before, by the new name, so that it is no change of any deal. */
export async function applyRename(
  transaction: Queryable,
  field: 'stage' | 'owner',
  { was, is }: Rename,
): Promise<void> {
  await sql`update opportunity set ${sql.ref(field)} = ${is} where ${sql.ref(field)} = ${was}`.execute(
    transaction,
  );
  if (field === 'owner') {
    const keys = { was: ownerKey(was) ?? null, is: ownerKey(is) ?? null };
    await sql`update opportunity set owner_key = ${keys.is} where owner_key = ${keys.was}`.execute(
      transaction,
    );
  }
  await sql`update opportunity_change set
      old_value = case when old_value = ${was} then ${is} else old_value end,
      new_value = case when new_value = ${was} then ${is} else new_value end
    where field = ${field} and (old_value = ${was} or new_value = ${was})`.execute(transaction);
}
