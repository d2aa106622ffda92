import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { Queryable } from '../../database/connection.ts';
import type { Schema } from '../../database/schema.ts';
import type { OneOnOneId } from '../../domain/ids.ts';

type PastOneOnOne = Omit<Insertable<Schema['one_on_one']>, 'submission_id'>;
type Agreed = Omit<Insertable<Schema['commitment']>, 'one_on_one_id' | 'position' | 'owner_id'>;

/** Writes a one-on-one of the past, and the one thing that its rep agreed to do. */
export async function writeOneOnOne(
  database: Queryable,
  oneOnOne: PastOneOnOne,
  agreed: Agreed,
): Promise<OneOnOneId> {
  const { id } = await database
    .insertInto('one_on_one')
    .values({ ...oneOnOne, submission_id: randomUUID() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await database
    .insertInto('commitment')
    .values({ ...agreed, one_on_one_id: id, position: 1, owner_id: oneOnOne.rep_id })
    .execute();
  return id;
}
