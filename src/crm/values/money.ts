/** The mark before the cents. */
export type DecimalMark = '.' | ',';

export interface Money {
  readonly amount: number;
  /** ISO 4217; undefined where the text names none, as `$` doesn't: a dozen countries write it. */
  readonly currency: string | undefined;
}

/** The longer ones first, as `$` alone is the end of them. */
const SYMBOLS: Readonly<Record<string, string>> = {
  MX$: 'MXN',
  US$: 'USD',
  CA$: 'CAD',
  AU$: 'AUD',
  NZ$: 'NZD',
  HK$: 'HKD',
  SG$: 'SGD',
  R$: 'BRL',
  C$: 'CAD',
  A$: 'AUD',
  S$: 'SGD',
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  zł: 'PLN',
};
/** Several countries' names for their money. */
const UNTOLD_SYMBOL = /(?<!\p{L})(?:kr|Fr|Rs)\.?(?!\p{L})/u;
const PLAIN = /^\d+(?:\.\d\d?)?$/;
const LONGEST_PLAIN = 13;
/** Larger amounts lose cents, and no deal has them. */
const LARGEST = 1e13;
/** No amount is longer; what is longer isn't searched. */
const LONGEST = 60;
/** `25k` and `$1.2M`, as people type them; `Mio`, `Lakh` and other words are not guessed at. */
const SHORTENED = /^([\d.,]+)([kKmM])$/;
const THOUSAND = 1_000;
const MILLION = 1_000_000;

/**
 * Reads `1234.5`, `$1,234.00`, `1.234,00 €`, `(1,200)`, `USD 5000`. Undefined for what is not an amount, and for one that
 * only a known decimal mark could settle, such as `1.234`.
 */
export function parseMoney(text: string, mark: DecimalMark | undefined): Money | undefined {
  // As nearly every CRM writes it.
  if (mark !== ',' && PLAIN.test(text) && text.length < LONGEST_PLAIN) {
    return { amount: Number(text), currency: undefined };
  }
  if (text.length > LONGEST) return undefined;
  const { digits, sign, currency } = splitMoney(text);
  const number = shortenedNumber(digits, mark);
  if (number === undefined) return undefined;
  const amount = sign * number;
  return Math.abs(amount) < LARGEST ? { amount: amount === 0 ? 0 : amount, currency } : undefined;
}

/** What one amount says about the decimal mark of its file; `open` where it could be either. */
export function markShownBy(text: string): DecimalMark | 'open' | undefined {
  if (text.length > LONGEST) return undefined;
  const { digits } = splitMoney(text);
  const separators = digits.replace(/\d/g, '');
  const last = separators.at(-1);
  if (last === undefined || !/^[\d.,]*\d[\d.,]*$/.test(digits)) return undefined;
  const other = last === '.' ? ',' : '.';
  if (separators.length > 1) {
    if (new Set(separators).size > 1) return asMark(last);
    // Groups end with three digits: 31.01.2026 is not an amount.
    return /[.,]\d{3}$/.test(digits) ? other : undefined;
  }
  // Groups have at most three digits, so that 1234.567 is not grouped.
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) ? 'open' : asMark(last);
}

function splitMoney(text: string): { digits: string; sign: 1 | -1; currency: string | undefined } {
  const bare = text.trim();
  const isNegative = /\(.*\)/.test(bare) || /[-\u2212]/.test(bare);
  const code = /(?<![A-Za-z])[A-Z]{3}(?![A-Za-z$])/.exec(bare)?.[0];
  const symbol = Object.keys(SYMBOLS).find((one) => bare.includes(one));
  const digits = bare
    .replace(code ?? '', '')
    .replace(symbol ?? '', '')
    .replace(UNTOLD_SYMBOL, '')
    .replace(/[\p{Sc}\s'\u2019]/gu, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^[-\u2212]|[-\u2212]$/, '');
  const currency = code ?? (symbol === undefined ? undefined : SYMBOLS[symbol]);
  return { digits, sign: isNegative ? -1 : 1, currency };
}

function shortenedNumber(digits: string, mark: DecimalMark | undefined): number | undefined {
  const [, short, unit] = SHORTENED.exec(digits) ?? [];
  const plain = plainNumber(short ?? digits, mark);
  if (plain === undefined) return undefined;
  if (unit === undefined) return Number(plain);
  // To the cent, as 1.1 times a thousand is not 1100 in binary.
  return Math.round(Number(plain) * (/k/i.test(unit) ? THOUSAND : MILLION) * 100) / 100;
}

function plainNumber(digits: string, mark: DecimalMark | undefined): string | undefined {
  const used = mark ?? usualMark(digits);
  if (used === undefined) return undefined;
  const grouping = used === '.' ? ',' : '.';
  const [whole = '', fraction, ...more] = digits.split(used);
  const groups = whole.split(grouping);
  const isGrouped =
    groups.length === 1 ||
    groups.every((group, place) => (place === 0 ? /^\d{1,3}$/ : /^\d{2,3}$/).test(group));
  const plain = groups.join('');
  if (more.length > 0 || !isGrouped || !/^\d*$/.test(plain)) return undefined;
  if (fraction !== undefined && !/^\d*$/.test(fraction)) return undefined;
  return plain + (fraction ?? '') === ''
    ? undefined
    : `${plain === '' ? '0' : plain}.${fraction ?? ''}0`;
}

/** Without a word from the file: `1,234` is grouped, as nobody writes thousandths; `1.234` is not guessed at. */
function usualMark(digits: string): DecimalMark | undefined {
  const shown = markShownBy(digits);
  if (shown === 'open') return digits.includes(',') ? '.' : undefined;
  return shown ?? '.';
}

function asMark(character: string): DecimalMark {
  return character === ',' ? ',' : '.';
}
