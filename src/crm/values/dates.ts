import { parseCalendarDate, type CalendarDate } from '../../domain/calendar.ts';

/** Which of the first two numbers of a date is the month: `mdy` in the United States, `dmy` nearly everywhere else. */
export type DateOrder = 'mdy' | 'dmy';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Two-digit years from here on are of the last century. */
const FIRST_OF_1900S = 70;
const EARLIEST = '1970-01-01';
const LATEST = '2100-01-01';

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;
const NUMBERS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,?[T ].*)?$/;
const DAY_AND_NAME = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*\.?[-, ]+(\d{4}|\d{2})(?:,?[T ].*)?$/;
const NAME_AND_DAY = /^([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})(?:,?[T ].*)?$/;

/**
 * The calendar date of a date or a date with a time, as it is written: no zone moves it. Undefined for what is no
 * date between 1970 and 2100, and for an order of day and month that is not known.
 */
export function parseDate(text: string, order: DateOrder | undefined): CalendarDate | undefined {
  const date = parseParts(text.trim(), order);
  return date !== undefined && date >= EARLIEST && date < LATEST ? date : undefined;
}

/** What one date says about the order of day and month in its file; `open` where it could be either. */
export function orderShownBy(text: string): DateOrder | 'open' | undefined {
  const match = NUMBERS.exec(text.trim());
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
    if (used === undefined && first !== second) return undefined;
    return used === 'mdy' ? dateOf(year, first, second) : dateOf(year, second, first);
  }
  const dayAndName = DAY_AND_NAME.exec(text);
  if (dayAndName !== null) return dateOf(dayAndName[3], monthOf(dayAndName[2]), dayAndName[1]);
  const nameAndDay = NAME_AND_DAY.exec(text);
  if (nameAndDay !== null) return dateOf(nameAndDay[3], monthOf(nameAndDay[1]), nameAndDay[2]);
  return undefined;
}

function monthOf(name = ''): string {
  return String(MONTHS.indexOf(name.toLowerCase()) + 1);
}

function dateOf(year = '', month = '', day = ''): CalendarDate | undefined {
  const century = year.length > 2 ? '' : Number(year) >= FIRST_OF_1900S ? '19' : '20';
  return parseCalendarDate(`${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
