import { TROUBLE_KINDS, type TroubleKind } from './trouble.ts';

/**
 * What a week's events say about every trouble of every rep, for somebody who knows all true rates: log P(what happened
 * | the trouble) − log P(what happened | as usual).
 */
export interface Ledger {
  readonly ratios: Readonly<Record<TroubleKind, readonly Float64Array[]>>;
  note(kind: TroubleKind, rep: number, week: number, logRatio: number): void;
}

/** A ledger of so many weeks from the first export on; what lies before is not looked at. */
export function emptyLedger(reps: number, weeks: number): Ledger {
  const rows = () => Array.from({ length: reps }, () => new Float64Array(weeks));
  const ratios = Object.fromEntries(TROUBLE_KINDS.map((kind) => [kind, rows()])) as Record<
    TroubleKind,
    Float64Array[]
  >;
  return {
    ratios,
    note(kind, rep, week, logRatio) {
      const row = ratios[kind][rep];
      if (row !== undefined && week >= 0) row[week] = (row[week] ?? 0) + logRatio;
    },
  };
}

/** Of something that happened or not. */
export function ofChance(happened: boolean, usual: number, troubled: number): number {
  return happened ? Math.log(troubled / usual) : Math.log((1 - troubled) / (1 - usual));
}

/** Of a Poisson count whose mean has an unevenness of this variance (negative binomial). */
export function ofCount(count: number, usual: number, troubled: number, variance: number): number {
  const shape = 1 / variance;
  return (
    count * Math.log(troubled / usual) +
    (count + shape) * Math.log((shape + usual) / (shape + troubled))
  );
}

/** Of the logarithm of an amount. */
export function ofAmount(log: number, usual: number, troubled: number, deviation: number): number {
  return ((log - usual) ** 2 - (log - troubled) ** 2) / (2 * deviation ** 2);
}
