import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { Queryable } from '../connection.ts';

/** The newest export of opportunities, and what of it did not go in. */
export async function newestExport(
  database: Queryable,
): Promise<
  { asOf: CalendarDate; fileName: string; accepted: number; rejected: number } | undefined
> {
  const row = await database
    .selectFrom('import')
    .select(['as_of', 'file_name', 'accepted', 'rejected'])
    .where('type', '=', 'opportunities')
    .orderBy('as_of', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return (
    row && {
      asOf: row.as_of,
      fileName: row.file_name,
      accepted: row.accepted,
      rejected: row.rejected,
    }
  );
}

/** Managers at work none of whose reps owns an opportunity, by name. */
export async function managersWithEmptyPipeline(
  database: Queryable,
  on: CalendarDate,
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select manager.name from person manager
    where exists (select from person rep where rep.manager_id = manager.id)
      and coalesce(manager.end_date, ${on}) >= ${on}
      and not exists (
        select from person rep
        join crm_owner owner on owner.person_id = rep.id
        join opportunity using (owner_key)
        where rep.manager_id = manager.id)
      and not exists (
        select from person rep join person below on below.manager_id = rep.id
        where rep.manager_id = manager.id)
    order by name`.execute(database);
  return rows.map(({ name }) => name);
}

/** The currencies that amounts of the newest export name, and whether a rate is known for each; the commonest first. */
export async function currenciesInUse(
  database: Queryable,
): Promise<readonly { readonly currency: string; readonly hasRate: boolean }[]> {
  const { rows } = await sql<{ currency: string; has_rate: boolean }>`
    select currency, currency in (select currency from currency_rate) as has_rate
    from opportunity where missing_since is null and amount is not null and currency is not null
    group by currency order by count(*) desc, currency`.execute(database);
  return rows.map(({ currency, has_rate: hasRate }) => ({ currency, hasRate }));
}

/** How many reps at work have a quota that covers the day, and how many have none. */
export async function countQuotas(
  database: Queryable,
  on: CalendarDate,
): Promise<{ with: number; without: number }> {
  const { rows } = await sql<{ with: number; without: number }>`
    select count(*) filter (where has)::int as with, count(*) filter (where not has)::int as without
    from (
      select exists (
        select from quota where person_id = rep.id and ${on} between starts_on and ends_on) as has
      from person rep
      where manager_id is not null and coalesce(end_date, ${on}) >= ${on}
        and not exists (select from person report where report.manager_id = rep.id)
    ) as reps`.execute(database);
  return rows[0] ?? { with: 0, without: 0 };
}
