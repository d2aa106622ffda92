import { parseNamedPeriod, type Days } from '../../domain/pipeline/fiscal-period.ts';
import type { CellReader, Reading } from '../cell-reader.ts';
import type { Mapping } from '../mapping.ts';
import { RefusedFile } from '../refused-file.ts';
import type { Row } from '../split-csv.ts';
import { splitHeader } from '../values/currency.ts';
import { monthNumber } from '../values/month-names.ts';
import type { QuotaEntry } from './quota-reader.ts';
import { readCurrency } from './read-currency.ts';

/** Makes quotas of a row with one column for each period; an empty cell is no quota. Refuses fiscal years of unknown beginning. */
export function wideQuotaReader(
  cells: CellReader<string>,
  fields: readonly string[],
  mapping: Mapping,
  fiscalYearStarts: number | undefined,
): (row: Row) => Reading<readonly QuotaEntry[]> {
  const periods = fields.map((field) => ({
    field,
    currency: splitHeader(cells.header(field)).currency,
    ...daysOf(cells.header(field), fiscalYearStarts),
  }));
  return cells.rowReader(({ line }) => {
    const person = cells.required('person');
    const rowCurrency = readCurrency(cells, 'currency');
    cells.rejectIfUnread();
    return periods.flatMap(({ field, startsOn, endsOn, currency }) => {
      const money = cells.money(field);
      if (money === undefined) return [];
      if (money.amount < 0) cells.reject('is less than nothing', field);
      return {
        line,
        person,
        startsOn,
        endsOn,
        amount: money.amount,
        currency: currency ?? rowCurrency ?? money.currency ?? mapping.currency,
      };
    });
  });
}

function daysOf(header: string, fiscalYearStarts: number | undefined): Days {
  const days = parseNamedPeriod(splitHeader(header).name, { fiscalYearStarts, monthNumber });
  if (days !== undefined && days !== 'fiscal') return days;
  throw new RefusedFile(
    `The column ${header.trim()} names a fiscal year, and it is not known when that begins. Set FISCAL_YEAR_STARTS to the number of its first month.`,
  );
}
