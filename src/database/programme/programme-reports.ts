import { sql } from 'kysely';
import { z } from 'zod';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { PastMeasure, PastSignal } from '../../domain/programme/coaching-effect.ts';
import type { FeedbackReason } from '../../domain/checklists/feedback.ts';
import type {
  InitiativeUse,
  ItemsOfKind,
  LoggedWeek,
  MessageCounts,
} from '../../domain/programme/programme-report.ts';
import { CONVERSATION_KINDS } from '../../domain/checklists/checklist.ts';
import { ISSUE_KINDS } from '../../domain/signals/kinds.ts';
import { ITEMS_NOW } from '../checklists/items-now.ts';
import type { Queryable } from '../connection.ts';
import { STORED_DATE, STORED_MEASURE } from '../stored/stored-measure.ts';
import { readStored } from '../stored/unreadable.ts';

/** Every episode of every issue, with the first one-on-one about it and its measures. */
export async function pastSignals(database: Queryable): Promise<readonly PastSignal[]> {
  const { rows } = await sql<{
    kind: string;
    first_seen_on: CalendarDate;
    cleared_on: CalendarDate | null;
    coached_on: CalendarDate | null;
    id: number;
    measures: unknown;
  }>`
    select id, kind, first_seen_on, cleared_on,
      (select min(held_on) from one_on_one
        where signal_id = signal.id and held_on >= first_seen_on) as coached_on,
      coalesce((select json_agg(json_build_object('asOf', as_of, 'observed', observed, 'usual', usual,
          'betterWhen', better_when) order by as_of)
        from signal_measure where signal_id = signal.id), '[]') as measures
    from signal`.execute(database);
  return rows.flatMap((row) => {
    const kind = ISSUE_KINDS.find((issue) => issue === row.kind);
    if (kind === undefined) return [];
    return [
      {
        kind,
        firstSeenOn: row.first_seen_on,
        clearedOn: row.cleared_on ?? undefined,
        coachedOn: row.coached_on ?? undefined,
        measures: readPast(row.measures, `signal ${row.id}`),
      },
    ];
  });
}

const PAST_MEASURES = z.array(
  STORED_MEASURE.omit({ name: true, unit: true }).extend({ asOf: STORED_DATE }),
);

/** Nothing where it can't be read, which is reported. */
function readPast(value: unknown, row: string): readonly PastMeasure[] {
  return readStored(PAST_MEASURES, value, `${row}, measures`) ?? [];
}

/** A one-on-one of weeks later is none that its list led to. */
const ACTED_ON = sql.raw(`item.state <> 'open' and (item.state <> 'logged' or item.is_in_time)`);

/** What came of the items of the checklists of these weeks that were sent, by kind; most sent first. */
export async function itemsByKind(
  database: Queryable,
  from: CalendarDate,
  until: CalendarDate,
): Promise<readonly ItemsOfKind[]> {
  const not = (reason: FeedbackReason) =>
    sql<number>`count(*) filter (where feedback.reason = ${reason})`;
  const { rows } = await sql<{
    kind: ItemsOfKind['kind'];
    sent: number;
    acted_on: number;
    useful: number;
    known: number;
    wrong: number;
    not_coachable: number;
    other: number;
  }>`
    select coalesce(content ->> 'signal', kind) as kind, count(distinct item.id) as sent,
      count(distinct item.id) filter (where ${ACTED_ON}) as acted_on,
      count(*) filter (where feedback.verdict = 'useful') as useful,
      ${not('known-already')} as known, ${not('wrong-data')} as wrong,
      ${not('not-coachable')} as not_coachable, ${not('other')} as other
    from ${ITEMS_NOW} item join checklist on checklist.id = checklist_id
    join delivery on delivery.checklist_id = checklist.id and delivery.state = 'posted'
    left join feedback on feedback.item_id = item.id
    where week between ${from} and ${until}
    group by 1 order by 2 desc, 1`.execute(database);
  return rows.map((row) => ({
    kind: row.kind,
    sent: row.sent,
    actedOn: row.acted_on,
    useful: row.useful,
    notUseful: {
      'known-already': row.known,
      'wrong-data': row.wrong,
      'not-coachable': row.not_coachable,
      other: row.other,
    },
  }));
}

