/** Repeatable chance: the same seed gives the same numbers on every machine. */
export interface Chances {
  /** Evenly from 0 up to, not including, 1. */
  next(): number;
  happens(chance: number): boolean;
  /** 0 up to, not including, `below`. */
  integer(below: number): number;
  pick<Value>(from: readonly [Value, ...Value[]]): Value;
}

/** Mulberry32: small, and even enough for a story. */
export function chances(seed: number): Chances {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (below: number) => Math.floor(next() * below);
  return {
    next,
    happens: (chance) => next() < chance,
    integer,
    pick: (from) => from[integer(from.length)] ?? from[0],
  };
}
