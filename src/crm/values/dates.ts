import {
  addDays,
  calendarDate,
  parseCalendarDate,
  type CalendarDate,
} from '../../domain/calendar.ts';
import { monthNumber } from './month-names.ts';

/** Which of the first two numbers of a date is the month: `mdy` in the United States, `dmy` nearly everywhere else. */
export type DateOrder = 'mdy' | 'dmy';

/** Two-digit years from here on are of the last century. */
const FIRST_OF_1900S = 70;
const EARLIEST = '1970-01-01';
/** No date is longer, with its time and zone; what is longer isn't searched. */
const LONGEST = 80;
const LATEST = '2100-01-01';

/** A time may follow, after a word as in `um 10:30`. */
const TIME = String.raw`(?:,?[T\s]\s*(?:\p{L}{1,4}\s)?\d{1,2}[:.h]\d{2}.*)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`, 'u');
const NUMBERS = new RegExp(String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`, 'u');
/** `7-Oct-25`, `7. Oktober 2025`, `1er août 2025`, `7 de out. de 2025`, `31st December 2026`. */
const DAY_AND_NAME = new RegExp(
  String.raw`^(\d{1,2})(?:er|st|nd|rd|th|[.º])?[- ](?:de )?(\p{L}+)\.?(?: del? |[-, ]+)(\d{4}|\d{2})${TIME}$`,
  'u',
);
const NAME_AND_DAY = new RegExp(
  String.raw`^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${TIME}$`,
  'u',
);
/** `2026年12月31日`, `2026년 12월 31일`. */
const WITH_SIGNS = /^(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]$/u;
const UNSEPARATED = /^(\d{4})(\d{2})(\d{2})$/;
/** Before a date with the name of a month, as in `Thu Dec 31 2026`; in the languages of the months. */
const WEEKDAY =
  /^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|mi[eé]|jeu|jue|ven|vie|s[aá]b|dim|dom|seg|ter|qua|qui|sex)\p{L}*(?:-feira)?\.?,? (?=[\p{L}\d])/iu;
/** Milliseconds since 1970 of this century's first hundred years, as APIs write a time. */
const MILLISECONDS = /^[1-3]\d{12}$/;
/** Days since the end of 1899, as spreadsheets count; five digits are a day from 1927 to 2173. */
const SERIAL = /^(\d{5})(?:\.\d+)?$/;
const SERIAL_BEGINS = '1899-12-30';

/**
 * The calendar date of a date or a date with a time, as written: no zone moves it. Undefined for what is not a
 * date between 1970 and 2100, and for an order of day and month that is not known.
 */
export function parseDate(text: string, order: DateOrder | undefined): CalendarDate | undefined {
  if (text.length > LONGEST) return undefined;
  const whole = text.trim();
  const date = parseParts(whole, order) ?? parseParts(whole.replace(WEEKDAY, ''), order);
  return date !== undefined && date >= EARLIEST && date < LATEST ? date : undefined;
}

/** What one date says about the order of day and month in its file; `open` where it could be either. */
export function orderShownBy(text: string): DateOrder | 'open' | undefined {
  const match = text.length > LONGEST ? null : NUMBERS.exec(text.trim());
  if (match === null) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (match[2] === '.' || first === second) return undefined;
  if (first > 12) return second > 12 ? undefined : 'dmy';
  return second > 12 ? 'mdy' : 'open';
}

function parseParts(text: string, order: DateOrder | undefined): CalendarDate | undefined {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return dateOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const numbers = NUMBERS.exec(text);
  if (numbers !== null) {
    const [, first, separator, second, year] = numbers;
    // Points are written where the day comes first.
    const used = separator === '.' ? 'dmy' : order;
    if (used === undefined && Number(first) !== Number(second)) return undefined;
    return used === 'mdy' ? dateOf(year, first, second) : dateOf(year, second, first);
  }
  const dayAndName = DAY_AND_NAME.exec(text);
  if (dayAndName !== null) return dateOf(dayAndName[3], monthOf(dayAndName[2]), dayAndName[1]);
  const nameAndDay = NAME_AND_DAY.exec(text);
  if (nameAndDay !== null) return dateOf(nameAndDay[3], monthOf(nameAndDay[1]), nameAndDay[2]);
  const other = WITH_SIGNS.exec(text) ?? UNSEPARATED.exec(text);
  if (other !== null) return dateOf(other[1], other[2], other[3]);
  if (MILLISECONDS.test(text)) {
    return parseCalendarDate(new Date(Number(text)).toISOString().slice(0, 'YYYY-MM-DD'.length));
  }
  const serial = SERIAL.exec(text);
  return serial === null ? undefined : addDays(calendarDate(SERIAL_BEGINS), Number(serial[1]));
}

function monthOf(name = ''): string {
  return String(monthNumber(name) ?? '');
}

function dateOf(year = '', month = '', day = ''): CalendarDate | undefined {
  const century = year.length > 2 ? '' : Number(year) >= FIRST_OF_1900S ? '19' : '20';
  return parseCalendarDate(`${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
