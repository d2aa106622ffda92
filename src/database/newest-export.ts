import type { CalendarDate } from '../domain/calendar.ts';
import type { Queryable } from './connection.ts';

/** The date of the newest export of opportunities; undefined before the first. */
export async function newestExportDate(database: Queryable): Promise<CalendarDate | undefined> {
  const newest = await database
    .selectFrom('import')
    .select(({ fn }) => fn.max('as_of').as('as_of'))
    .where('type', '=', 'opportunities')
    .executeTakeFirst();
  return newest?.as_of ?? undefined;
}
