import type { SinceTalk } from './since-talk.ts';

/** `new deals a week 0.4 → 2.5`, plain. */
export function sayChange({ name, unit, before, now }: NonNullable<SinceTalk['change']>): string {
  return `${name} ${sayFigure(before, unit)} → ${sayFigure(now, unit)}`;
}

function sayFigure(value: number, unit: NonNullable<SinceTalk['change']>['unit']): string {
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
