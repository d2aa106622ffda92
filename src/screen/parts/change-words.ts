import type { SinceOneOnOne } from '../../domain/one-on-ones/since-one-on-one.ts';

import { nameWords } from './name-words.ts';

/** `new deals a week 0.4 → 2.5`, plain. */
export function formatChange({
  name,
  unit,
  before,
  now,
}: NonNullable<SinceOneOnOne['change']>): string {
  return `${nameWords(name)} ${formatFigure(before, unit)} → ${formatFigure(now, unit)}`;
}

function formatFigure(value: number, unit: NonNullable<SinceOneOnOne['change']>['unit']): string {
  switch (unit) {
    case 'share':
      return `${Math.round(value * 100)} %`;
    case 'days':
      return `${Math.round(value)} days`;
    case 'ratio':
      return `${value.toFixed(1)}×`;
    case 'money':
      return Math.round(value).toLocaleString('en-GB');
    case 'count':
      return String(Number(value.toFixed(1)));
  }
}
