/** CSV of these columns; `undefined` leaves a cell empty. */
export function csv(
  headers: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): string {
  const quoted = (cell: string | number | undefined) =>
    `"${String(cell ?? '').replaceAll('"', '""')}"`;
  return [headers, ...rows].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}
