import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { GroupSignalId, PersonId } from '../../domain/ids.ts';
import { nextGroupWrites, type Group } from '../../domain/signals/group-episodes.ts';
import type { GroupFacts, GroupSignal } from '../../domain/signals/group-signals.ts';
import type { IssueKind } from '../../domain/signals/kinds.ts';
import type { Queryable } from '../connection.ts';
import { readGroupFacts } from '../stored/stored-group-facts.ts';

/** What a group has in common now. */
export interface OpenGroupSignal {
  readonly id: GroupSignalId;
  /** Undefined for the company. */
  readonly managerId: PersonId | undefined;
  readonly kind: IssueKind;
  readonly severity: number;
  readonly firstSeenOn: CalendarDate;
  readonly facts: GroupFacts;
}

/** The same of a manager's team, with what became of its items. */
export interface OpenTeamSignal extends OpenGroupSignal {
  readonly snoozedUntil: CalendarDate | undefined;
  /** When the manager called it not an issue, and how severe it was then. */
  readonly dismissed: { readonly on: CalendarDate; readonly severity: number } | undefined;
  /** The last talk with the team about it. */
  readonly coachedOn: CalendarDate | undefined;
}

/** Brings what is kept of a group up to date with what an export shows. The same export again changes nothing. */
export async function writeGroupSignals(
  transaction: Queryable,
  group: Group,
  signals: readonly GroupSignal[],
  on: CalendarDate,
): Promise<void> {
  const rows = await transaction
    .selectFrom('group_signal')
    .distinctOn('kind')
    .select(['kind', 'episode', 'last_seen_on', 'cleared_on'])
    .where(sql<boolean>`manager_id is not distinct from ${group ?? null}::integer`)
    .orderBy('kind')
    .orderBy('episode', 'desc')
    .execute();
  const latest = rows.map((row) => ({
    kind: row.kind,
    episode: row.episode,
    lastSeenOn: row.last_seen_on,
    clearedOn: row.cleared_on ?? undefined,
  }));
  for (const write of nextGroupWrites(latest, signals, on)) {
    if (write.write === 'clear') {
      await transaction
        .updateTable('group_signal')
        .set({ cleared_on: write.on })
        .where(sql<boolean>`manager_id is not distinct from ${group ?? null}::integer`)
        .where('kind', '=', write.kind)
        .where('episode', '=', write.episode)
        .execute();
      continue;
    }
    const seen = {
      severity: write.severity,
      facts: JSON.stringify(write.facts),
      last_seen_on: write.on,
      cleared_on: null,
    };
    await transaction
      .insertInto('group_signal')
      .values({
        manager_id: group ?? null,
        kind: write.kind,
        episode: write.episode,
        first_seen_on: write.on,
        ...seen,
      })
      .onConflict((conflict) =>
        conflict.columns(['manager_id', 'kind', 'episode']).doUpdateSet(seen),
      )
      .execute();
  }
}

/** Ends what a team had in common that is none any more, as nobody reports to the manager. */
export async function clearWithoutTeam(
  database: Queryable,
  managers: readonly PersonId[],
  on: CalendarDate,
): Promise<void> {
  await database
    .updateTable('group_signal')
    .set({ cleared_on: on })
    .where('cleared_on', 'is', null)
    .where('last_seen_on', '<=', on)
    .where(sql<boolean>`manager_id <> all(${managers})`)
    .execute();
}

/** What teams, and the company, have in common now, the most severe first. */
export async function openGroupSignals(database: Queryable): Promise<readonly OpenGroupSignal[]> {
  return read(await open(database).execute());
}

/** What one manager's team has in common now, the most severe first. */
export async function openTeamSignals(
  database: Queryable,
  manager: PersonId,
): Promise<readonly OpenTeamSignal[]> {
  const rows = await open(database)
    .select(({ selectFrom }) =>
      selectFrom('one_on_one')
        .select(({ fn }) => fn.max('held_on').as('held_on'))
        .whereRef('group_signal_id', '=', 'group_signal.id')
        .as('coached_on'),
    )
    .where('manager_id', '=', manager)
    .execute();
  return rows.flatMap((row) => {
    const { dismissed_on: on, dismissed_severity: severity } = row;
    return read([row]).map((signal) => ({
      ...signal,
      snoozedUntil: row.snoozed_until ?? undefined,
      dismissed: on === null || severity === null ? undefined : { on, severity },
      coachedOn: row.coached_on ?? undefined,
    }));
  });
}

/** Keeps what a team has in common off its manager's checklists until a date. */
export async function snoozeGroupSignal(
  database: Queryable,
  id: GroupSignalId,
  until: CalendarDate | null,
): Promise<void> {
  await database
    .updateTable('group_signal')
    .set({ snoozed_until: until })
    .where('id', '=', id)
    .execute();
}

/** Keeps it off until it is clearly more severe than it is now. */
export async function dismissGroupSignal(
  database: Queryable,
  id: GroupSignalId,
  on: CalendarDate,
): Promise<void> {
  await database
    .updateTable('group_signal')
    .set(({ ref }) => ({ dismissed_on: on, dismissed_severity: ref('severity') }))
    .where('id', '=', id)
    .execute();
}

/** Takes back that it was called not an issue. */
export async function undismissGroupSignal(database: Queryable, id: GroupSignalId): Promise<void> {
  await database
    .updateTable('group_signal')
    .set({ dismissed_on: null, dismissed_severity: null })
    .where('id', '=', id)
    .execute();
}

function open(database: Queryable) {
  return database
    .selectFrom('group_signal')
    .selectAll()
    .where('cleared_on', 'is', null)
    .orderBy('severity', 'desc')
    .orderBy('id');
}

function read(
  rows: Awaited<ReturnType<ReturnType<typeof open>['execute']>>,
): readonly OpenGroupSignal[] {
  return rows.flatMap((row) => {
    const facts = readGroupFacts(row.facts, `group_signal ${row.id}`);
    if (facts === undefined) return [];
    return [
      {
        id: row.id,
        managerId: row.manager_id ?? undefined,
        kind: row.kind,
        severity: row.severity,
        firstSeenOn: row.first_seen_on,
        facts,
      },
    ];
  });
}
