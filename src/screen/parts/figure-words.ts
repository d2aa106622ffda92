/** A count as people say it: `3`, `0.4`, `12`. */
export function figure(value: number): string {
  const digits = value >= 3 ? 0 : 1;
  return String(Number(value.toFixed(digits)));
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `in the last 5 weeks`, `in the last week`. */
export function inTheLast(weeks: number): string {
  return weeks === 1 ? 'in the last week' : `in the last ${weeks} weeks`;
}

/** An amount as people say it, to two figures: `6,200`, `EUR 12,000`. */
export function typicalAmount(value: number, currency: string | undefined): string {
  const said = Number(value.toPrecision(2)).toLocaleString('en-GB');
  return currency === undefined ? said : `${currency} ${said}`;
}
