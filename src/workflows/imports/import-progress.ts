/** How far an import is. */
export interface ImportProgress {
  readonly rows: number;
  readonly rowsASecond: number;
  /** Undefined where the number of rows is unknown. */
  readonly secondsLeft: number | undefined;
}

const MILLISECONDS = 1_000;

/**
 * Tells, at most once in so many seconds, how far an import is. How many rows are to come is reckoned from the file's
 * size and how long its first rows are.
 */
export function progressReporter(
  file: { readonly bytes: number; readonly firstRows: readonly { readonly text: string }[] },
  report: (progress: ImportProgress) => void,
  everySeconds = 1,
): (rows: number) => void {
  const began = performance.now();
  const expected = rowsExpected(file);
  let reported = began;
  return (rows) => {
    const now = performance.now();
    if (now - reported < everySeconds * MILLISECONDS) return;
    reported = now;
    const rowsASecond = (rows / (now - began)) * MILLISECONDS;
    const left = expected === undefined ? undefined : Math.max(0, expected - rows) / rowsASecond;
    report({ rows, rowsASecond, secondsLeft: left });
  };
}

/** `420,000 rows, 105,000 a second, about 5 s left`. */
export function formatProgress({ rows, rowsASecond, secondsLeft }: ImportProgress): string {
  const number = (value: number) => Math.round(value).toLocaleString('en');
  const left = secondsLeft === undefined ? '' : `, about ${number(secondsLeft)} s left`;
  return `${number(rows)} rows, ${number(rowsASecond)} a second${left}`;
}

function rowsExpected({
  bytes,
  firstRows,
}: {
  readonly bytes: number;
  readonly firstRows: readonly { readonly text: string }[];
}): number | undefined {
  const characters = firstRows.reduce((sum, { text }) => sum + text.length, 0);
  return characters === 0 ? undefined : bytes / (characters / firstRows.length);
}
