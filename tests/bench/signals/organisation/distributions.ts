import { chances, type Chances as EvenChances } from '#tests/support/chances.ts';

/** Repeatable chance with the distributions that selling needs. */
export interface Chances extends EvenChances {
  normal(mean: number, deviation: number): number;
  /** A positive factor with mean 1 and this variance; 1 where the variance is 0. */
  unevenness(variance: number): number;
  /** A positive factor with median 1. */
  logNormal(deviation: number): number;
}

export function chancesOf(seed: number): Chances {
  const even = chances(seed);
  // Box and Muller 1958.
  const standardNormal = () =>
    Math.sqrt(-2 * Math.log(1 - even.next())) * Math.cos(2 * Math.PI * even.next());
  return {
    ...even,
    normal: (mean, deviation) => mean + deviation * standardNormal(),
    unevenness: (variance) =>
      variance === 0 ? 1 : variance * gamma(1 / variance, standardNormal, () => even.next()),
    logNormal: (deviation) => Math.exp(deviation * standardNormal()),
  };
}

/** A Gamma value of this shape and scale 1 (Marsaglia and Tsang 2000; smaller shapes by their boost). */
function gamma(shape: number, normal: () => number, next: () => number): number {
  if (shape < 1) return gamma(shape + 1, normal, next) * next() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - next()) < x ** 2 / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}
