import { addDays, calendarDate, type CalendarDate } from '../../domain/calendar.ts';
import { parseNamedPeriod, type Days } from '../../domain/pipeline/fiscal-period.ts';
import type { CellReader, Reading } from '../cell-reader.ts';
import type { QuotaField } from '../layouts/quota-layout.ts';
import type { Mapping } from '../mapping.ts';
import type { Row } from '../split-csv.ts';
import { splitHeader } from '../values/currency.ts';
import { parseDate } from '../values/dates.ts';
import { monthNumber } from '../values/month-names.ts';
import { readCurrency } from './read-currency.ts';

/** One person's target for one period. */
export interface QuotaEntry {
  readonly line: number;
  /** An e-mail address, or a name or id that the CRM knows the person by. */
  readonly person: string;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly amount: number;
  readonly currency: string | undefined;
}

const MONTHS: Readonly<Record<NonNullable<Mapping['periodLength']>, number>> = {
  month: 1,
  quarter: 3,
  year: 12,
};

/** Makes a quota of a row, or says why it can't. */
export function quotaReader(
  cells: CellReader<QuotaField>,
  mapping: Mapping,
  fiscalYearStarts: number | undefined,
): (row: Row) => Reading<readonly QuotaEntry[]> {
  return cells.rowReader((row) => {
    const money = cells.requiredMoney('amount');
    if (money.amount < 0) cells.reject('is less than nothing', 'amount');
    const currency = readCurrency(cells, 'currency');
    cells.rejectIfUnread();
    return [
      {
        line: row.line,
        person: cells.required('person'),
        ...period(cells, mapping, fiscalYearStarts),
        amount: money.amount,
        currency:
          splitHeader(cells.header('amount')).currency ??
          currency ??
          money.currency ??
          mapping.currency,
      },
    ];
  });
}

function period(
  cells: CellReader<QuotaField>,
  { periodLength, dateOrder }: Mapping,
  fiscalYearStarts: number | undefined,
): Days {
  const [from, to] = [cells.date('from'), cells.date('to')];
  if (from !== undefined && to !== undefined) {
    return to < from
      ? cells.reject('is before the first day', 'to')
      : { startsOn: from, endsOn: to };
  }
  const field = cells.has('period') ? 'period' : cells.has('year') ? 'year' : 'from';
  const text = cells.required(field);
  const year = field === 'period' ? cells.text('year') : undefined;
  const isFiscal = /fiscal|geschäftsjahr|exercice/i.test(
    cells.header(field) + cells.header('year'),
  );
  const rules = { fiscalYearStarts, isFiscal, monthNumber };
  // Beside a year of its own, a period mostly leaves it out.
  const named =
    parseNamedPeriod(text, rules) ??
    (year === undefined ? undefined : parseNamedPeriod(`${text} ${year}`, rules));
  if (named === 'fiscal') {
    return cells.reject('names a fiscal year; set FISCAL_YEAR_STARTS to its first month', field);
  }
  if (named !== undefined) return named;
  const startsOn = parseDate(text, dateOrder);
  if (startsOn === undefined) {
    return cells.reject('is not a period such as 2025-Q3, 2025-07 or 2025', field);
  }
  if (periodLength === undefined) {
    return cells.reject('is a day; a mapping with "periodLength" says how long it lasts', field);
  }
  return { startsOn, endsOn: addDays(monthsLater(startsOn, MONTHS[periodLength]), -1) };
}

/** The same day of a later month; the month's first day after it where that month is too short. */
function monthsLater(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return calendarDate(new Date(Date.UTC(year, month - 1 + months, day)).toISOString().slice(0, 10));
}