/** Checklists of these weeks that were sent, and those with an item that somebody did something with. */
export async function messageCounts(
  database: Queryable,
  from: CalendarDate,
  until: CalendarDate,
): Promise<MessageCounts> {
  const { rows } = await sql<{ sent: number; acted_on: number }>`
    select count(*) as sent, count(*) filter (where exists (
      select from ${ITEMS_NOW} item where checklist_id = checklist.id and ${ACTED_ON}
    )) as acted_on
    from checklist join delivery on delivery.checklist_id = checklist.id and delivery.state = 'posted'
    where week between ${from} and ${until}`.execute(database);
  return { sent: rows[0]?.sent ?? 0, actedOn: rows[0]?.acted_on ?? 0 };
}

/** Week by week, oldest first, those without anything included. Both days are Mondays. */
export async function loggedWeeks(
  database: Queryable,
  from: CalendarDate,
  until: CalendarDate,
): Promise<readonly LoggedWeek[]> {
  const { rows } = await sql<{
    week: CalendarDate;
    proposed: number;
    logged: number;
    one_on_ones: number;
  }>`
    select week::date as week, proposed, logged,
      (select count(*) from one_on_one where held_on between week::date and week::date + 6) as one_on_ones
    from generate_series(${from}::date, ${until}::date, interval '7 days') as week,
    lateral (
      select count(item.id) as proposed,
        count(item.id) filter (where item.state = 'logged' and item.is_in_time) as logged
      from checklist join delivery on delivery.checklist_id = checklist.id and delivery.state = 'posted'
      join ${ITEMS_NOW} item on item.checklist_id = checklist.id
        and item.kind = any(${[...CONVERSATION_KINDS]})
      where checklist.week = week.week::date
    ) as of_week
    order by week`.execute(database);
  return rows.map((row) => ({
    week: row.week,
    proposed: row.proposed,
    logged: row.logged,
    oneOnOnes: row.one_on_ones,
  }));
}

/** Initiatives that had a day between the two, the newest first. */
export async function initiativeUses(
  database: Queryable,
  from: CalendarDate,
  until: CalendarDate,
): Promise<readonly InitiativeUse[]> {
  const { rows } = await sql<{
    name: string;
    question: string;
    starts_on: CalendarDate;
    ends_on: CalendarDate;
    managers: number;
    managers_using: number;
    one_on_ones: number;
    one_on_ones_using: number;
    comments: number;
  }>`
    select initiative.name, initiative.question, starts_on, ends_on,
      count(distinct taking.manager_id) as managers,
      count(distinct talk.manager_id) filter (where used.initiative_id is not null) as managers_using,
      count(distinct talk.id) as one_on_ones,
      count(distinct talk.id) filter (where used.initiative_id is not null) as one_on_ones_using,
      (select count(*) from initiative_comment where initiative_id = initiative.id) as comments
    from initiative
    left join initiative_manager taking on taking.initiative_id = initiative.id
    left join one_on_one talk on talk.manager_id = taking.manager_id
      and talk.held_on between starts_on and ends_on
    left join initiative_use used on used.one_on_one_id = talk.id
      and used.initiative_id = initiative.id
    where starts_on <= ${until} and ends_on >= ${from}
    group by initiative.id order by starts_on desc, initiative.id desc`.execute(database);
  return rows.map((row) => ({
    name: row.name,
    question: row.question,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    managers: row.managers,
    managersUsing: row.managers_using,
    oneOnOnes: row.one_on_ones,
    oneOnOnesUsing: row.one_on_ones_using,
    comments: row.comments,
  }));
}

/** The Monday of the first checklist that was sent; undefined before it. */
export async function firstSentWeek(database: Queryable): Promise<CalendarDate | undefined> {
  const row = await database
    .selectFrom('checklist')
    .innerJoin('delivery', 'delivery.checklist_id', 'checklist.id')
    .select(({ fn }) => fn.min('week').as('week'))
    .where('delivery.state', '=', 'posted')
    .executeTakeFirst();
  return row?.week ?? undefined;
}
