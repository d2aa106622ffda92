import type { CellReader, Reading } from '../cell-reader.ts';
import type { RateField } from '../layouts/rate-layout.ts';
import type { Row } from '../split-csv.ts';

export interface RateEntry {
  /** ISO 4217. */
  readonly currency: string;
  /** What one unit is worth in the company's own currency, whose own rate is 1. */
  readonly rate: number;
}

/** Makes a rate of a row, or says why it can't. */
export function rateReader(cells: CellReader<RateField>): (row: Row) => Reading<RateEntry> {
  return cells.rowReader(() => {
    const currency = cells.required('currency').toUpperCase();
    if (!/^[A-Z]{3}$/.test(currency)) cells.reject('is not a currency such as EUR', 'currency');
    const rate = Number(cells.required('rate').replace(',', '.'));
    if (!(rate > 0 && Number.isFinite(rate))) cells.reject('is not a rate such as 1.08', 'rate');
    return { currency, rate };
  });
}
