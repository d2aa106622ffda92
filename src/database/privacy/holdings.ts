import { sql, type RawBuilder } from 'kysely';
import type { KnownNames, NameRemover } from '../../domain/privacy/name-remover.ts';
import { ownerKey } from '../../domain/people/owner-key.ts';
import type { Queryable } from '../connection.ts';
import { wordColumns } from './sweep.ts';

/** Rows as they are in the database, by table. */
export type Holdings = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** A column that refers to a row of another table. */
interface Reference {
  readonly table: string;
  readonly column: string;
  readonly parent: string;
  readonly key: string;
}

/**
 * Everything that is held about a person, table by table: the rows that refer to them, what belongs to such a row, what
 * they own in the CRM, and every row that names them. Read from the database's own catalogue, so that no table is missed.
 */
export async function loadHoldings(
  database: Queryable,
  names: KnownNames,
  remover: NameRemover,
): Promise<Holdings> {
  const references = await loadReferences(database);
  const words = Map.groupBy(await wordColumns(database), ({ table }) => table);
  const tables = new Set([...words.keys(), ...references.map(({ table }) => table)]);
  const holdings: Record<string, readonly Readonly<Record<string, unknown>>[]> = {};
  for (const table of [...tables].toSorted((one, other) => one.localeCompare(other))) {
    const rows = await rowsOf(database, table, conditionsOn(table, references, names));
    const naming = await rowsOf(
      database,
      table,
      (words.get(table) ?? []).map(
        ({ column }) => sql`${sql.ref(column)}::text ~* ${remover.pattern}`,
      ),
    );
    const known = new Set(rows.map((row) => JSON.stringify(row)));
    const held = [
      ...rows,
      ...naming.filter((row) => !known.has(JSON.stringify(row)) && isNamed(row, table, remover)),
    ];
    if (held.length > 0) holdings[table] = held;
  }
  return holdings;
}

async function loadReferences(database: Queryable): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select conrelid::regclass::text as table, child.attname as column,
      confrelid::regclass::text as parent, target.attname as key
    from pg_constraint
    join pg_attribute child on child.attrelid = conrelid and child.attnum = conkey[1]
    join pg_attribute target on target.attrelid = confrelid and target.attnum = confkey[1]
    where contype = 'f'`.execute(database);
  return rows;
}

/** In which rows of the table the person is meant; whoever reports to them is somebody else. */
function conditionsOn(
  table: string,
  references: readonly Reference[],
  names: KnownNames,
): readonly RawBuilder<unknown>[] {
  if (table === 'person') return [sql`id = ${names.id}`];
  const keys = names.owners.flatMap((owner) => ownerKey(owner) ?? []);
  if (table === 'opportunity' || table === 'activity') return [sql`owner_key = any(${keys})`];
  if (table === 'opportunity_change') {
    return [sql`opportunity_id in (select id from opportunity where owner_key = any(${keys}))`];
  }
  const direct = directConditions(table, references, names);
  const belonging = references
    .filter((one) => one.table === table && one.parent !== 'person')
    .flatMap(({ column, parent, key }) => {
      const ofParent = directConditions(parent, references, names);
      if (ofParent.length === 0) return [];
      return [
        sql`${sql.ref(column)} in (select ${sql.ref(key)} from ${sql.table(parent)} where ${sql.join(ofParent, sql` or `)})`,
      ];
    });
  return [...direct, ...belonging];
}

function directConditions(
  table: string,
  references: readonly Reference[],
  { id }: KnownNames,
): readonly RawBuilder<unknown>[] {
  return references
    .filter((one) => one.table === table && one.parent === 'person' && table !== 'person')
    .map(({ column }) => sql`${sql.ref(column)} = ${id}`);
}

async function rowsOf(
  database: Queryable,
  table: string,
  conditions: readonly RawBuilder<unknown>[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  if (conditions.length === 0) return [];
  const { rows } = await sql<Readonly<Record<string, unknown>>>`
    select * from ${sql.table(table)} where ${sql.join(conditions, sql` or `)}`.execute(database);
  return rows;
}

function isNamed(
  row: Readonly<Record<string, unknown>>,
  table: string,
  { removeFrom }: NameRemover,
): boolean {
  return table !== 'person' && JSON.stringify(removeFrom(row)) !== JSON.stringify(row);
}
