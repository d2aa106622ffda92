import type { CsvDialect, Delimiter } from './split-csv.ts';

/** Where two fit as well, the one that is rarer in text. */
const DELIMITERS: readonly Delimiter[] = ['\t', ';', ','];
const LINES_LOOKED_AT = 10;

/** The delimiter and the line end that the beginning of a file shows outside of quotes. */
export function sniffDialect(head: string): CsvDialect {
  const bare = head.replace(/(?<=^|[,;\t\r\n])"(?:[^"]|"")*"/g, '');
  const newline = bare.includes('\n') || !bare.includes('\r') ? '\n' : '\r';
  const lines = bare
    .split(newline)
    .filter((line) => line !== '' && line !== '\r')
    .slice(0, LINES_LOOKED_AT);
  return { delimiter: sniffDelimiter(lines), newline };
}

/** The delimiter by which most lines have the same number of fields, and the most fields of these. */
function sniffDelimiter(lines: readonly string[]): Delimiter {
  const agreeing = DELIMITERS.map((delimiter) => ({
    delimiter,
    ...mostCommon(lines.map((line) => line.split(delimiter).length)),
  }));
  return agreeing.reduce((best, one) =>
    one.lines > best.lines || (one.lines === best.lines && one.fields > best.fields) ? one : best,
  ).delimiter;
}

/** How many lines have the commonest number of fields; a line of one field says nothing. */
function mostCommon(fieldCounts: readonly number[]): { lines: number; fields: number } {
  const lines = new Map<number, number>();
  for (const fields of fieldCounts) {
    if (fields > 1) lines.set(fields, (lines.get(fields) ?? 0) + 1);
  }
  let best = { lines: 0, fields: 0 };
  for (const [fields, count] of lines) {
    if (count > best.lines || (count === best.lines && fields > best.fields)) {
      best = { lines: count, fields };
    }
  }
  return best;
}
