import { sql, type Selectable } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import { isDismissed } from '../../domain/checklists/checklist-plan.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { ISSUE_KINDS } from '../../domain/signals/kinds.ts';
import type { OpenSignal, RepGlance } from '../../domain/coach/team-glance.ts';
import type { Queryable } from '../connection.ts';
import type { SignalTable } from '../tables/signals.ts';
import { evidenceOf } from '../stored/stored-evidence.ts';

/** Each rep as the manager sees them at a glance, in the order given. */
export async function loadGlances(
  database: Queryable,
  manager: PersonId,
  reps: readonly Person[],
  today: CalendarDate,
): Promise<RepGlance[]> {
  if (reps.length === 0) return [];
  const ids = reps.map(({ id }) => id);
  const signals = await raisedSignals(database, ids);
  const coaching = await coachingOf(database, manager, ids, today);
  return reps.map(({ id, name }) => {
    const row = coaching.find(({ rep_id: rep }) => rep === id);
    return {
      rep: { id, name },
      lastHeldOn: row?.held_on ?? undefined,
      signals: signals.get(id) ?? [],
      openCommitments: row?.open ?? 0,
      dueCommitments: row?.due ?? 0,
    };
  });
}

async function raisedSignals(
  database: Queryable,
  reps: readonly PersonId[],
): Promise<Map<PersonId, OpenSignal[]>> {
  const rows = await database
    .selectFrom('signal')
    .selectAll()
    .where('rep_id', 'in', reps)
    .where('state', '=', 'raised')
    .orderBy((is) => is('kind', 'in', ISSUE_KINDS), 'desc')
    .orderBy('severity', 'desc')
    .orderBy('id')
    .execute();
  const signals = new Map<PersonId, OpenSignal[]>();
  for (const row of rows) {
    const { id, rep_id: rep, kind, severity, first_seen_on: firstSeenOn } = row;
    const dismissedOn = stillDismissedOn(row);
    const known = { id, kind, severity, firstSeenOn, evidence: evidenceOf(row) };
    const signal = { ...known, ...(dismissedOn !== undefined && { dismissedOn }) };
    signals.set(rep, [...(signals.get(rep) ?? []), signal]);
  }
  return signals;
}

function stillDismissedOn(row: Selectable<SignalTable>): CalendarDate | undefined {
  const kind = ISSUE_KINDS.find((issue) => issue === row.kind);
  if (kind === undefined || row.dismissed_on === null) return undefined;
  const dismissedAtSeverity = row.dismissed_severity ?? undefined;
  const isStill = isDismissed({ kind, severity: row.severity, dismissedAtSeverity });
  return isStill ? row.dismissed_on : undefined;
}

async function coachingOf(
  database: Queryable,
  manager: PersonId,
  reps: readonly PersonId[],
  today: CalendarDate,
) {
  return database
    .selectFrom('one_on_one')
    .leftJoin('commitment', (join) =>
      join
        .onRef('commitment.one_on_one_id', '=', 'one_on_one.id')
        .on('commitment.state', '=', 'open'),
    )
    .select(({ fn }) => [
      'one_on_one.rep_id',
      fn.max('held_on').as('held_on'),
      fn.count<number>('commitment.id').as('open'),
      sql<number>`count(commitment.id) filter (where commitment.due_on <= ${today})`.as('due'),
    ])
    .where('manager_id', '=', manager)
    .where('rep_id', 'in', reps)
    .groupBy('one_on_one.rep_id')
    .execute();
}
