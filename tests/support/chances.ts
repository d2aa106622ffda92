import {
  chances as evenChances,
  type Chances as EvenChances,
} from '#src/playground/sample/chances.ts';

/** Repeatable chance, as the sample organisation has it, and counts. */
export interface Chances extends EvenChances {
  /** A count with the given mean. */
  poisson(mean: number): number;
}

export function chances(seed: number): Chances {
  const even = evenChances(seed);
  return {
    ...even,
    poisson: (mean) => {
      const floor = Math.exp(-mean);
      let count = 0;
      for (let product = even.next(); product > floor; product *= even.next()) count += 1;
      return count;
    },
  };
}
