import { sql } from 'kysely';
import type { OneOnOneId, PersonId } from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';

/** The key of a recap's message. */
export function recapKey(oneOnOne: OneOnOneId): string {
  return `recap:${oneOnOne}`;
}

/** A recap whose message was not sent yet, or is out of date. */
export interface StaleRecap {
  readonly id: OneOnOneId;
  readonly repId: PersonId;
}

/**
 * Recaps that still have to be shown, or to be brought up to date, the oldest first; of all reps, or of one. Not those
 * that Slack refuses, nor those that were shared before `since` and could not be sent.
 */
export async function staleRecaps(
  database: Queryable,
  since: Date,
  rep?: PersonId,
): Promise<StaleRecap[]> {
  const rows = await database
    .selectFrom('recap')
    .innerJoin('one_on_one', 'one_on_one.id', 'recap.one_on_one_id')
    .leftJoin('delivery', (join) =>
      join.on(sql<boolean>`delivery.key = 'recap:' || recap.one_on_one_id`),
    )
    .select(['one_on_one.id', 'one_on_one.rep_id'])
    .whereRef('recap.shown_version', '<', 'recap.version')
    .where((is) =>
      is.or([
        is('delivery.state', '=', 'posted'),
        is.and([
          is('recap.withdrawn_at', 'is', null),
          is('recap.shared_at', '>', since),
          is.or([is('delivery.state', 'is', null), is('delivery.state', '<>', 'failed')]),
        ]),
      ]),
    )
    .$if(rep !== undefined, (query) => query.where('one_on_one.rep_id', '=', rep as PersonId))
    .orderBy('recap.shared_at')
    .execute();
  return rows.map(({ id, rep_id: repId }) => ({ id, repId }));
}

/** How often something happened to a recap; undefined where there is none. */
export async function recapVersion(
  database: Queryable,
  oneOnOne: OneOnOneId,
): Promise<number | undefined> {
  const row = await database
    .selectFrom('recap')
    .select('version')
    .where('one_on_one_id', '=', oneOnOne)
    .executeTakeFirst();
  return row?.version;
}

/** Notes which version the rep's message shows; an older one never undoes a newer one. */
export async function noteRecapShown(
  database: Queryable,
  oneOnOne: OneOnOneId,
  version: number,
): Promise<void> {
  await database
    .updateTable('recap')
    .set({ shown_version: version })
    .where('one_on_one_id', '=', oneOnOne)
    .where('shown_version', '<', version)
    .execute();
}
