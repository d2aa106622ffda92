/**
 * What was counted for each rep of a team in each week, and how many the team's own rates lead one
 * to expect of any rep in the same place. Indexed by rep, then by week.
 */
export interface Counts {
  readonly observed: readonly Float64Array[];
  /** 0 where nothing could have been counted: not there yet, or nothing open. */
  readonly expected: readonly Float64Array[];
}

export function emptyCounts(reps: number, weeks: number): Counts {
  const rows = () => Array.from({ length: reps }, () => new Float64Array(weeks));
  return { observed: rows(), expected: rows() };
}

/** Adds to a week of a row; what lies outside is ignored. */
export function add(row: Float64Array | undefined, week: number, amount: number): void {
  if (row !== undefined && week >= 0 && week < row.length) row[week] = at(row, week) + amount;
}

/** The value of a week; 0 outside. */
export function at(row: Float64Array | undefined, week: number): number {
  return row?.[week] ?? 0;
}

/** The sum of the weeks from `from` up to, not including, `until`. */
export function sum(row: Float64Array, from = 0, until = row.length): number {
  let total = 0;
  for (let week = Math.max(0, from); week < until; week += 1) total += at(row, week);
  return total;
}

/** The sum over all rows, week by week. */
export function columnSums(rows: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(rows[0]?.length ?? 0);
  for (const row of rows) {
    for (let week = 0; week < total.length; week += 1)
      total[week] = at(total, week) + at(row, week);
  }
  return total;
}

/** Each week's value times a factor. */
export function scaled(row: Float64Array, factor: number): Float64Array {
  const values = new Float64Array(row.length);
  for (let week = 0; week < row.length; week += 1) values[week] = at(row, week) * factor;
  return values;
}

/** Moves what belongs to weeks without an export to the export that showed it. */
export function rollForward(row: Float64Array, isCovered: readonly boolean[]): void {
  for (let week = 0; week < row.length - 1; week += 1) {
    if (isCovered[week] === true) continue;
    row[week + 1] = at(row, week + 1) + at(row, week);
    row[week] = 0;
  }
}
