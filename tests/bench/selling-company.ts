import type pg from 'pg';

/** The day of the newest export; a Friday. */
const LAST_EXPORT = '2026-11-20';

const DAYS = 730;
const REPS_A_MANAGER = 25 / 3;
const DEALS_A_REP = 200;
/** Days for which somebody has been in trouble. */
const LATELY = 84;

/**
 * Fills a migrated database with a company that sold for two years under weekly exports: managers with eight or nine
 * reps each, 200 opportunities a rep, with the changes that the exports would have shown, quotas and activities. Every
 * detector has work: there are commits, discounts, owner changes and new reps, and of ten reps one lately loses what
 * closes, one begins nothing, one sells small and one does nothing for open deals. Written by SQL, since only what is
 * made of it is measured.
 */
export async function fillCompany(client: pg.Client, reps: number): Promise<void> {
  const managers = Math.round(reps / REPS_A_MANAGER);
  for (const statement of statements(managers, reps)) await client.query(statement);
  // What Postgres does by itself now and then, as tables grow week by week.
  await client.query('vacuum analyze');
}

function statements(managers: number, reps: number): readonly string[] {
  return [
    `insert into person (name, email)
      select 'Manager ' || m, 'manager' || m || '@example.com' from generate_series(1, ${managers}) m`,
    `insert into person (name, email, manager_id, start_date)
      select 'Rep ' || r, 'rep' || r || '@example.com', 1 + r % ${managers}, 
        case when hashint4(r) % 40 = 0 then date '${LAST_EXPORT}' - 100 else date '2020-01-01' end
      from generate_series(1, ${reps}) r`,
    `insert into crm_owner (owner_key, person_id) select lower(name), id from person where manager_id is not null`,
    `insert into quota (person_id, starts_on, ends_on, amount)
      select id, begins, begins + interval '3 months' - interval '1 day', 100000
      from person, generate_series(timestamp '2024-10-01', '2026-10-01', '3 months') begins
      where manager_id is not null`,
    `insert into import (type, file_name, file_hash, as_of, accepted, rejected, added, changed, unchanged)
      select 'opportunities', 'pipeline.csv', w::text, date '${LAST_EXPORT}' - 7 * w, 0, 0, 0, 0, 0
      from generate_series(0, 103) w`,
    `insert into import (type, file_name, file_hash, as_of, accepted, rejected, added, changed, unchanged)
      values ('activities', 'activities.csv', '', date '${LAST_EXPORT}', 0, 0, 0, 0, 0)`,
    `create temporary table deal as
      select i, 'deal-' || i as id, rep, created, pace, moves,
        case when chance % 5 < 2 and not (trouble = 3 and created + 4 * pace > ${DAYS - LATELY})
          then 'Won' else 'Lost' end as ending,
        (5000 + chance % 40000) / case when trouble = 5 and created > ${DAYS - LATELY} then 3 else 1 end as amount,
        chance % 2 = 0 as is_pushed, chance % 3 = 0 as is_commit, chance % 50 = 0 as is_handed_over,
        case when trouble = 7 then ${DAYS - LATELY} else ${DAYS} end as active_until, chance
      from generate_series(1, ${reps * DEALS_A_REP}) i,
        lateral (select hashint4(i) & 2147483647 as chance, i % ${reps} + 1 as rep) hash,
        lateral (select (hashint4(rep) & 2147483647) % 10 as trouble) trouble,
        lateral (select 7 * (1 + chance / ${DAYS} % 5) as pace,
          chance % case when trouble = 1 then ${DAYS - LATELY} else ${DAYS} end as created) pace,
        lateral (select least(4, (${DAYS} - created) / pace) as moves) moves`,
    `create temporary table friday as
      select day, date '${LAST_EXPORT}' - (${DAYS} - day) / 7 * 7 as on_date from generate_series(0, ${DAYS}) day`,
    `create temporary table stage as
      select * from unnest(array['Prospecting', 'Qualification', 'Proposal', 'Negotiation']) with ordinality as of (name, place)`,
    `insert into opportunity (id, name, account, owner, owner_key, stage, outcome, amount, close_date, created_on,
        last_activity_on, next_step, forecast_category, contact_count, first_seen_on)
      select deal.id, 'Deal ' || i, 'Account ' || i % 50000, 'Rep ' || rep, 'rep ' || rep,
        coalesce(stage.name, 'Closed ' || ending), case when moves = 4 then lower(ending) else 'open' end, amount,
        date '${LAST_EXPORT}' - ${DAYS} + case when moves = 4 then created + 4 * pace else created + 5 * pace end,
        date '${LAST_EXPORT}' - ${DAYS} + created, null,
        case when chance % 4 > 0 then 'Send the proposal to legal' end,
        case when is_commit and moves > 0 then 'Commit' else 'Pipeline' end, 1 + i % 3, friday.on_date
      from deal join friday on friday.day = created left join stage on stage.place = moves + 1`,
    `insert into opportunity_change (opportunity_id, field, old_value, new_value, seen_on, source, import_id)
      select deal.id, 'stage', before.name, coalesce(after.name, 'Closed ' || ending), friday.on_date, 'export', 1
      from deal, generate_series(1, moves) move
      join friday on true join stage before on before.place = move left join stage after on after.place = move + 1
      where friday.day = created + move * pace`,
    `insert into opportunity_change (opportunity_id, field, old_value, new_value, seen_on, source, import_id)
      select deal.id, 'outcome', 'open', lower(ending), friday.on_date, 'export', 1
      from deal join friday on friday.day = created + 4 * pace where moves = 4`,
    `insert into opportunity_change (opportunity_id, field, old_value, new_value, seen_on, source, import_id)
      select deal.id, 'close_date', (date '${LAST_EXPORT}' - ${DAYS} + created + 3 * pace)::text,
        (date '${LAST_EXPORT}' - ${DAYS} + created + 5 * pace)::text, friday.on_date, 'export', 1
      from deal join friday on friday.day = created + 2 * pace where moves >= 2 and is_pushed`,
    `insert into opportunity_change (opportunity_id, field, old_value, new_value, seen_on, source, import_id)
      select deal.id, field, old_value, new_value, friday.on_date, 'export', 1
      from deal join friday on friday.day = created + pace,
        lateral (values ('forecast_category', 'Pipeline', 'Commit', is_commit),
          ('amount', (amount * 1.2)::text, amount::text, is_pushed),
          ('owner', 'Rep ' || (rep % ${reps} + 1), 'Rep ' || rep, is_handed_over)
        ) as change (field, old_value, new_value, is_so)
      where moves > 0 and is_so`,
    `insert into activity (id, opportunity_id, owner_key, held_on, kind)
      select 'activity-' || i || '-' || number, id, 'rep ' || rep,
        date '${LAST_EXPORT}' - ${DAYS} + created + number * 7, 'call'
      from deal, generate_series(1, least(moves + 1, 3)) number where created + number * 7 <= active_until`,
  ];
}
