import type { CalendarDate } from '../../domain/calendar.ts';
import type { Queryable } from '../connection.ts';

/** The date of the newest export of opportunities, of those up to a date where one is given; undefined for none. */
export async function newestExportDate(
  database: Queryable,
  upTo?: CalendarDate,
): Promise<CalendarDate | undefined> {
  const newest = await database
    .selectFrom('import')
    .select(({ fn }) => fn.max('as_of').as('as_of'))
    .where('type', '=', 'opportunities')
    .$if(upTo !== undefined, (query) => query.where('as_of', '<=', upTo ?? null))
    .executeTakeFirst();
  return newest?.as_of ?? undefined;
}
