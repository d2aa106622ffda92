import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { EpisodeDates } from '../../domain/signals/episode-state.ts';
import type { SignalKind } from '../../domain/signals/kinds.ts';
import type { Queryable } from '../connection.ts';

/** An episode that was known on a day. */
export interface KnownEpisode extends EpisodeDates {
  readonly repId: PersonId;
  readonly kind: SignalKind;
}

/** The newest episode of each rep's kinds of signals among those that had begun by `asOf`. */
export async function episodesOn(database: Queryable, asOf: CalendarDate): Promise<KnownEpisode[]> {
  const rows = await database
    .selectFrom('signal')
    .distinctOn(['rep_id', 'kind'])
    .select(['rep_id', 'kind', 'first_seen_on', 'last_seen_on', 'fading_since', 'cleared_on'])
    .select(({ selectFrom }) =>
      selectFrom('one_on_one')
        .select(({ fn }) => fn.max('held_on').as('held_on'))
        .whereRef('one_on_one.signal_id', '=', 'signal.id')
        .where('held_on', '<=', asOf)
        .as('coached_on'),
    )
    .where('first_seen_on', '<=', asOf)
    .orderBy('rep_id')
    .orderBy('kind')
    .orderBy('episode', 'desc')
    .execute();
  return rows.map((row) => ({
    repId: row.rep_id,
    kind: row.kind,
    firstSeenOn: row.first_seen_on,
    lastSeenOn: row.last_seen_on,
    fadingSince: row.fading_since ?? undefined,
    clearedOn: row.cleared_on ?? undefined,
    coachedOn: row.coached_on ?? undefined,
  }));
}
