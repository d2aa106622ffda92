import { sql, type Kysely } from 'kysely';

/** Next steps and contacts are kept as they change, or a rep's own usual could never be known of them. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
}

const STATEMENTS = [
  `alter table opportunity_change drop constraint opportunity_change_field_check`,
  `alter table opportunity_change add constraint opportunity_change_field_check check (field in (
    'owner', 'stage', 'outcome', 'amount', 'close_date', 'forecast_category', 'next_step', 'contact_count'
  ))`,
  // Two next steps may become one when a person's name is taken out of them.
  `alter table opportunity_change drop constraint opportunity_change_check`,
  `alter table opportunity_change add constraint opportunity_change_check
    check (field = 'next_step' or old_value is distinct from new_value)`,
];
