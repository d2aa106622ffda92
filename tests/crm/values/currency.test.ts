import { expect, test } from 'vitest';
import { currencyCode, splitHeader } from '#src/crm/values/currency.ts';

test.each([
  ['Amount (EUR)', 'Amount', 'EUR'],
  ['Amount [usd]', 'Amount', 'USD'],
  ['amount_usd', 'amount', 'USD'],
  ['Betrag in CHF', 'Betrag', 'CHF'],
  [' Amount EUR ', 'Amount', 'EUR'],
  ['Amount', 'Amount', undefined],
  ['Deal Key', 'Deal Key', undefined],
])('the header “%s” is %s in %s', (header, name, currency) => {
  expect(splitHeader(header)).toEqual({ name, currency });
});

test.each([
  ['Pound Sterling', 'GBP'],
  ['dollar américain', 'USD'],
  ['Euros', undefined],
  ['EUROS - many', undefined],
])('a currency of %s is %s', (text, code) => {
  expect(currencyCode(text)).toBe(code);
});
