import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { Detector, Outcome } from '#src/domain/signals/detector.ts';
import { eitherOf } from '#src/domain/signals/either-of.ts';
import { winRateFell } from '#src/domain/signals/win-rate-fell.ts';

const OUTCOMES: readonly Outcome['outcome'][] = [
  'raised',
  'fading',
  'clear',
  'not-enough-history',
  'not-applicable',
];

/** A detector that always comes to this; it counts weeks under its own name where it does. */
function ground(name: string, outcome: Outcome['outcome'], counts = false): Detector {
  const { countWeeks: _, ...declared } = winRateFell;
  return {
    ...declared,
    needs: { need: 'counted', events: 1, of: name, weeks: 1 },
    detect: () => ({ outcome, because: name }) as unknown as Outcome,
    ...(counts && { countWeeks: () => new Map([[name, []]]) as never }),
  };
}

function told(first: Detector, second: Detector) {
  return eitherOf(first, second).detect({} as never, calendarDate('2025-11-24'));
}

test('of two grounds the one that says more is told, of two alike the first', () => {
  for (const [one, outcome] of OUTCOMES.slice(0, 4).entries()) {
    for (const [other, second] of OUTCOMES.entries()) {
      expect(told(ground('first', outcome), ground('second', second))).toMatchObject(
        other < one ? { outcome: second, because: 'second' } : { outcome, because: 'first' },
      );
    }
  }
});

test('where the first can’t apply the second isn’t asked', () => {
  for (const second of OUTCOMES) {
    expect(told(ground('first', 'not-applicable'), ground('second', second))).toMatchObject({
      because: 'first',
    });
  }
});

test('both are what it needs, and the weeks of the one that counts some are the company’s', () => {
  const plain = ground('first', 'clear');
  const counting = ground('second', 'clear', true);
  expect(eitherOf(plain, counting).needs).toEqual({
    need: 'either',
    standing: plain.needs,
    change: counting.needs,
  });
  const weeksOf = (...grounds: readonly [Detector, Detector]) => {
    const weeks = eitherOf(...grounds).countWeeks?.({} as never);
    return weeks && [...weeks.keys()];
  };
  expect(weeksOf(plain, counting)).toEqual(['second']);
  expect(weeksOf(counting, plain)).toEqual(['second']);
  expect(weeksOf(ground('first', 'clear', true), counting)).toEqual(['second']);
  expect(weeksOf(plain, plain)).toBeUndefined();
});
