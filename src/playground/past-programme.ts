import { randomUUID } from 'node:crypto';
import type { Database, Queryable } from '../database/connection.ts';
import { insertComment, insertInitiative, saveUses } from '../database/initiatives.ts';
import { frontLineManagersOn } from '../database/people.ts';
import { addDays, weekStart, type CalendarDate } from '../domain/calendar.ts';
import type { InitiativeId, SlackUserId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import { COMING, RUNNING, WRONG_DATA } from './sample/programme.ts';

const NEXT_WEEK_BUT_ONE = 10;
const WEEKS_RUNNING = 3;
const DAYS_A_WEEK = 7;
/** Of the talks that an initiative could have come up in, it did in two of three. */
const COMES_UP = { in: 2, of: 3 } as const;

/**
 * Writes what whoever runs the programme has to look at: an initiative that the managers are in the middle of, one that
 * they are shown before it starts, and a rep who said that the data are wrong. To be called once, when the past
 * was written and shared.
 */
export async function writePastProgramme(database: Database, friday: CalendarDate): Promise<void> {
  const managers = await frontLineManagersOn(database, friday);
  await database.transaction().execute(async (transaction) => {
    await writeRunning(transaction, managers, friday);
    await insertInitiative(
      transaction,
      { ...COMING, ...weeksFrom(addDays(friday, NEXT_WEEK_BUT_ONE)), managers: idsOf(managers) },
      randomUUID(),
    );
    await writeComplaint(transaction, friday);
  });
}

/** It began three weeks ago: what was talked about since was partly about it, and one manager commented. */
async function writeRunning(
  transaction: Queryable,
  managers: readonly Person[],
  friday: CalendarDate,
): Promise<void> {
  const weeks = weeksFrom(addDays(friday, -WEEKS_RUNNING * DAYS_A_WEEK));
  const { comment, ...initiative } = RUNNING;
  const id = await insertInitiative(
    transaction,
    { ...initiative, ...weeks, managers: idsOf(managers) },
    randomUUID(),
  );
  const [first] = managers;
  if (id === undefined || first === undefined) return;
  const at = new Date(`${addDays(weeks.startsOn, -DAYS_A_WEEK)}T10:00:00Z`);
  await insertComment(transaction, {
    submissionId: randomUUID(),
    initiative: id,
    manager: first.id,
    words: comment,
    at,
  });
  await noteShown(transaction, id, managers);
  await writeUses(transaction, id, managers, weeks.startsOn);
}

/** Nobody is to be shown it now; there is no message of that time in Slack, so that the deliveries can't be posted ones. */
async function noteShown(
  transaction: Queryable,
  initiative: InitiativeId,
  managers: readonly Person[],
): Promise<void> {
  await transaction
    .insertInto('delivery')
    .values(
      managers.map(({ id, email }) => ({
        key: `initiative:${initiative}:${id}`,
        recipient: email as SlackUserId,
        state: 'failed' as const,
        last_error: 'shown before the playground opened',
      })),
    )
    .execute();
}

async function writeUses(
  transaction: Queryable,
  initiative: InitiativeId,
  managers: readonly Person[],
  since: CalendarDate,
): Promise<void> {
  const talks = await transaction
    .selectFrom('one_on_one')
    .select(['id', 'manager_id'])
    .where('manager_id', 'in', idsOf(managers))
    .where('held_on', '>=', since)
    .orderBy('id')
    .execute();
  for (const [index, talk] of talks.entries()) {
    if (index % COMES_UP.of >= COMES_UP.in) continue;
    await saveUses(transaction, talk.id, talk.manager_id, [initiative]);
  }
}

/** The rep of the newest shared talk says so; the bot tells whom it tells. */
async function writeComplaint(transaction: Queryable, friday: CalendarDate): Promise<void> {
  const talk = await transaction
    .selectFrom('recap')
    .innerJoin('one_on_one', 'one_on_one.id', 'recap.one_on_one_id')
    .select(['one_on_one.id', 'one_on_one.rep_id'])
    .orderBy('one_on_one.id', 'desc')
    .executeTakeFirst();
  if (talk === undefined) return;
  await transaction
    .insertInto('data_complaint')
    .values({
      one_on_one_id: talk.id,
      rep_id: talk.rep_id,
      submission_id: randomUUID(),
      words: WRONG_DATA,
      raised_at: new Date(`${friday}T16:00:00Z`),
    })
    .execute();
}

/** Six weeks, from the Monday of this day's week to a Friday. */
function weeksFrom(day: CalendarDate): { startsOn: CalendarDate; endsOn: CalendarDate } {
  const startsOn = weekStart(day);
  return { startsOn, endsOn: addDays(startsOn, 5 * DAYS_A_WEEK + 4) };
}

function idsOf(managers: readonly Person[]) {
  return managers.map(({ id }) => id);
}
