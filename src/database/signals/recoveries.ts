import { sql } from 'kysely';
import { addDays, type CalendarDate } from '../../domain/calendar.ts';
import type { Recovery } from '../../domain/checklists/checklist-plan.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { PersonId } from '../../domain/ids.ts';
import { ISSUE_KINDS } from '../../domain/signals/kinds.ts';
import type { Queryable } from '../connection.ts';
import { isMeanwhile, measureThen } from '../one-on-ones/one-on-ones-meanwhile.ts';
import { evidenceOf } from '../stored/stored-evidence.ts';
import { readCleared, readMeasure } from '../stored/stored-measure.ts';

/** What is older is no longer news. */
const NEWS_DAYS = 28;

/** Issues that are over, after a one-on-one about them or meanwhile with the rep, and that no checklist has shown. */
export async function newRecoveries(
  database: Queryable,
  manager: PersonId,
  reps: readonly NamedPerson[],
  week: CalendarDate,
): Promise<Recovery[]> {
  const rows = await database
    .selectFrom('signal')
    .innerJoin('one_on_one', (join) =>
      join.on((is) => is.or([is('one_on_one.signal_id', '=', is.ref('signal.id')), isMeanwhile])),
    )
    .distinctOn('signal.id')
    .select([
      'signal.id',
      'signal.rep_id',
      'signal.cleared_on',
      'signal.kind',
      'signal.first_seen_on',
      'signal.evidence',
      'signal.cleared_evidence',
      'one_on_one.held_on as coached_on',
      sql`coalesce(one_on_one.measure, ${measureThen})`.as('measure'),
    ])
    .where('one_on_one.manager_id', '=', manager)
    .where(
      'signal.rep_id',
      'in',
      reps.map(({ id }) => id),
    )
    .where('signal.kind', 'in', ISSUE_KINDS)
    .where('signal.state', '=', 'cleared')
    .where('signal.cleared_evidence', 'is not', null)
    .where('signal.cleared_on', '>=', addDays(week, -NEWS_DAYS))
    .whereRef('one_on_one.held_on', '<=', 'signal.cleared_on')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('checklist_item')
            .innerJoin('checklist', 'checklist.id', 'checklist_item.checklist_id')
            .select('checklist_item.id')
            .whereRef('checklist_item.signal_id', '=', 'signal.id')
            .where('checklist_item.kind', '=', 'strength')
            .where('checklist.week', '<', week),
        ),
      ),
    )
    .orderBy('signal.id')
    // A one-on-one about it counts before any other.
    .orderBy(sql`one_on_one.signal_id is null`)
    .orderBy('one_on_one.held_on', 'desc')
    .orderBy('one_on_one.id', 'desc')
    .execute();
  return rows.flatMap((row): Recovery[] => {
    const rep = reps.find(({ id }) => id === row.rep_id);
    if (rep === undefined || row.cleared_on === null) return [];
    return [
      {
        id: row.id,
        rep,
        clearedOn: row.cleared_on,
        coachedOn: row.coached_on,
        measureWhenCoached: readMeasure(row.measure, `one-on-one before signal ${row.id} cleared`),
        evidence: evidenceOf(row),
        cleared: readCleared(row.cleared_evidence, `signal ${row.id}`) ?? {},
      },
    ];
  });
}
