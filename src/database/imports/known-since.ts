import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import { endOfFirstWeeks, weeksKnown } from '../../domain/checklists/first-weeks.ts';
import type { Queryable } from '../connection.ts';
import { STORED_DATE } from '../stored/stored-measure.ts';
import { readStored } from '../stored/unreadable.ts';

/**
 * For how many whole weeks the company was known when it exported on this day: since its first export, or since what the
 * CRM's own history or activities tell. Undefined after the first weeks.
 */
export async function weeksKnownOn(
  database: Queryable,
  exportAsOf: CalendarDate,
): Promise<number | undefined> {
  const enough = endOfFirstWeeks(exportAsOf);
  // The cheapest is asked first, and each time a checklist is shown.
  const first = await firstExport(database);
  if (first === undefined || first <= enough) return undefined;
  const told = await historySince(database);
  if (told === 'the beginning' || (told ?? first) <= enough) return undefined;
  const active = await firstActivity(database, enough);
  const since = [first, told, active].filter((date) => date !== undefined).toSorted()[0];
  return weeksKnown(since, exportAsOf);
}

async function firstExport(database: Queryable): Promise<CalendarDate | undefined> {
  const { day } = await database
    .selectFrom('import')
    .select(({ fn }) => fn.min<CalendarDate | null>('as_of').as('day'))
    .where('type', '=', 'opportunities')
    .executeTakeFirstOrThrow();
  return day ?? undefined;
}

const SINCE = STORED_DATE.nullable();

/** Since when a history of the CRM tells what changed; undefined where none was imported. */
async function historySince(
  database: Queryable,
): Promise<CalendarDate | 'the beginning' | undefined> {
  const rows = await database
    .selectFrom('import')
    .select(['id', sql`report #>> '{told,since}'`.as('since')])
    .where('type', '=', 'history')
    .execute();
  const dates = rows.flatMap(({ id, since }): (CalendarDate | 'the beginning')[] => {
    const read = readStored(SINCE, since, `import ${id}, told since`);
    return read === undefined ? [] : [read ?? 'the beginning'];
  });
  return dates.includes('the beginning') ? 'the beginning' : dates.toSorted()[0];
}

/** The first day with an activity, or any that is long enough ago: a search that mostly ends at once. */
async function firstActivity(
  database: Queryable,
  enough: CalendarDate,
): Promise<CalendarDate | undefined> {
  const early = await database
    .selectFrom('activity')
    .select('held_on')
    .where('held_on', '<=', enough)
    .limit(1)
    .executeTakeFirst();
  if (early !== undefined) return early.held_on;
  const { day } = await database
    .selectFrom('activity')
    .select(({ fn }) => fn.min<CalendarDate | null>('held_on').as('day'))
    .executeTakeFirstOrThrow();
  return day ?? undefined;
}
