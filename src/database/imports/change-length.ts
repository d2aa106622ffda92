import { sql } from 'kysely';

/**
 * The changes that an index holds whole, and those that are too long for it: a query has to say it as the index does, or
 * Postgres would read all of them from the table.
 */
const LENGTH = sql`octet_length(opportunity_id || coalesce(old_value, '') || coalesce(new_value, ''))`;

export const SHORT = sql<boolean>`${LENGTH} <= 1000`;
export const LONG = sql<boolean>`${LENGTH} > 1000`;
