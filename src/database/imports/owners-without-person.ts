import { sql } from 'kysely';
import type { Queryable } from '../connection.ts';

export interface OwnerWithoutPerson {
  /** Null for opportunities without an owner. */
  readonly owner: string | null;
  readonly opportunities: number;
  readonly open: number;
}

/** Owners in the newest export who are nobody in the roster, those with most open opportunities first. */
export async function ownersWithoutPerson(
  database: Queryable,
): Promise<readonly OwnerWithoutPerson[]> {
  const { rows } = await sql<OwnerWithoutPerson>`
    select max(owner collate "C") as owner, count(*)::int as opportunities,
      (count(*) filter (where outcome = 'open'))::int as open
    from opportunity
    where missing_since is null
      and (owner_key is null or owner_key not in (select owner_key from crm_owner))
    group by owner_key order by open desc, opportunities desc, owner`.execute(database);
  return rows;
}
