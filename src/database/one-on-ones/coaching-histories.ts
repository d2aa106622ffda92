import type { HistoryParts } from '../../domain/one-on-ones/coaching-history.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';
import { readMeasures, signalMeasures } from '../stored/signal-measures.ts';
import { oneOnOnesWith } from './one-on-ones.ts';
import { evidenceOf } from '../stored/stored-evidence.ts';
import { readCleared } from '../stored/stored-measure.ts';

/** The coaching history of a manager and a rep: the manager's own one-on-ones, and the rep's signals. */
export async function loadHistory(
  database: Queryable,
  manager: PersonId,
  rep: PersonId,
): Promise<HistoryParts> {
  return {
    oneOnOnes: await oneOnOnesWith(database, manager, rep),
    moves: await movesWith(database, manager, rep),
    signals: await signalsOf(database, rep),
    expectations: await expectationsWith(database, manager, rep),
  };
}

async function movesWith(
  database: Queryable,
  manager: PersonId,
  rep: PersonId,
): Promise<HistoryParts['moves']> {
  const rows = await database
    .selectFrom('commitment_move')
    .innerJoin('commitment', 'commitment.id', 'commitment_move.commitment_id')
    .innerJoin('one_on_one', 'one_on_one.id', 'commitment.one_on_one_id')
    .select(['commitment_id', 'from_on'])
    .where('manager_id', '=', manager)
    .where('rep_id', '=', rep)
    .orderBy('commitment_move.id')
    .execute();
  return rows.map((row) => ({ commitmentId: row.commitment_id, from: row.from_on ?? undefined }));
}

async function signalsOf(database: Queryable, rep: PersonId): Promise<HistoryParts['signals']> {
  const rows = await database
    .selectFrom('signal')
    .select(['id', 'first_seen_on', 'cleared_on', 'kind', 'evidence', 'cleared_evidence'])
    .select(signalMeasures.as('measures'))
    .where('rep_id', '=', rep)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    firstSeenOn: row.first_seen_on,
    clearedOn: row.cleared_on ?? undefined,
    evidence: evidenceOf(row),
    cleared: readCleared(row.cleared_evidence, `signal ${row.id}`),
    measures: readMeasures(row.measures, `signal ${row.id}`),
  }));
}

async function expectationsWith(
  database: Queryable,
  manager: PersonId,
  rep: PersonId,
): Promise<HistoryParts['expectations']> {
  const rows = await database
    .selectFrom('expectation')
    .select(['measure', 'level', 'due_on', 'agreed_on', 'ended_on'])
    .where('manager_id', '=', manager)
    .where('rep_id', '=', rep)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    measure: row.measure,
    level: row.level,
    dueOn: row.due_on ?? undefined,
    agreedOn: row.agreed_on,
    endedOn: row.ended_on ?? undefined,
  }));
}
