/** Spreadsheets' own formats of dates, by their numbers. */
const BUILT_IN_DATES: readonly (readonly [from: number, to: number])[] = [
  [14, 17],
  [22, 22],
  [27, 36],
  [50, 58],
];
const DAYS_FROM_1900_TO_1904 = 1462;
const DAYS_BEFORE_1970 = 25_569;
const LAST_SERIAL = 2_958_466;
const DAY_IN_SECONDS = 86_400;

/** Whether a number format shows a day: `dd.mm.yyyy` does, `#,##0 "days"` and `[Red]0` don't. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.some(([from, to]) => id >= from && id <= to);
  return /[dy]/i.test(code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, ''));
}

/** A day number as text, with its time where it has one; undefined for what is no day. */
export function dateText(value: string, countsFrom1904: boolean): string | undefined {
  const serial = Number(value) + (countsFrom1904 ? DAYS_FROM_1900_TO_1904 : 0);
  if (!(serial >= 1 && serial < LAST_SERIAL)) return undefined;
  const seconds = Math.round((serial - DAYS_BEFORE_1970) * DAY_IN_SECONDS);
  const text = new Date(seconds * 1000).toISOString();
  return Number.isInteger(serial) ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** A number as text that can't be mistaken for a grouped one: `1.234` becomes `1.2340`. */
export function numberText(value: string): string {
  if (/^-?\d{1,15}$/.test(value)) return value;
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  const text = String(number);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}
