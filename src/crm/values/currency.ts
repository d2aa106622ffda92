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

/** ISO 4217's codes as the runtime knows them. */
const CODES = new Set(Intl.supportedValuesOf('currency'));

/** A header such as `Amount (EUR)`, `amount_usd` or `Betrag in CHF`, taken apart; the currency undefined where it names none. */
export function splitHeader(header: string): {
  readonly name: string;
  readonly currency: string | undefined;
} {
  const match = /^(.+?)(?:[\s_]+(?:in[\s_]+)?|\s*[([])([A-Za-z]{3})[)\]]?$/.exec(header.trim());
  const currency = match?.[2]?.toUpperCase() ?? '';
  return CODES.has(currency)
    ? { name: match?.[1] ?? header, currency }
    : { name: header, currency: undefined };
}
