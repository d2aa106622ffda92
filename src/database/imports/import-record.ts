import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { ImportId } from '../../domain/ids.ts';
import type { Queryable } from '../connection.ts';
import type { ImportTable } from '../tables/imports.ts';

type ImportType = ImportTable['type'];

/** What is noted of a run that read a file. */
export interface ImportRecord {
  readonly type: ImportType;
  readonly fileName: string;
  readonly fileHash: string;
  readonly asOf: CalendarDate;
}

/** How many of a file's records went where. `changed` ones differ from what was known, `unchanged` ones don't. */
export interface ImportCounts {
  readonly accepted: number;
  readonly rejected: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** A row of a file that did not go in, or a cell of one that did. */
export interface RejectedLine {
  readonly line: number;
  readonly column: string | undefined;
  readonly value: string | undefined;
  readonly reason: string;
}

/** Any number that no other lock of the program uses. */
const IMPORT_LOCK = 4_203;
const ROWS_A_STATEMENT = 5_000;

/** Waits until no other transaction imports; held until the transaction ends. */
export async function lockImports(transaction: Queryable): Promise<void> {
  await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(transaction);
}

/** An import that is done. */
export interface FinishedImport extends ImportCounts {
  readonly type: ImportType;
  readonly asOf: CalendarDate;
  /** How many cells could not be read in rows that went in. */
  readonly unreadable: number;
}

/**
 * What the import of this very file came to; undefined where it was not imported yet. Of a pipeline only as of this
 * date: nothing changed since then is news too.
 */
export async function findPipelineImport(
  database: Queryable,
  fileHash: string,
  asOf: CalendarDate,
): Promise<FinishedImport | undefined> {
  const row = await database
    .selectFrom('import')
    .select(['type', 'as_of', 'accepted', 'rejected', 'added', 'changed', 'unchanged'])
    .select(sql<number>`coalesce((report ->> 'unreadable')::int, 0)`.as('unreadable'))
    .where('file_hash', '=', fileHash)
    .where((is) =>
      is.or([
        is.and([is('type', '=', 'opportunities'), is('as_of', '=', asOf)]),
        is('type', '=', 'history'),
      ]),
    )
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { as_of, ...counts } = row;
  return { ...counts, asOf: as_of };
}

/** An import that has begun. */
export interface BegunImport {
  readonly id: ImportId;
  /** Whether this very file, as of this day, is in for the first time. */
  readonly isNew: boolean;
}

/** Notes that an import has begun; what it came to is written by {@link finishImport} in the same transaction. */
export async function beginImport(
  transaction: Queryable,
  { type, fileName, fileHash, asOf }: ImportRecord,
): Promise<BegunImport> {
  return (
    transaction
      .insertInto('import')
      .values({
        type,
        file_name: fileName,
        file_hash: fileHash,
        as_of: asOf,
        accepted: 0,
        rejected: 0,
        added: 0,
        changed: 0,
        unchanged: 0,
      })
      // The same file again, since what it refers to may be known by now.
      .onConflict((conflict) =>
        conflict
          .columns(['type', 'file_hash', 'as_of'])
          .doUpdateSet({ file_name: fileName, finished_at: sql`now()` }),
      )
      .returning(['id', sql<boolean>`xmax = 0`.as('isNew')])
      .executeTakeFirstOrThrow()
  );
}

/** Writes what an import came to, the rows that did not go in, and the cells that could not be read of those that did. */
export async function finishImport(
  transaction: Queryable,
  id: ImportId,
  counts: ImportCounts,
  left: {
    readonly rejected: readonly RejectedLine[];
    readonly unreadable: readonly RejectedLine[];
  },
  report: object,
): Promise<void> {
  await transaction
    .updateTable('import')
    .set({ ...counts, report: JSON.stringify(report) })
    .where('id', '=', id)
    .execute();
  await transaction.deleteFrom('rejected_row').where('import_id', '=', id).execute();
  await insertLines(transaction, id, left.rejected, false);
  await insertLines(transaction, id, left.unreadable, true);
}

async function insertLines(
  transaction: Queryable,
  id: ImportId,
  lines: readonly RejectedLine[],
  isRowIn: boolean,
): Promise<void> {
  for (let from = 0; from < lines.length; from += ROWS_A_STATEMENT) {
    await transaction
      .insertInto('rejected_row')
      .values(
        lines.slice(from, from + ROWS_A_STATEMENT).map(({ line, column, value, reason }) => ({
          import_id: id,
          line,
          column_name: column ?? null,
          value: value ?? null,
          reason,
          is_row_in: isRowIn,
        })),
      )
      .execute();
  }
}

/** The report of the newest import of a type, before this one, to be parsed; undefined for the first. */
export async function reportBefore(transaction: Queryable, type: ImportType): Promise<unknown> {
  const row = await transaction
    .selectFrom('import')
    .select('report')
    .where('type', '=', type)
    .orderBy('as_of', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.report;
}
