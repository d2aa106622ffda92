import { sql } from 'kysely';
import type { Queryable } from '../../database/connection.ts';
import { frontLineManagersOn } from '../../database/people/people.ts';
import { shareRecap } from '../../database/recaps/recaps.ts';
import { addDays, instantAt, type CalendarDate } from '../../domain/calendar.ts';
import type { OneOnOneId, PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { writeOneOnOne } from './write-one-on-one.ts';

const WEDNESDAY_AFTER = 5;
const TWO_IN_THE_AFTERNOON = 14 * 60;
/** Of a manager’s reps with an earlier one-on-one, one in so many had another recently; 0 for nobody. */
const TALKED_AGAIN: readonly number[] = [3, 1, 0, 0];
const WORDS = [
  'Thank you for being so open. I will keep my part.',
  'I liked how you looked at it from the customer’s side.',
  '',
] as const;

/**
 * Lets some managers log another one-on-one in the last two weeks, and share every second of these on the last Friday, with a
 * time for the next one: so there is something to see as a rep, and as a second-line manager. To be called once, when
 * the past was written.
 */
export async function sharePast(database: Queryable, friday: CalendarDate): Promise<void> {
  for (const [index, manager] of (await frontLineManagersOn(database, friday)).entries()) {
    const every = TALKED_AGAIN[index % TALKED_AGAIN.length] ?? 0;
    const reps = await talkedWith(database, manager);
    for (const [number, rep] of reps.entries()) {
      if (every === 0 || number % every !== 0) continue;
      const oneOnOne = await talkAgain(
        database,
        manager,
        rep,
        addDays(friday, -2 - number),
        friday,
      );
      if (number % 2 === 0) await share(database, oneOnOne, number, manager, friday);
    }
  }
}

async function talkedWith(database: Queryable, manager: Person): Promise<PersonId[]> {
  const { rows } = await sql<{ rep_id: PersonId }>`
    select distinct rep_id from one_on_one where manager_id = ${manager.id}
    order by rep_id`.execute(database);
  return rows.map(({ rep_id: rep }) => rep);
}

async function talkAgain(
  database: Queryable,
  manager: Person,
  rep: PersonId,
  heldOn: CalendarDate,
  friday: CalendarDate,
): Promise<OneOnOneId> {
  const next = addDays(friday, WEDNESDAY_AFTER);
  return writeOneOnOne(
    database,
    {
      rep_id: rep,
      manager_id: manager.id,
      held_on: heldOn,
      topics: ['deal-strategy', 'skill'],
      notes: 'Has a plan for the two largest deals, and wants to practise the price talk.',
      next_on: next,
      next_at: instantAt(next, TWO_IN_THE_AFTERNOON, manager.timeZone ?? 'UTC'),
    },
    { action: 'Practise the price talk with a colleague', due_on: next },
  );
}

async function share(
  database: Queryable,
  oneOnOne: OneOnOneId,
  number: number,
  manager: Person,
  friday: CalendarDate,
): Promise<void> {
  const recap = { words: WORDS[number % WORDS.length] ?? '', includesNotes: false };
  const at = instantAt(friday, TWO_IN_THE_AFTERNOON, manager.timeZone ?? 'UTC');
  await shareRecap(database, oneOnOne, recap, at);
}
