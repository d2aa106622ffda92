import { sql, type RawBuilder } from 'kysely';
import { poolOf, type Database } from '#src/database/connection.ts';

/** What a database was like when it was migrated: the rows of tables that have any, as JSON, and of what shape it is. */
export interface Migrated {
  readonly rows: Readonly<Record<string, string>>;
  readonly shape: string;
}

/** Rows that were deleted still lie there: to read past more than this costs more than a new clone. */
const MAX_BYTES = 1_000_000;

const TABLES = sql`pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;

/** Changes with every table, column, index, constraint, trigger and function that is made, altered or dropped. */
const SHAPE: RawBuilder<string> = sql`(
  select md5(string_agg(part, ' ' order by part)) from (
    select concat_ws('-', 'c', oid, xmin) as part from pg_class where oid >= 16384
    union all select concat_ws('-', 'a', attrelid, attnum, xmin) from pg_attribute where attrelid >= 16384
    union all select concat_ws('-', 'k', oid, xmin) from pg_constraint where oid >= 16384
    union all select concat_ws('-', 't', oid, xmin) from pg_trigger where oid >= 16384
    union all select concat_ws('-', 'f', oid, xmin) from pg_proc where oid >= 16384
  ) as parts)`;

export async function describeMigrated(database: Database): Promise<Migrated> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from ${TABLES} and pg_relation_size(oid) > 0`.execute(database);
  const rows: Record<string, string> = {};
  for (const { name } of tables) {
    const all = await sql<{ text: string | null }>`
      select json_agg(one)::text as text from ${sql.table(name)} as one`.execute(database);
    const text = all.rows[0]?.text;
    if (typeof text === 'string') rows[name] = text;
  }
  const found = await sql<{ shape: string }>`select ${SHAPE} as shape`.execute(database);
  return { rows, shape: found.rows[0]?.shape ?? '' };
}

/**
 * Makes a test's database as it was when it was migrated: its rows, and ids from 1 on. False where that isn't enough:
 * somebody else is still connected to it, its shape is another, or it has grown too much.
 */
export async function emptied(database: Database, migrated: Migrated): Promise<boolean> {
  const pool = poolOf(database);
  const isIdle = pool.idleCount === pool.totalCount && pool.waitingCount === 0;
  if (pool.ending || !isIdle) return false;
  const { rows } = await sql<{ connections: number; bytes: number; shape: string }>`
    select (select count(*) from pg_stat_activity where datname = current_database()) as connections,
      (select coalesce(sum(pg_relation_size(oid)), 0) from ${TABLES}) as bytes,
      ${SHAPE} as shape`.execute(database);
  const [now] = rows;
  if (now === undefined || now.shape !== migrated.shape) return false;
  if (now.connections > pool.totalCount || now.bytes > MAX_BYTES) return false;
  await pool.query(`${EMPTY}; ${restore(migrated)}`);
  return true;
}

const EMPTY = `
  set local session_replication_role = replica;
  do $$
  declare one record;
  begin
    for one in select oid::regclass as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0
    loop
      execute 'delete from ' || one.name;
    end loop;
    perform setval(seqrelid::regclass, seqstart, false) from pg_sequence
      where pg_sequence_last_value(seqrelid) is not null;
  end $$`;

function restore({ rows }: Migrated): string {
  return Object.entries(rows)
    .map(
      ([table, all]) =>
        `insert into "${table}" select * from json_populate_recordset(null::"${table}", '${all.replaceAll("'", "''")}')`,
    )
    .join(';');
}
