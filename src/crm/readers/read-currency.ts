import type { CellReader } from '../cell-reader.ts';
import { currencyCode } from '../values/currency.ts';
import { parseMoney } from '../values/money.ts';

/**
 * The ISO 4217 code of a currency's code, name or symbol; undefined for an empty cell, and for a symbol of several
 * countries such as `$`. Anything else is reported as unreadable; its amount is no amount then, as amounts of currencies that
 * are not told apart would be added.
 */
export function readCurrency<Field extends string>(
  cells: CellReader<Field>,
  field: Field,
): string | undefined {
  return cells.value(field, parseCurrency, 'is not a currency that is known')?.code;
}

function parseCurrency(text: string): { readonly code: string | undefined } | undefined {
  const code = currencyCode(text);
  if (code !== undefined) return { code };
  const beside = parseMoney(`${text} 1`, '.');
  return beside === undefined ? undefined : { code: beside.currency };
}
