import { SHAPES, type Shape } from './organisation/shape.ts';

/** The organisations that detectors may be tuned on. None of them is measured. */
export const TUNING_SEEDS = [1, 2, 3, 4, 5, 6, 401, 402, 403, 404, 501, 502, 503, 504] as const;
/** Those that are measured, and that nothing was tuned on. */
export const TEST_SEEDS = [601, 602, 603, 604, 605, 606, 607, 608] as const;

/** The companies of life that detectors may be tuned on, and those that only the proof plays. */
export const LIFE_TUNING_SEEDS = seedsFrom(1_001, 1_099);
export const LIFE_PROOF_SEEDS = seedsFrom(1_901, 1_999);

/** Every seed in every shape. */
export function allOf(
  seeds: readonly number[],
): readonly { readonly seed: number; readonly shape: Shape }[] {
  return seeds.flatMap((seed) => SHAPES.map((shape) => ({ seed, shape })));
}

function seedsFrom(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
