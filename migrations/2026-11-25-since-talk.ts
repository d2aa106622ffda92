import { sql, type Kysely } from 'kysely';

/** What a signal's measure was of, export by export: without it then and now can't be compared. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  `alter table signal_measure add column name text`,
  `alter table signal_measure add column unit text
    check (unit in ('count', 'share', 'days', 'ratio', 'money'))`,
  `alter table signal_measure add constraint signal_measure_named check ((name is null) = (unit is null))`,
  // Of the exports before the newest one it isn't known.
  `update signal_measure
    set name = evidence -> 'measure' ->> 'name', unit = evidence -> 'measure' ->> 'unit'
    from signal
    where signal.id = signal_id and as_of = last_seen_on
      and evidence -> 'measure' ->> 'name' is not null and evidence -> 'measure' ->> 'unit' is not null`,
];
