import { inspectFile } from '#src/crm/inspect-file.ts';
import { readRows, withTable } from '#src/crm/read-rows.ts';

/** Rows of cells, the header row among them. */
export type Table = readonly (readonly string[])[];

/** All cells of a file, whatever they mean. */
export async function tableOf(path: string): Promise<Table> {
  const { encoding } = await inspectFile(path);
  const table: (readonly string[])[] = [];
  await withTable(path, encoding, async (file) => {
    for await (const batch of readRows(file)) table.push(...batch.map(({ cells }) => [...cells]));
  });
  return table;
}

export interface Dialect {
  readonly delimiter: ',' | ';' | '\t';
  readonly newline: '\n' | '\r\n' | '\r';
  readonly quotesAll: boolean;
  readonly endsWithNewline: boolean;
}

/** The table as text in a dialect of CSV. */
export function written(table: Table, dialect: Dialect): string {
  const { delimiter, newline, quotesAll, endsWithNewline } = dialect;
  const cell = (text: string) =>
    quotesAll || /["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = table.map((cells) => cells.map(cell).join(delimiter));
  return lines.join(newline) + (endsWithNewline ? newline : '');
}
