import type { Measure } from './evidence.ts';

/** What was counted, and what would be usual, as shares of so many; 0 of none, and never more than all. */
export function shareMeasure(
  name: string,
  { observed, usual }: { readonly observed: number; readonly usual: number },
  of: number,
  betterWhen: Measure['betterWhen'],
): Measure {
  const share = (count: number) => (of === 0 ? 0 : Math.min(1, count / of));
  return { name, unit: 'share', observed: share(observed), usual: share(usual), betterWhen };
}
