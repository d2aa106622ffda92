/** What Dynamics calls the currencies that most deals are in. */
const NAMES: Readonly<Record<string, string>> = {
  'us dollar': 'USD',
  euro: 'EUR',
  'pound sterling': 'GBP',
  'british pound': 'GBP',
  'swiss franc': 'CHF',
  'canadian dollar': 'CAD',
  'australian dollar': 'AUD',
  'brazilian real': 'BRL',
  'mexican peso': 'MXN',
  'indian rupee': 'INR',
};

/** The ISO 4217 code of `EUR`, `eur`, `EUR - Euro`, `US Dollar ($)`, `Euro (EUR)`; undefined where none is named. */
export function currencyCode(text: string): string | undefined {
  const code = /^([A-Za-z]{3})(?: -.*)?$/.exec(text) ?? /\(([A-Z]{3})\)$/.exec(text);
  return code?.[1]?.toUpperCase() ?? NAMES[text.toLowerCase().replace(/ *\(.*\)$/, '')];
}
