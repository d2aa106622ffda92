import { count } from '../../domain/text.ts';

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `in the last 5 weeks`, `in the last week`. */
export function inTheLast(weeks: number, away = 0): string {
  const span = weeks === 1 ? 'in the last week' : `in the last ${weeks} weeks`;
  return away === 0 ? span : `${span}, ${away} of them away`;
}

/** `about 3 a week`; of few the whole counts, `14 in 26 weeks`. */
export function pace(counted: number, weeks: number): string {
  if (counted / Math.max(1, weeks) >= 2) return `about ${Math.round(counted / weeks)} a week`;
  return `${counted === 0 ? 'none' : counted} in ${count(weeks, 'week')}`;
}

/** An amount as it stands: `6,200`, `EUR 12,000`. */
export function amount(value: number, currency: string | undefined): string {
  const digits = Math.round(value).toLocaleString('en-GB');
  return currency === undefined ? digits : `${currency} ${digits}`;
}
