/** ISO 4217's codes as the runtime knows them. */
const CODES = new Set(Intl.supportedValuesOf('currency'));

/** Where the names of Dynamics are not the runtime's. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'pound sterling': 'GBP',
  'dollar américain': 'USD',
};
/** No currency and no header of an amount is longer; what is longer isn't searched. */
const LONGEST = 200;
const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt'];

/** Codes by what a currency is called in the languages of headers. Dynamics names it, and gives no code. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...LANGUAGES.flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'currency' });
    return [...CODES].map((code) => [(names.of(code) ?? code).toLowerCase(), code] as const);
  }),
  ...Object.entries(OTHER_NAMES),
]);

/** The ISO 4217 code of `EUR`, `eur`, `EUR - Euro`, `US Dollar ($)`, `Euro (EUR)`; undefined where none is named. */
export function currencyCode(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const code = /^([A-Za-z]{3})(?: -.*)?$/.exec(text) ?? /\(([A-Z]{3})\)$/.exec(text);
  return code?.[1]?.toUpperCase() ?? NAMES.get(text.toLowerCase().replace(/ *\(.*\)$/, ''));
}

/** A header such as `Amount (EUR)`, `amount_usd` or `Betrag in CHF`, taken apart; the currency undefined where it names none. */
export function splitHeader(header: string): {
  readonly name: string;
  readonly currency: string | undefined;
} {
  if (header.length > LONGEST) return { name: header, currency: undefined };
  const match = /^(.+?)(?:[\s_]+(?:in[\s_]+)?|\s*[([])([A-Za-z]{3})[)\]]?$/.exec(header.trim());
  const currency = match?.[2]?.toUpperCase() ?? '';
  return CODES.has(currency)
    ? { name: match?.[1] ?? header, currency }
    : { name: header, currency: undefined };
}
