import { sql } from 'kysely';
import type { Queryable } from '../database/connection.ts';
import { shareRecap } from '../database/recaps.ts';
import { addDays, instantAt, type CalendarDate } from '../domain/calendar.ts';
import type { OneOnOneId } from '../domain/ids.ts';

const SHARED_DAYS_AGO = 80;
const WEDNESDAY_AFTER = 5;
const TWO_IN_THE_AFTERNOON = 14 * 60;
const WORDS = [
  'Thank you for being so open. I will keep my part.',
  'I liked how you looked at it from the customer’s side.',
  '',
] as const;

/**
 * Lets the newest talk with each second rep be shared on the last Friday, with a time for the next one, so that there is
 * something to see as a rep. To be called once, when the past was written.
 */
export async function sharePast(database: Queryable, friday: CalendarDate): Promise<void> {
  const { rows } = await sql<{ id: OneOnOneId; time_zone: string | null }>`
    select distinct on (rep.id) talk.id, manager.time_zone
    from one_on_one talk
    join person rep on rep.id = talk.rep_id
    join person manager on manager.id = talk.manager_id
    where talk.held_on > ${addDays(friday, -SHARED_DAYS_AGO)}
      and not exists (select from person report where report.manager_id = rep.id)
    order by rep.id, talk.held_on desc, talk.id desc`.execute(database);
  for (const [index, { id, time_zone: zone }] of rows.entries()) {
    if (index % 2 === 1) continue;
    const on = addDays(friday, WEDNESDAY_AFTER);
    await database
      .updateTable('one_on_one')
      .set({ next_on: on, next_at: instantAt(on, TWO_IN_THE_AFTERNOON, zone ?? 'UTC') })
      .where('id', '=', id)
      .execute();
    const recap = { words: WORDS[index % WORDS.length] ?? '', includesNotes: false };
    await shareRecap(database, id, recap, instantAt(friday, TWO_IN_THE_AFTERNOON, zone ?? 'UTC'));
  }
}
