/**
 * How long a test waits for what must come, in milliseconds: nothing takes so long on the slowest machine, and what
 * hangs ends all the same, with a sentence of its own before vitest's limit.
 */
export const PATIENCE = 60_000;
