import { weekOf } from './days.ts';
import type { LifeTrouble } from './trouble.ts';

/** How much of the usual is lost in the week of this day: 0 before and after. */
function lostOn({ begins, ends, growsOver, size }: LifeTrouble, day: number): number {
  const week = weekOf(day);
  if (week < begins || week >= (ends ?? Infinity)) return 0;
  return size * Math.min(1, (week - begins + 1) / growsOver);
}

/** What all troubles of a rep do on a day. Factors, but for the chances. */
export interface Effects {
  newDeals: number;
  /** The chance that what would be won is lost. */
  flipped: number;
  /** The factor of the chance to get through this stage, and of the speed in it. */
  passing: ReadonlyMap<string, number>;
  speed: ReadonlyMap<string, number>;
  amount: number;
  discount: number;
  activity: number;
  /** Chances, 0 where nothing is wrong. */
  push: number;
  blank: number;
  oneContact: number;
}

export function effectsOn(troubles: readonly LifeTrouble[], day: number): Effects {
  const effects: Effects = {
    newDeals: 1,
    flipped: 0,
    passing: new Map(),
    speed: new Map(),
    amount: 1,
    discount: 1,
    activity: 1,
    push: 0,
    blank: 0,
    oneContact: 0,
  };
  for (const trouble of troubles) {
    const lost = lostOn(trouble, day);
    if (lost > 0) affect(effects, trouble, lost);
  }
  return effects;
}

function affect(effects: Effects, { kind, stage = '' }: LifeTrouble, lost: number): void {
  switch (kind) {
    case 'begins fewer deals':
      effects.newDeals *= 1 - lost;
      return;
    case 'wins turn into losses':
      effects.flipped = lost;
      return;
    case 'loses at one stage':
      effects.passing = new Map([[stage, 1 - lost]]);
      return;
    case 'deals stuck in a stage':
      effects.speed = new Map([[stage, 1 - lost]]);
      return;
    case 'dates pushed again and again':
      effects.push = lost;
      return;
    case 'smaller deals':
      effects.amount *= 1 - lost;
      return;
    case 'discounts':
      effects.discount *= 1 - lost;
      return;
    case 'fewer activities':
      effects.activity *= 1 - lost;
      return;
    case 'no next steps':
      effects.blank = lost;
      return;
    case 'single contact':
      effects.oneContact = lost;
      return;
    case 'quota beyond the pipeline':
      // Nothing changes but what is asked for: see quotas.
      return;
  }
}

/** How much more is asked for from this week on than the rep has ever been good for: 1 as a rule. */
export function askedTooMuch(troubles: readonly LifeTrouble[], week: number): number {
  return troubles
    .filter(({ kind, begins }) => kind === 'quota beyond the pipeline' && week >= begins)
    .reduce((factor, { size }) => factor * (1 + 2 * size), 1);
}
