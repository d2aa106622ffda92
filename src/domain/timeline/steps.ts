import type { OpportunityChange } from '../pipeline/opportunity.ts';

/** A value that holds from a day number on, until the next step. */
export interface Step<Value> {
  readonly since: number;
  readonly value: Value;
}

/**
 * The day number of what holds from the beginning: before every day. No infinity, since a million opportunities have many
 * millions of steps, and a number that is no small integer is an object of its own to V8.
 */
export const BEGINNING = -(2 ** 30);

/** The value on a day; before the first step that of the first; undefined where there is none. */
export function valueOn<Value>(steps: readonly Step<Value>[], day: number): Value | undefined {
  let index = steps.length - 1;
  // Nearly all have one step.
  while (index > 0 && (steps[index]?.since ?? day) > day) index -= 1;
  return steps[index]?.value;
}

/** What is the same all along. */
function always<Value>(value: Value): readonly Step<Value>[] {
  return [{ since: BEGINNING, value }];
}

/** Most of the fields that most CRMs don't export: made once, as a million opportunities have it several times. */
const NEVER_KNOWN: readonly Step<undefined>[] = always(undefined);

/** A field's values by its changes, oldest first: the first held from the beginning. */
export function stepsOf<Value>(
  changes: readonly OpportunityChange[],
  now: Value | undefined,
  parse: (text: string) => Value,
): readonly Step<Value | undefined>[] {
  const first = changes[0];
  if (first === undefined) return now === undefined ? NEVER_KNOWN : always(now);
  const valueOf = (text: string | undefined) => (text === undefined ? undefined : parse(text));
  const later = changes.map(({ seenOn, to }) => ({ since: seenOn, value: valueOf(to) }));
  return [{ since: BEGINNING, value: valueOf(first.from) }, ...later];
}
