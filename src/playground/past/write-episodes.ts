import type { Queryable } from '../../database/connection.ts';
import { reportsOf } from '../../database/people/people.ts';
import { addDays, DAYS_A_WEEK, type CalendarDate } from '../../domain/calendar.ts';
import type { SignalId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { EARLIER, pushedAWeek, pushedDates, talkAbout } from '../sample/coaching.ts';
import { writeOneOnOne } from './write-one-on-one.ts';

/** What was seen of one rep, and what came of it. */
interface Episode {
  readonly manager: Person;
  readonly rep: Person;
  readonly seenOn: CalendarDate;
  /** Pushed dates in four weeks, when it was raised and when it was over. */
  readonly raisedAt: number;
  readonly overAt: number;
  readonly overAfterWeeks: number;
  readonly isCoached: boolean;
}

/** So long before the playground opens the last of them was raised: it could be followed to its end. */
const WEEKS_SINCE_LAST = 27;
const WEEKS_APART = 8;
const DAYS_TO_ONE_ON_ONE = 4;

/**
 * Writes what was seen of the reps, and talked about with every second one, before the first checklist that is still in
 * Slack: enough of one kind for what coaching came to to be counted. To be called once, before anything is detected.
 */
export async function writePastEpisodes(
  database: Queryable,
  managers: readonly Person[],
  friday: CalendarDate,
): Promise<void> {
  const { raisedAt, overAt, overAfterWeeks: after } = EARLIER;
  const pairs = [];
  for (const manager of managers) {
    const reps = await reportsOf(database, manager.id, addDays(friday, -365));
    pairs.push(...reps.map((rep) => ({ manager, rep })));
  }
  for (const [index, pair] of pairs.entries()) {
    const isCoached = index % 2 === 0;
    const overAfterWeeks = (isCoached ? after.coached : after.notCoached)[Math.floor(index / 2)];
    if (overAfterWeeks === undefined) break;
    const weeksAgo = WEEKS_SINCE_LAST + (index % WEEKS_APART);
    await writeEpisode(database, {
      ...pair,
      seenOn: addDays(friday, -weeksAgo * DAYS_A_WEEK),
      raisedAt: raisedAt[index % raisedAt.length] ?? raisedAt[0],
      overAt: overAt[index % overAt.length] ?? overAt[0],
      overAfterWeeks,
      isCoached,
    });
  }
}

async function writeEpisode(database: Queryable, episode: Episode): Promise<void> {
  const { rep, seenOn, raisedAt, overAt, overAfterWeeks, isCoached } = episode;
  const evidence = { ...pushedDates(raisedAt), since: addDays(seenOn, -DAYS_A_WEEK) };
  const overOn = addDays(seenOn, overAfterWeeks * DAYS_A_WEEK);
  const { id } = await database
    .insertInto('signal')
    .values({
      rep_id: rep.id,
      kind: EARLIER.kind,
      episode: 1,
      state: 'cleared',
      severity: 0.5,
      evidence: JSON.stringify(evidence),
      cleared_evidence: JSON.stringify({ measure: pushedAWeek(overAt) }),
      first_seen_on: seenOn,
      last_seen_on: addDays(overOn, -DAYS_A_WEEK),
      cleared_on: overOn,
      dismissed_on: null,
      dismissed_severity: null,
      snoozed_until: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writeMeasures(database, id, episode);
  if (isCoached) await writeTalkAbout(database, id, episode);
}

/** Export by export, as every detection writes it: from the first figure to the one with which it was over. */
async function writeMeasures(
  database: Queryable,
  signal: SignalId,
  { seenOn, raisedAt, overAt, overAfterWeeks }: Episode,
): Promise<void> {
  const values = Array.from({ length: overAfterWeeks + 1 }, (_, week) => {
    const inFourWeeks = Math.round(raisedAt + ((overAt - raisedAt) * week) / overAfterWeeks);
    const { name, unit, observed, usual, betterWhen } = pushedAWeek(inFourWeeks);
    const as_of = addDays(seenOn, week * DAYS_A_WEEK);
    return { signal_id: signal, as_of, observed, usual, better_when: betterWhen, name, unit };
  });
  await database.insertInto('signal_measure').values(values).execute();
}

async function writeTalkAbout(
  database: Queryable,
  signal: SignalId,
  { manager, rep, seenOn, raisedAt }: Episode,
): Promise<void> {
  const on = addDays(seenOn, DAYS_TO_ONE_ON_ONE);
  const due = addDays(on, 2 * DAYS_A_WEEK);
  const { kind, question } = EARLIER;
  const { topics, notes, action } = talkAbout(kind, 0);
  await writeOneOnOne(
    database,
    {
      rep_id: rep.id,
      manager_id: manager.id,
      signal_id: signal,
      held_on: on,
      topics: [...topics],
      notes,
      question,
      measure: JSON.stringify(pushedAWeek(raisedAt)),
      logged_at: new Date(`${on}T15:00:00Z`),
    },
    { action, due_on: due, state: 'kept', closed_at: new Date(`${due}T12:00:00Z`) },
  );
}
