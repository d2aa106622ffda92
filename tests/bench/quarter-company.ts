import { sql } from 'kysely';
import type { Database } from '#src/database/connection.ts';
import type { LocalSlack, LocalUser } from '#src/playground/slack/api.ts';

export const REPS_OF_A_MANAGER = 8;
/** Those who lead managers; one more leads them. */
const MANAGERS_OF_A_DIRECTOR = 8;

/** Everybody who gets something on a Monday. */
export interface Readers {
  readonly managers: readonly LocalUser[];
  /** Those who lead managers, and get a digest. */
  readonly directors: readonly LocalUser[];
}

/** Managers all over the world, each with a team, and those who lead them. */
export async function fillCompany(
  database: Database,
  slack: LocalSlack,
  { managers: count, zones }: { readonly managers: number; readonly zones: number },
): Promise<Readers> {
  const all = Intl.supportedValuesOf('timeZone');
  const zoneOf = (index: number) =>
    all[Math.floor(((index % zones) * all.length) / zones)] ?? 'UTC';
  const managers = Array.from({ length: count }, (_, index) =>
    slack.addUser({
      name: `Manager ${index}`,
      email: `manager.${index}@example.com`,
      timeZone: zoneOf(index),
    }),
  );
  await sql`insert into person (name, email) select 'Manager ' || n, 'manager.' || n || '@example.com'
    from generate_series(0, ${sql.lit(count - 1)}) as n`.execute(database);
  await sql`insert into person (name, email, manager_id)
    select 'Rep ' || id || '-' || n, 'rep.' || id || '.' || n || '@example.com', id
    from person, generate_series(1, ${sql.lit(REPS_OF_A_MANAGER)}) as n
    where manager_id is null`.execute(database);
  const directors = await fillDirectors(database, slack, count, zoneOf);
  await sql`analyze`.execute(database);
  return { managers, directors };
}

/** The last of them leads the others. */
async function fillDirectors(
  database: Database,
  slack: LocalSlack,
  managers: number,
  zoneOf: (index: number) => string,
): Promise<readonly LocalUser[]> {
  const many = Math.ceil(managers / MANAGERS_OF_A_DIRECTOR);
  const directors = Array.from({ length: many + 1 }, (_, index) =>
    slack.addUser({
      name: `Director ${index}`,
      email: `director.${index}@example.com`,
      timeZone: zoneOf(index * MANAGERS_OF_A_DIRECTOR),
    }),
  );
  await sql`insert into person (name, email) select 'Director ' || n, 'director.' || n || '@example.com'
    from generate_series(0, ${sql.lit(many)}) as n`.execute(database);
  await sql`update person set manager_id = director.id from person director
    where person.email like 'manager.%'
      and director.email = 'director.' || split_part(person.name, ' ', 2)::int / ${sql.lit(MANAGERS_OF_A_DIRECTOR)} || '@example.com'`.execute(
    database,
  );
  await sql`update person set manager_id = first.id from person first
    where first.email = ${`director.${many}@example.com`}
      and person.email like 'director.%' and person.id <> first.id`.execute(database);
  return directors;
}
