import { sql } from 'kysely';
import type { KnownNames } from '../../domain/privacy/name-remover.ts';
import { ownerKey } from '../../domain/people/owner-key.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Queryable } from '../connection.ts';

/** Everything that the database knows a person by. */
export async function loadKnownNames(database: Queryable, person: Person): Promise<KnownNames> {
  const rows = await database
    .selectFrom('crm_owner')
    .select('owner_key')
    .where('person_id', '=', person.id)
    .execute();
  const keys = new Set(rows.map((row) => row.owner_key));
  const { rows: written } = await sql<{ owner: string }>`
    select owner from opportunity where owner_key = any(${[...keys]}) and owner is not null
    union select old_value from opportunity_change where field = 'owner' and old_value is not null
    union select new_value from opportunity_change where field = 'owner' and new_value is not null
  `.execute(database);
  const theirs = written
    .map(({ owner }) => owner)
    .filter((owner) => keys.has(ownerKey(owner) ?? ''));
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    slackAccountId: person.slackAccountId,
    owners: [...new Set([...keys, ...theirs])],
  };
}
