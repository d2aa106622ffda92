import { SHAPES, type Shape } from './organisation/shape.ts';

/** The organisations that detectors may be tuned on. None of them is measured. */
export const TUNING_SEEDS = [1, 2, 3, 4, 5, 6, 401, 402, 403, 404, 501, 502, 503, 504] as const;
/** Those that are measured, and that nothing was tuned on. */
export const TEST_SEEDS = [601, 602, 603, 604, 605, 606, 607, 608] as const;

/** Every seed in every shape. */
export function allOf(
  seeds: readonly number[],
): readonly { readonly seed: number; readonly shape: Shape }[] {
  return seeds.flatMap((seed) => SHAPES.map((shape) => ({ seed, shape })));
}
