import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { lastMeanwhile } from '#src/domain/one-on-ones/meanwhile.ts';
import type { SignalId } from '#src/domain/ids.ts';
import type { Measure } from '#src/domain/signals/evidence.ts';

const measure = (observed: number): Measure => ({
  name: 'new deals a week',
  unit: 'count',
  observed,
  usual: 4,
  betterWhen: 'higher',
});
const measures = [
  { asOf: calendarDate('2025-10-31'), measure: measure(1) },
  { asOf: calendarDate('2025-11-07'), measure: measure(2) },
];
const signal = { firstSeenOn: calendarDate('2025-10-31'), clearedOn: undefined, measures };
const held = (day: string, signalId?: number) => ({
  heldOn: calendarDate(day),
  signalId: signalId as SignalId | undefined,
});

test.each([
  ['the day before it was raised', [held('2025-10-30')], undefined],
  ['the day it was raised', [held('2025-10-31')], 1],
  ['about another signal', [held('2025-11-08', 9)], undefined],
  ['the last of several, with the export before it', [held('2025-11-03'), held('2025-11-07')], 2],
  ['in any order', [held('2025-11-07'), held('2025-11-03')], 2],
])('%s', (_, oneOnOnes, observed) => {
  expect(lastMeanwhile(signal, oneOnOnes)?.measure?.observed).toBe(observed);
});

test('one on the day that it cleared came too late, the day before did not', () => {
  const over = { ...signal, clearedOn: calendarDate('2025-11-14') };
  expect(lastMeanwhile(over, [held('2025-11-14')])).toBeUndefined();
  expect(lastMeanwhile(over, [held('2025-11-13')])?.on).toBe('2025-11-13');
});

test('without an export before it, its figures are unknown', () => {
  const unknown = { ...signal, measures: [] };
  expect(lastMeanwhile(unknown, [held('2025-11-03')])).toEqual({
    on: '2025-11-03',
    measure: undefined,
  });
});
