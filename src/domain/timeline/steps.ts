import { dayNumber } from '../calendar.ts';
import type { OpportunityChange } from '../opportunity.ts';

/** A value that holds from a day number on, until the next step. */
export interface Step<Value> {
  readonly since: number;
  readonly value: Value;
}

/** The value on a day; before the first step that of the first; undefined where there is none. */
export function valueOn<Value>(steps: readonly Step<Value>[], day: number): Value | undefined {
  let value = steps[0]?.value;
  for (const step of steps) if (step.since <= day) value = step.value;
  return value;
}

/** A field's values by its changes, oldest first: the first held from the beginning. */
export function stepsOf<Value>(
  changes: readonly OpportunityChange[],
  now: Value | undefined,
  parse: (text: string) => Value,
): readonly Step<Value | undefined>[] {
  const first = changes[0];
  if (first === undefined) return [{ since: -Infinity, value: now }];
  const valueOf = (text: string | undefined) => (text === undefined ? undefined : parse(text));
  return [
    { since: -Infinity, value: valueOf(first.from) },
    ...changes.map(({ seenOn, to }) => ({ since: dayNumber(seenOn), value: valueOf(to) })),
  ];
}
