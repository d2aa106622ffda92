import { defuseCell } from '../../domain/imports/defused-cell.ts';

/** One line of a CSV with commas, as RFC 4180 has it, in which a spreadsheet finds no formula. */
export function csvRecord(cells: readonly string[]): string {
  const quoted = cells
    .map(defuseCell)
    .map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${quoted.join(',')}\r\n`;
}
