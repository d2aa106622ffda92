import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useTestDatabase } from '#tests/support/test-database.ts';

const current = useTestDatabase();
const FOLDER = new URL('../../src/database/tables/', import.meta.url);

interface Column {
  readonly name: string;
  readonly isNullable: boolean;
  readonly hasDefault: boolean;
  readonly kind: string;
}

/** What a value of each Postgres type is in TypeScript. */
const KINDS: Readonly<Record<string, string>> = {
  date: 'date',
  integer: 'number',
  bigint: 'number',
  numeric: 'number',
  'double precision': 'number',
  text: 'text',
  uuid: 'text',
  jsonb: 'json',
  ARRAY: 'array',
  'timestamp with time zone': 'instant',
};

test('the table types say what the live schema says, column by column', async () => {
  expect(await typedTables()).toEqual(await liveTables());
});

async function liveTables() {
  const { rows } = await sql<{
    table_name: string;
    column_name: string;
    is_nullable: string;
    data_type: string;
    generated: boolean;
  }>`select table_name, column_name, is_nullable, data_type,
      column_default is not null or is_identity = 'YES' as generated
    from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely_%'`.execute(current().database);
  const tables: Record<string, Column[]> = {};
  for (const row of rows) {
    (tables[row.table_name] ??= []).push({
      name: row.column_name,
      isNullable: row.is_nullable === 'YES',
      hasDefault: row.generated,
      kind: KINDS[row.data_type] ?? row.data_type,
    });
  }
  return sorted(tables);
}

async function typedTables() {
  const tables: Record<string, Column[]> = {};
  for (const file of await readdir(FOLDER)) {
    const text = await readFile(new URL(file, FOLDER), 'utf8');
    for (const [, name = '', body = ''] of text.matchAll(
      /export interface (\w+)Table \{\n(.*?)\n\}/gs,
    )) {
      tables[snakeCase(name)] = columnsOf(body);
    }
  }
  return sorted(tables);
}

/** `OneOnOne` is `one_on_one`. */
function snakeCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])[A-Z]/g, '_$&').toLowerCase();
}

function columnsOf(body: string): Column[] {
  return [...body.matchAll(/^ {2}(\w+): (.+);$/gm)].map(([, name = '', type = '']) => ({
    name,
    isNullable: type.endsWith(' | null') || type === 'StoredJson<null>',
    hasDefault: type.startsWith('Generated<') || type === 'StoredJson<undefined>',
    kind: kindOf(type.replace(/^Generated<(.*)>$/, '$1').replace(' | null', '')),
  }));
}

function kindOf(type: string): string {
  if (type === 'CalendarDate') return 'date';
  if (type === 'Date') return 'instant';
  if (type === 'boolean') return 'boolean';
  if (type.startsWith('StoredJson') || type.startsWith('JSONColumnType<')) return 'json';
  if (type.endsWith('[]')) return 'array';
  if (type === 'number' || (type.endsWith('Id') && !TEXT_IDS.has(type))) return 'number';
  return 'text';
}

const TEXT_IDS = new Set(['OpportunityId', 'SlackAccountId', 'DeliveryId']);

function sorted(tables: Record<string, Column[]>) {
  return Object.fromEntries(
    Object.entries(tables).map(([table, columns]) => [
      table,
      columns.toSorted((one, other) => one.name.localeCompare(other.name)),
    ]),
  );
}
