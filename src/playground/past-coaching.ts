import { randomUUID } from 'node:crypto';
import type { Queryable } from '../database/connection.ts';
import { reportsOf } from '../database/people.ts';
import { addDays, type CalendarDate } from '../domain/calendar.ts';
import type { OneOnOneId, PersonId, SignalId } from '../domain/ids.ts';
import type { Topic } from '../domain/one-on-one.ts';
import type { Person } from '../domain/person.ts';
import { ISSUE_KINDS } from '../domain/signals/detector.ts';
import type { Measure } from '../domain/signals/evidence.ts';
import { OVER, TALKS, type PastCommitment } from './sample/coaching.ts';

/**
 * Writes what the sample organisation's managers talked about and agreed before the playground opens, so that there is a
 * history to look at: to be called once, when the first exports are in.
 */
export async function writePastCoaching(
  database: Queryable,
  managers: readonly Person[],
  friday: CalendarDate,
): Promise<void> {
  for (const [index, manager] of managers.entries()) {
    const reps = await reportsOf(database, manager.id, friday);
    for (const [number, rep] of reps.entries()) {
      // The last of each four was never talked with: somebody is always the longest without.
      for (const talk of TALKS[number % (TALKS.length + 1)] ?? []) {
        await writeTalk(database, manager, rep.id, { ...talk, on: addDays(friday, -talk.daysAgo) });
      }
    }
    await coachWorst(database, manager, reps, friday);
    // One team of two has something to tell of, so that the others show their strengths.
    if (index % 2 === 0) await writeRecovery(database, manager, reps, friday);
  }
}

interface Talk {
  readonly on: CalendarDate;
  readonly topics: readonly Topic[];
  readonly notes: string;
  readonly question?: string;
  readonly signalId?: SignalId;
  readonly measure?: Measure;
  readonly commitments: readonly PastCommitment[];
}

async function writeTalk(
  database: Queryable,
  manager: Person,
  rep: PersonId,
  talk: Talk,
): Promise<void> {
  const logged = new Date(`${talk.on}T15:00:00Z`);
  const { id } = await database
    .insertInto('one_on_one')
    .values({
      rep_id: rep,
      manager_id: manager.id,
      signal_id: talk.signalId ?? null,
      submission_id: randomUUID(),
      held_on: talk.on,
      topics: [...talk.topics],
      notes: talk.notes,
      question: talk.question ?? null,
      measure: talk.measure === undefined ? null : JSON.stringify(talk.measure),
      logged_at: logged,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [line, commitment] of talk.commitments.entries()) {
    await writeCommitment(database, id, line + 1, commitment, {
      on: talk.on,
      rep,
      manager: manager.id,
    });
  }
}

async function writeCommitment(
  database: Queryable,
  talk: OneOnOneId,
  position: number,
  { action, byManager, dueInDays, movedByDays, state }: PastCommitment,
  { on, rep, manager }: { on: CalendarDate; rep: PersonId; manager: PersonId },
): Promise<void> {
  const first = addDays(on, dueInDays);
  const due = addDays(first, movedByDays ?? 0);
  const { id } = await database
    .insertInto('commitment')
    .values({
      one_on_one_id: talk,
      position,
      action,
      owner_id: byManager === true ? manager : rep,
      due_on: due,
      state,
      closed_at: state === 'open' ? null : new Date(`${due}T12:00:00Z`),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (movedByDays === undefined) return;
  await database
    .insertInto('commitment_move')
    .values({
      commitment_id: id,
      from_on: first,
      to_on: due,
      moved_by: manager,
      moved_at: new Date(`${first}T09:00:00Z`),
    })
    .execute();
}

/** Long enough ago for two exports to show what came of it. */
const TALKED_DAYS_AGO = 17;
const SEEN_DAYS_AGO = 28;
const OVER_SEEN_DAYS_AGO = 63;
const OVER_TALKED_DAYS_AGO = 52;
const OVER_DAYS_AGO = 7;

/** What weighs most in the team was talked about, and an expectation agreed; the figure was worse then. */
async function coachWorst(
  database: Queryable,
  manager: Person,
  reps: readonly Person[],
  friday: CalendarDate,
): Promise<void> {
  const worst = await database
    .selectFrom('signal')
    .select(['id', 'rep_id', 'evidence'])
    .where(
      'rep_id',
      'in',
      reps.map(({ id }) => id),
    )
    .where('kind', 'in', ISSUE_KINDS)
    .where('state', '=', 'raised')
    .orderBy('severity', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  if (worst === undefined) return;
  const { measure } = worst.evidence;
  await database
    .updateTable('signal')
    .set({ first_seen_on: addDays(friday, -SEEN_DAYS_AGO) })
    .where('id', '=', worst.id)
    .execute();
  await writeTalk(database, manager, worst.rep_id, {
    on: addDays(friday, -TALKED_DAYS_AGO),
    topics: ['new-business', 'obstacle'],
    notes: 'Sees it too. Lost the partner who sent most of the introductions, and has not said so.',
    question: 'Where did your best deals of the last half year come from?',
    signalId: worst.id,
    measure: { ...measure, observed: worseThan(measure) },
    commitments: [
      { action: 'Ask three customers for an introduction', dueInDays: 21, state: 'open' },
    ],
  });
  await database
    .insertInto('expectation')
    .values({
      manager_id: manager.id,
      rep_id: worst.rep_id,
      measure: 'First meetings a week',
      level: '4',
      due_on: addDays(friday, SEEN_DAYS_AGO),
      agreed_on: addDays(friday, -TALKED_DAYS_AGO),
      ended_on: null,
    })
    .execute();
}

function worseThan({ observed, usual, betterWhen }: Measure): number {
  const worse =
    betterWhen === 'higher' ? observed * 0.6 : observed + Math.abs(observed - usual) * 0.5;
  return Math.round(worse * 100) / 100;
}

/** Somebody of whom nothing is raised had something in the summer that was talked about, and is over. */
async function writeRecovery(
  database: Queryable,
  manager: Person,
  reps: readonly Person[],
  friday: CalendarDate,
): Promise<void> {
  const troubled = await database.selectFrom('signal').select('rep_id').execute();
  const rep = reps.find(({ id }) => !troubled.some(({ rep_id: one }) => one === id));
  if (rep === undefined) return;
  const seenOn = addDays(friday, -OVER_SEEN_DAYS_AGO);
  const { id } = await database
    .insertInto('signal')
    .values({
      rep_id: rep.id,
      kind: OVER.kind,
      episode: 1,
      state: 'cleared',
      severity: 0.5,
      evidence: JSON.stringify({ ...OVER.evidence, since: addDays(seenOn, -OVER_DAYS_AGO) }),
      cleared_evidence: JSON.stringify(OVER.cleared),
      first_seen_on: seenOn,
      last_seen_on: addDays(friday, -OVER_DAYS_AGO),
      cleared_on: addDays(friday, -OVER_DAYS_AGO),
      dismissed_on: null,
      dismissed_severity: null,
      snoozed_until: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writeTalk(database, manager, rep.id, {
    ...OVER.talk,
    on: addDays(friday, -OVER_TALKED_DAYS_AGO),
    signalId: id,
    measure: OVER.evidence.measure,
  });
}
