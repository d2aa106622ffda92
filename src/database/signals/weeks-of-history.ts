import { sql } from 'kysely';
import { weeksOfHistory } from '../../domain/team/weeks-of-history.ts';
import type { Queryable } from '../connection.ts';

/** How many weeks detectors read in this company, by its longest quota. */
export async function loadWeeksOfHistory(database: Queryable): Promise<number> {
  const { days } = await database
    .selectFrom('quota')
    .select(sql<number>`coalesce(max(ends_on - starts_on + 1), 0)`.as('days'))
    .executeTakeFirstOrThrow();
  return weeksOfHistory(days);
}
