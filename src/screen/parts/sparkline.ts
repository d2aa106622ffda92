const BARS = '▁▂▃▄▅▆▇█';
const GAP = '·';

/**
 * One bar a value, from zero to the largest; a dot where there is no value. Only the last `most` values are drawn.
 * Empty where there are none.
 */
export function sparkline(values: readonly (number | null)[], max = 13): string {
  const drawn = values.slice(-max);
  const largest = Math.max(0, ...drawn.map((value) => value ?? 0));
  return drawn.map((value) => (value === null ? GAP : bar(value, largest))).join('');
}

function bar(value: number, largest: number): string {
  const share = largest === 0 ? 0 : Math.max(0, value) / largest;
  return BARS[Math.round(share * (BARS.length - 1))] ?? GAP;
}
