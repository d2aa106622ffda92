import type { CalendarDate } from '../calendar.ts';
import { monthsFrom, parsePeriod } from './quota.ts';

/** First and last day. */
export interface Days {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
}

/** The months' names and short names, in the languages that are read. */
type MonthNumber = (name: string) => number | undefined;

export interface PeriodRules {
  /** The month in which fiscal years begin, 1 to 12; a fiscal year is called by the year in which it ends. */
  readonly fiscalYearStarts: number | undefined;
  /** Whether what isn't said to be fiscal is. */
  readonly isFiscal?: boolean;
  readonly monthNumber: MonthNumber;
}

const FISCAL = new Set(['fy', 'fiscal', 'gj', 'geschaftsjahr', 'exercice']);
const QUARTER = new Set(['q', 'quarter', 'quartal', 'qtr', 't', 'trimestre', 'trim']);
const HALF = new Set(['h', 'half', 'halbjahr', 'semestre']);
/** Beside a period they say nothing more of it. */
const FILLERS = new Set(
  'quota target goal amount annual year full quote ziel zielvorgabe jahr objectif annee cuota meta objetivo ano cota de do da du'.split(
    ' ',
  ),
);
const MONTHS_A_QUARTER = 3;
const MONTHS_A_HALF = 6;
const MONTHS_A_YEAR = 12;
const CENTURY = 2000;

/**
 * The days of `FY26 Q4`, `Q1 2026`, `Jan-26`, `H1 FY2026`, `2026 Quota` and of what {@link parsePeriod} reads. Undefined for
 * anything else; `fiscal` for a fiscal one where nobody said in which month fiscal years begin.
 */
export function parseNamedPeriod(text: string, rules: PeriodRules): Days | 'fiscal' | undefined {
  const isFiscalByRule = rules.isFiscal === true && rules.fiscalYearStarts !== undefined;
  const plain = isFiscalByRule ? undefined : parsePeriod(text);
  if (plain !== undefined) return plain;
  const parts = partsOf(text, rules.monthNumber);
  if (parts?.year === undefined) return undefined;
  const { isFiscal, year, quarter, half, month } = parts;
  if ([quarter, half, month].filter((part) => part !== undefined).length > 1) return undefined;
  if (isFiscal && rules.fiscalYearStarts === undefined) return 'fiscal';
  const first = isFiscal || isFiscalByRule ? (rules.fiscalYearStarts ?? 1) : 1;
  if (month !== undefined) return daysFrom(first > 1 && month >= first ? year - 1 : year, month, 1);
  const begins = first > 1 ? year - 1 : year;
  if (quarter !== undefined) {
    return daysFrom(begins, first + (quarter - 1) * MONTHS_A_QUARTER, MONTHS_A_QUARTER);
  }
  if (half !== undefined)
    return daysFrom(begins, first + (half - 1) * MONTHS_A_HALF, MONTHS_A_HALF);
  return daysFrom(begins, first, MONTHS_A_YEAR);
}

interface Parts {
  readonly isFiscal: boolean;
  readonly year: number | undefined;
  readonly quarter: number | undefined;
  readonly half: number | undefined;
  readonly month: number | undefined;
}

/** Undefined where a word says something else. */
function partsOf(text: string, monthNumber: MonthNumber): Parts | undefined {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/\p{L}+|\d+/gu);
  let isFiscal = false;
  let [year, short, quarter, half, month]: (number | undefined)[] = [];
  for (const [at, word] of (words ?? []).entries()) {
    const before = words?.[at - 1] ?? '';
    const number = /^\d/.test(word) ? Number(word) : undefined;
    if (number === undefined) {
      if (FISCAL.has(word)) isFiscal = true;
      else if (!QUARTER.has(word) && !HALF.has(word) && !FILLERS.has(word)) {
        month = monthNumber(word);
        if (month === undefined) return undefined;
      }
    } else if (QUARTER.has(before) && number >= 1 && number <= 4) quarter = number;
    else if (HALF.has(before) && number >= 1 && number <= 2) half = number;
    else if (word.length === 4 && year === undefined) year = number;
    else if (word.length === 2 && short === undefined) short = number;
    else return undefined;
  }
  if (short !== undefined) {
    const isMarked = isFiscal || quarter !== undefined || half !== undefined || month !== undefined;
    if (year !== undefined || !isMarked) return undefined;
    year = CENTURY + short;
  }
  return { isFiscal, year, quarter, half, month };
}

/** Months after December are of the next year. */
function daysFrom(year: number, month: number, count: number): Days {
  const over = Math.floor((month - 1) / MONTHS_A_YEAR);
  return monthsFrom(year + over, month - over * MONTHS_A_YEAR, count);
}
