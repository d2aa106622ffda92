import { sql } from 'kysely';
import type { PersonId, SignalId } from '../../domain/ids.ts';
import type { SignalKind } from '../../domain/signals/kinds.ts';
import type { EpisodeWrite } from '../../domain/signals/episodes.ts';
import type { Measure } from '../../domain/signals/evidence.ts';
import type { Queryable } from '../connection.ts';

type Write<Kind extends EpisodeWrite['write']> = Extract<EpisodeWrite, { write: Kind }>;

/** Writes what a detection found in a team: a few statements for all of it, whatever its size. */
export async function writeEpisodes(
  transaction: Queryable,
  writes: readonly EpisodeWrite[],
): Promise<void> {
  const written = [
    ...(await raise(transaction, ofKind(writes, 'raise'))),
    ...(await confirm(transaction, ofKind(writes, 'confirm'))),
    ...(await clear(transaction, ofKind(writes, 'clear'))),
  ];
  if (written.length < writes.length)
    throw new Error('An episode that should change no longer exists.');
  await noteMeasures(transaction, writes, written);
}

function ofKind<Kind extends EpisodeWrite['write']>(
  writes: readonly EpisodeWrite[],
  kind: Kind,
): readonly Write<Kind>[] {
  return writes.filter((one): one is Write<Kind> => one.write === kind);
}

/** A signal that was written: of each kind, a rep has one at a time. */
interface Written {
  readonly id: SignalId;
  readonly rep_id: PersonId;
  readonly kind: SignalKind;
}

async function raise(
  transaction: Queryable,
  writes: readonly Write<'raise'>[],
): Promise<readonly Written[]> {
  if (writes.length === 0) return [];
  return transaction
    .insertInto('signal')
    .values(
      writes.map(({ repId, kind, episode, severity, evidence, on, isBack }) => ({
        rep_id: repId,
        kind,
        episode,
        severity,
        evidence: JSON.stringify(evidence),
        first_seen_on: on,
        last_seen_on: on,
        came_back_on: isBack ? on : null,
      })),
    )
    .returning(['id', 'rep_id', 'kind'])
    .execute();
}

async function confirm(
  transaction: Queryable,
  writes: readonly Write<'confirm'>[],
): Promise<readonly Written[]> {
  if (writes.length === 0) return [];
  const { rows } = await sql<Written>`
    update signal
    set state = 'raised', severity = written.severity, evidence = written.evidence, last_seen_on = written."on",
      cleared_on = null, cleared_evidence = null,
      fading_since = case when written."isFading" then coalesce(signal.fading_since, written."on") end,
      came_back_on = case when written."isBack" then written."on" else signal.came_back_on end
    from jsonb_to_recordset(${JSON.stringify(writes)}::jsonb) as written ("repId" integer, kind text, episode integer,
      severity double precision, evidence jsonb, "isFading" boolean, "isBack" boolean, "on" date)
    where signal.rep_id = written."repId" and signal.kind = written.kind and signal.episode = written.episode
    returning signal.id, signal.rep_id, signal.kind`.execute(transaction);
  return rows;
}

async function clear(
  transaction: Queryable,
  writes: readonly Write<'clear'>[],
): Promise<readonly Written[]> {
  if (writes.length === 0) return [];
  const { rows } = await sql<Written>`
    update signal
    set state = 'cleared', fading_since = null, cleared_on = written."on", cleared_evidence = written.now
    from jsonb_to_recordset(${JSON.stringify(writes)}::jsonb) as written ("repId" integer, kind text, episode integer,
      "on" date, now jsonb)
    where signal.rep_id = written."repId" and signal.kind = written.kind and signal.episode = written.episode
    returning signal.id, signal.rep_id, signal.kind`.execute(transaction);
  return rows;
}

/** Stores the measures of this export: the signal itself has only the newest. */
async function noteMeasures(
  transaction: Queryable,
  writes: readonly EpisodeWrite[],
  written: readonly Written[],
): Promise<void> {
  const idOf = new Map(written.map(({ id, rep_id: rep, kind }) => [`${rep} ${kind}`, id]));
  const rows = writes.flatMap((write) => {
    const [id, measure] = [idOf.get(`${write.repId} ${write.kind}`), measureIn(write)];
    if (id === undefined || measure === undefined) return [];
    const { name, unit, observed, usual, betterWhen } = measure;
    return [
      { signal_id: id, as_of: write.on, name, unit, observed, usual, better_when: betterWhen },
    ];
  });
  if (rows.length === 0) return;
  await transaction
    .insertInto('signal_measure')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['signal_id', 'as_of']).doUpdateSet(({ ref }) => ({
        name: ref('excluded.name'),
        unit: ref('excluded.unit'),
        observed: ref('excluded.observed'),
        usual: ref('excluded.usual'),
        better_when: ref('excluded.better_when'),
      })),
    )
    .execute();
}

function measureIn(write: EpisodeWrite): Measure | undefined {
  return write.write === 'clear' ? write.now?.measure : write.evidence.measure;
}
