import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markShownBy, parseMoney, type DecimalMark } from '#src/crm/values/money.ts';

describe('an amount', () => {
  test.for<
    [text: string, mark: DecimalMark | undefined, amount: number, currency: string | undefined]
  >([
    ['1234.5', undefined, 1234.5, undefined],
    ['25000.0', undefined, 25000, undefined],
    ['0', undefined, 0, undefined],
    ['-0', undefined, 0, undefined],
    ['$1,234.00', undefined, 1234, undefined],
    ['$ 1,234', undefined, 1234, undefined],
    ['1.234,00 €', undefined, 1234, 'EUR'],
    ['€ 1.234', ',', 1234, 'EUR'],
    ['1 234,50', undefined, 1234.5, undefined],
    ['1\u00a0234,50\u00a0€', undefined, 1234.5, 'EUR'],
    ['1\u202f234,50 €', undefined, 1234.5, 'EUR'],
    ["CHF 1'234.50", undefined, 1234.5, 'CHF'],
    ['1’234.50', undefined, 1234.5, undefined],
    ['1,23,456.78', undefined, 123456.78, undefined],
    ['₹1,23,456', undefined, 123456, 'INR'],
    ['USD 5000', undefined, 5000, 'USD'],
    ['5,000.00 USD', undefined, 5000, 'USD'],
    ['R$ 1.234,56', undefined, 1234.56, 'BRL'],
    ['US$1,234.56', undefined, 1234.56, 'USD'],
    ['A$ 10', undefined, 10, 'AUD'],
    ['£12.50', undefined, 12.5, 'GBP'],
    ['1 234 kr', undefined, 1234, undefined],
    ['1,234', undefined, 1234, undefined],
    ['1.234', ',', 1234, undefined],
    ['1.234', '.', 1.234, undefined],
    ['1.234.567', undefined, 1234567, undefined],
    ['9999999999999', undefined, 9999999999999, undefined],
    ['.5', undefined, 0.5, undefined],
    ['25k', undefined, 25_000, undefined],
    ['$1.2M', undefined, 1_200_000, undefined],
    ['€300K', undefined, 300_000, 'EUR'],
    ['1,1k', ',', 1_100, undefined],
    ['(12.5K)', undefined, -12_500, undefined],
    ['5.', undefined, 5, undefined],
    // less than nothing
    ['(1,200)', undefined, -1200, undefined],
    ['($1,200.50)', undefined, -1200.5, undefined],
    ['$(1,200.50)', undefined, -1200.5, undefined],
    ['-$1,200', undefined, -1200, undefined],
    ['$-1,200', undefined, -1200, undefined],
    ['1.200,00-', undefined, -1200, undefined],
    ['\u22121.200,00 €', undefined, -1200, 'EUR'],
  ])('%s (%s) is %d %s', ([text, mark, amount, currency]) => {
    expect(parseMoney(text, mark)).toEqual({ amount, currency });
  });

  test.for<[text: string, mark: DecimalMark | undefined]>([
    ['1.234', undefined],
    ['1.234k', undefined],
    ['1.5 Mio', undefined],
    ['5 Lakh', undefined],
    ['k', undefined],
    ['TBD', undefined],
    ['9'.repeat(100_000), undefined],
    ['65.0%', undefined],
    ['n/a', undefined],
    ['12 apples', undefined],
    ['1,2,3', undefined],
    ['1.2.3', undefined],
    ['1,234.5', ','],
    ['1e5', undefined],
    ['--5', undefined],
    ['()', undefined],
    ['.', undefined],
    ['10000000000000', undefined],
    ['1234,567', '.'],
    ['1,2345', '.'],
    ['12.3', ','],
    ['1,2x', ','],
    ['12345678901234567890', undefined],
  ])('%s (%s) is none', ([text, mark]) => {
    expect(parseMoney(text, mark)).toBeUndefined();
  });

  test('of any size, as any locale writes it, is read back', () => {
    const cents = fc.integer({ min: -1e11, max: 1e11 });
    fc.assert(
      fc.property(cents, fc.constantFrom(...FORMS), (count, { write, currency }) => {
        const amount = count / 100;
        expect(parseMoney(write(amount), undefined)).toEqual({
          amount: amount === 0 ? 0 : amount,
          currency,
        });
      }),
      { numRuns: 5_000 },
    );
  });

  test('written by a locale with its own mark is read by that mark', () => {
    const whole = fc.integer({ min: -1e9, max: 1e9 });
    const locales = fc.constantFrom<[string, DecimalMark]>(
      ['de-DE', ','],
      ['es-ES', ','],
      ['pt-BR', ','],
      ['en-US', '.'],
      ['en-IN', '.'],
    );
    fc.assert(
      fc.property(whole, locales, (amount, [locale, mark]) => {
        const text = new Intl.NumberFormat(locale).format(amount);
        expect(parseMoney(text, mark)?.amount).toBe(amount === 0 ? 0 : amount);
      }),
    );
  });
});

describe('the decimal mark', () => {
  test.for<[text: string, mark: DecimalMark | 'open' | undefined]>([
    ['1,234.00', '.'],
    ['1.234,00', ','],
    ['12,5', ','],
    ['1.234', 'open'],
    ['1,234', 'open'],
    ['1.234.567', ','],
    ['1234.567', '.'],
    ['1234', undefined],
    ['k. A.', undefined],
    ['Sin factura', undefined],
    ['', undefined],
  ])('%s shows %s', ([text, mark]) => {
    expect(markShownBy(text)).toBe(mark);
  });
});

interface Form {
  readonly write: (amount: number) => string;
  readonly currency: string | undefined;
}

function written(locale: string, currency: string, options: Intl.NumberFormatOptions = {}): Form {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, ...options });
  return { write: (amount) => format.format(amount), currency };
}

function bare(locale: string): Form {
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
  return { write: (amount) => format.format(amount), currency: undefined };
}

const FORMS: readonly Form[] = [
  bare('en-US'),
  bare('en-IN'),
  bare('de-DE'),
  bare('de-CH'),
  bare('fr-FR'),
  bare('fr-CA'),
  bare('es-ES'),
  bare('pt-BR'),
  bare('sv-SE'),
  { write: (amount) => amount.toFixed(2), currency: undefined },
  { ...written('en-US', 'USD'), currency: undefined },
  { ...written('en-US', 'USD', { currencySign: 'accounting' }), currency: undefined },
  written('en-US', 'USD', { currencyDisplay: 'code' }),
  written('en-AU', 'USD', { currencyDisplay: 'code' }),
  written('en-GB', 'GBP'),
  written('en-IN', 'INR'),
  written('de-DE', 'EUR'),
  written('nl-NL', 'EUR'),
  written('fr-FR', 'EUR'),
  written('es-ES', 'EUR'),
  written('de-CH', 'CHF'),
  written('pt-BR', 'BRL'),
];

test('a day shows no decimal mark, as groups end with three digits', () => {
  expect(['31.01.2026', '31.01.26', '1.234.567', '12,34,567'].map(markShownBy)).toEqual([
    undefined,
    undefined,
    ',',
    '.',
  ]);
});
