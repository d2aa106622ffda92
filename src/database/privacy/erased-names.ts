import { sql } from 'kysely';
import type { PersonId } from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';

type NameKind = 'email' | 'owner';

/** Notes what an erased person was known by, so that only who still has the name can recognise it. */
export async function rememberErased(
  transaction: Queryable,
  person: PersonId,
  kind: NameKind,
  names: readonly string[],
  now: Date,
): Promise<void> {
  if (names.length === 0) return;
  await sql`insert into erased_name (salt, digest, kind, person_id, erased_at)
    select salt, ${digestOf('name', 'salt')}, ${kind}, ${person}, ${now}
    from (select gen_random_uuid() as salt, name from unnest(${names}::text[]) as name) as salted`.execute(
    transaction,
  );
}

/** Of these names, those of erased people, with who and when. */
export async function erasedAmong(
  database: Queryable,
  kind: NameKind,
  names: readonly string[],
): Promise<ReadonlyMap<string, { readonly personId: PersonId; readonly erasedAt: Date }>> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<{ name: string; person_id: PersonId; erased_at: Date }>`
    select name, person_id, erased_at
    from erased_name join unnest(${names}::text[]) as name
      on kind = ${kind} and digest = ${digestOf('name', 'salt')}`.execute(database);
  return new Map(
    rows.map((row) => [row.name, { personId: row.person_id, erasedAt: row.erased_at }]),
  );
}

function digestOf(name: string, salt: string) {
  return sql`encode(sha256(convert_to(${sql.ref(salt)}::text || ${sql.ref(name)}, 'UTF8')), 'hex')`;
}
