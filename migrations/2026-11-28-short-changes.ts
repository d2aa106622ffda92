import { sql, type Kysely } from 'kysely';

/**
 * A team's changes are read from an index alone. Week by week every team's changes are written side by side, so that those
 * of one team lie on thousands of pages of the table; in the index an opportunity's lie together. Both indexes are made in
 * one pass each: while that lasts, which is seconds for millions of changes, imports wait and reading goes on.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

/** An index has no room for a row of more than 2,700 bytes, and a single next step may have more. */
const LENGTH = `octet_length(opportunity_id || coalesce(old_value, '') || coalesce(new_value, ''))`;

const STATEMENTS = [
  `create index opportunity_change_short on opportunity_change (opportunity_id, seen_on)
    include (field, old_value, new_value) where ${LENGTH} <= 1000`,
  // The few others, which are read from the table.
  `create index opportunity_change_long on opportunity_change (opportunity_id, seen_on) where ${LENGTH} > 1000`,
];
