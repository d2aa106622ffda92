import { sql } from 'kysely';
import type { NameRemover } from '../../domain/privacy/name-remover.ts';
import type { Queryable } from '../connection.ts';

/** A column that may hold words. */
export interface WordColumn {
  readonly table: string;
  readonly column: string;
  readonly type: 'text' | 'jsonb' | 'ARRAY';
}

/** Every column of the database in which somebody could be named. */
export async function wordColumns(database: Queryable): Promise<readonly WordColumn[]> {
  const { rows } = await sql<WordColumn>`
    select table_name as table, column_name as column, data_type as type
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely_%'
      and data_type in ('text', 'jsonb', 'ARRAY')
    order by table_name, ordinal_position`.execute(database);
  return rows;
}

/**
 * Takes a person's names out of every text of the database, wherever they were written: file reports, rejected rows,
 * messages, other people's notes. Other people's own rows stay as they are, or a namesake would be renamed.
 */
export async function sweepNames(transaction: Queryable, remover: NameRemover): Promise<void> {
  const columns = (await wordColumns(transaction)).filter(({ table }) => table !== 'person');
  for (const [table, ofTable] of Map.groupBy(columns, (column) => column.table)) {
    await sweepTable(transaction, table, ofTable, remover);
  }
}

async function sweepTable(
  transaction: Queryable,
  table: string,
  columns: readonly WordColumn[],
  { pattern, removeFrom }: NameRemover,
): Promise<void> {
  const found = columns.map(({ column }) => sql`${sql.ref(column)}::text ~* ${pattern}`);
  const { rows } = await sql<Readonly<Record<string, unknown>>>`
    select ctid::text as at, ${sql.join(columns.map(({ column }) => sql.ref(column)))}
    from ${sql.table(table)} where ${sql.join(found, sql` or `)} for update`.execute(transaction);
  for (const row of rows) {
    const changes = columns.flatMap(({ column, type }) => {
      const [before, after] = [row[column], removeFrom(row[column])];
      if (JSON.stringify(before) === JSON.stringify(after)) return [];
      const value = type === 'jsonb' ? sql`${JSON.stringify(after)}::jsonb` : sql`${after}`;
      return [sql`${sql.ref(column)} = ${value}`];
    });
    if (changes.length === 0) continue;
    await sql`update ${sql.table(table)} set ${sql.join(changes)}
      where ctid = ${row['at']}::tid`.execute(transaction);
  }
}
