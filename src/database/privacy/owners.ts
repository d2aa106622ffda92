import { sql } from 'kysely';
import { pseudonymOf } from '../../domain/privacy/erased-person.ts';
import type { PersonId } from '../../domain/ids.ts';
import { ownerKey } from '../../domain/people/owner-key.ts';
import type { Queryable } from '../connection.ts';
import { erasedAmong } from './erased-names.ts';

/**
 * Leaves what a person owned with a pseudonym that is still the same person's, so that the team's past stays what it
 * was. `owners` are recognised as {@link ownerKey} does.
 */
export async function anonymiseOwners(
  transaction: Queryable,
  person: PersonId,
  owners: readonly string[],
): Promise<void> {
  const { name } = pseudonymOf(person);
  const key = ownerKey(name) ?? '';
  const keys = [...new Set(owners.flatMap((owner) => ownerKey(owner) ?? []))];
  await transaction
    .deleteFrom('crm_owner')
    .where('owner_key', '=', sql<string>`any(${keys})`)
    .execute();
  await transaction
    .insertInto('crm_owner')
    .values({ owner_key: key, person_id: person })
    .onConflict((conflict) => conflict.column('owner_key').doNothing())
    .execute();
  await sql`update opportunity set owner = ${name}, owner_key = ${key}
    where owner_key = any(${keys})`.execute(transaction);
  await sql`update activity set owner_key = ${key} where owner_key = any(${keys})`.execute(
    transaction,
  );
  await anonymiseChanges(transaction, name, keys);
}

/** A hand-over between two names of the same person no longer counts. */
async function anonymiseChanges(
  transaction: Queryable,
  name: string,
  keys: readonly string[],
): Promise<void> {
  const values = await sql<{ owner: string }>`
    select old_value as owner from opportunity_change where field = 'owner' and old_value is not null
    union select new_value from opportunity_change where field = 'owner' and new_value is not null`.execute(
    transaction,
  );
  const known = new Set([...keys, ownerKey(name) ?? '']);
  const theirs = values.rows
    .map(({ owner }) => owner)
    .filter((owner) => known.has(ownerKey(owner) ?? ''));
  await sql`delete from opportunity_change where field = 'owner'
    and old_value = any(${theirs}) and new_value = any(${theirs})`.execute(transaction);
  for (const column of ['old_value', 'new_value'] as const) {
    await transaction
      .updateTable('opportunity_change')
      .set({ [column]: name })
      .where('field', '=', 'owner')
      .where(column, '=', sql<string>`any(${theirs})`)
      .where(column, '<>', name)
      .execute();
  }
}

/** Takes out the owners of erased people that a file has brought again. */
export async function hideErasedOwners(transaction: Queryable): Promise<void> {
  const anybody = await transaction
    .selectFrom('erased_name')
    .select('person_id')
    .where('kind', '=', 'owner')
    .limit(1)
    .executeTakeFirst();
  if (anybody === undefined) return;
  const { rows } = await sql<{ owner: string }>`
    select distinct owner_key as owner from opportunity where owner_key is not null
    union select distinct owner_key from activity where owner_key is not null
    union select old_value from opportunity_change where field = 'owner' and old_value is not null
    union select new_value from opportunity_change where field = 'owner' and new_value is not null`.execute(
    transaction,
  );
  const keys = [...new Set(rows.flatMap(({ owner }) => ownerKey(owner) ?? []))];
  const erased = await erasedAmong(transaction, 'owner', keys);
  for (const person of new Set([...erased.values()].map(({ personId }) => personId))) {
    const theirs = keys.filter((key) => erased.get(key)?.personId === person);
    await anonymiseOwners(transaction, person, theirs);
  }
}
