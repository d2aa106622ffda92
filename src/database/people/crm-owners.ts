import type { PersonId } from '../../domain/ids.ts';
import { ownerKey } from '../../domain/people/owner-key.ts';
import type { Queryable } from '../connection.ts';

/** Notes who an owner in the CRM is, whoever it was before. Returns whether that is news. */
export async function assignOwner(
  database: Queryable,
  owner: string,
  person: PersonId,
): Promise<boolean> {
  const key = ownerKey(owner);
  if (key === undefined) return false;
  const written = await database
    .insertInto('crm_owner')
    .values({ owner_key: key, person_id: person })
    .onConflict((conflict) =>
      conflict
        .column('owner_key')
        .doUpdateSet({ person_id: person })
        .where('crm_owner.person_id', '<>', person),
    )
    .returning('owner_key')
    .execute();
  return written.length > 0;
}

/** Who each of these owners is, by the owner as it was asked for; those that nobody is are left out. */
export async function peopleOfOwners(
  database: Queryable,
  owners: readonly string[],
): Promise<
  ReadonlyMap<string, { readonly id: PersonId; readonly name: string; readonly email: string }>
> {
  const keys = owners.flatMap((owner) => ownerKey(owner) ?? []);
  if (keys.length === 0) return new Map();
  const rows = await database
    .selectFrom('crm_owner')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['owner_key', 'person.id', 'person.name', 'person.email'])
    .where('owner_key', 'in', keys)
    .execute();
  const byKey = new Map(
    rows.map(({ owner_key, id, name, email }) => [owner_key, { id, name, email }]),
  );
  return new Map(
    owners.flatMap((owner) => {
      const person = byKey.get(ownerKey(owner) ?? '');
      return person === undefined ? [] : [[owner, person] as const];
    }),
  );
}
