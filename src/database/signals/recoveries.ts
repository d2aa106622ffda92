import { addDays, type CalendarDate } from '../../domain/calendar.ts';
import type { Recovery } from '../../domain/checklists/checklist-plan.ts';
import { lastMeanwhile, type SignalSpan } from '../../domain/one-on-ones/meanwhile.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { PersonId } from '../../domain/ids.ts';
import { ISSUE_KINDS } from '../../domain/signals/kinds.ts';
import type { Queryable } from '../connection.ts';
import type { HeldOneOnOne } from '../one-on-ones/held-one-on-ones.ts';
import { evidenceOf } from '../stored/stored-evidence.ts';
import { readMeasures, signalMeasures } from '../stored/signal-measures.ts';
import { readCleared } from '../stored/stored-measure.ts';

/** What is older is no longer news. */
const NEWS_DAYS = 28;

/** Issues that are over, after a one-on-one about them or meanwhile with the rep, and that no checklist has shown. */
export async function newRecoveries(
  database: Queryable,
  reps: readonly NamedPerson[],
  held: readonly HeldOneOnOne[],
  week: CalendarDate,
): Promise<Recovery[]> {
  if (reps.length === 0) return [];
  const rows = await clearedIssues(
    database,
    reps.map(({ id }) => id),
    week,
  );
  return rows.flatMap((row): Recovery[] => {
    const rep = reps.find(({ id }) => id === row.rep_id);
    const clearedOn = row.cleared_on;
    if (rep === undefined || clearedOn === null) return [];
    const ofRep = held.filter(({ repId, heldOn }) => repId === rep.id && heldOn <= clearedOn);
    // A one-on-one about it counts before any other.
    const about = ofRep.find(({ signalId }) => signalId === row.id);
    const measures = readMeasures(row.measures, `signal ${row.id}`);
    const span = { firstSeenOn: row.first_seen_on, clearedOn, measures };
    const meanwhile = lastMeanwhile(span, ofRep);
    const coachedOn = about?.heldOn ?? meanwhile?.on;
    if (coachedOn === undefined) return [];
    return [
      {
        id: row.id,
        rep,
        clearedOn,
        cameBackOn: row.came_back_on ?? undefined,
        coachedOn,
        measureWhenCoached: about === undefined ? meanwhile?.measure : measureThen(about, span),
        evidence: evidenceOf(row),
        cleared: readCleared(row.cleared_evidence, `signal ${row.id}`) ?? {},
      },
    ];
  });
}

/** Where none was kept with the one-on-one, that of the newest export before it. */
function measureThen({ heldOn, measure }: HeldOneOnOne, { measures }: SignalSpan) {
  return measure ?? measures.findLast(({ asOf }) => asOf <= heldOn)?.measure;
}

async function clearedIssues(database: Queryable, reps: readonly PersonId[], week: CalendarDate) {
  return database
    .selectFrom('signal')
    .select([
      'signal.id',
      'signal.rep_id',
      'signal.cleared_on',
      'signal.came_back_on',
      'signal.kind',
      'signal.first_seen_on',
      'signal.evidence',
      'signal.cleared_evidence',
      signalMeasures.as('measures'),
    ])
    .where('signal.rep_id', 'in', reps)
    .where('signal.kind', 'in', ISSUE_KINDS)
    .where('signal.state', '=', 'cleared')
    .where('signal.cleared_evidence', 'is not', null)
    .where('signal.cleared_on', '>=', addDays(week, -NEWS_DAYS))
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
    .execute();
}
