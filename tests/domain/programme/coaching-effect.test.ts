import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import {
  coachingEffects,
  NEEDED_CASES,
  type PastSignal,
} from '#src/domain/programme/coaching-effect.ts';

const RAISED = calendarDate('2025-06-06');
const until = addDays(RAISED, 56);

interface Told {
  readonly coachedAfter?: number;
  readonly clearedAfter?: number;
  readonly raisedLater?: number;
  /** The measure at 0, 28, 70 … days. */
  readonly measures?: Readonly<Record<number, number>>;
  readonly betterWhen?: 'higher' | 'lower';
  readonly usual?: number;
}

function signal(told: Told): PastSignal {
  const firstSeenOn = addDays(RAISED, told.raisedLater ?? 0);
  const after = (days: number | undefined) =>
    days === undefined ? undefined : addDays(firstSeenOn, days);
  return {
    kind: 'win-rate-fell',
    firstSeenOn,
    clearedOn: after(told.clearedAfter),
    coachedOn: after(told.coachedAfter),
    measures: Object.entries(told.measures ?? {}).map(([days, observed]) => ({
      asOf: addDays(firstSeenOn, Number(days)),
      observed,
      usual: told.usual ?? 0.4,
      betterWhen: told.betterWhen ?? 'higher',
    })),
  };
}

const times = (count: number, told: Told) => Array.from({ length: count }, () => signal(told));

describe('which signals count, and where', () => {
  test.each<[string, Told, readonly [coached: number, notCoached: number] | undefined]>([
    ['never talked about', {}, [0, 1]],
    ['talked about on the day', { coachedAfter: 0 }, [1, 0]],
    ['talked about on the 14th day', { coachedAfter: 14 }, [1, 0]],
    ['talked about on the 15th day', { coachedAfter: 15 }, [0, 1]],
    ['cleared within the two weeks', { clearedAfter: 14 }, undefined],
    ['cleared and coached within the two weeks', { coachedAfter: 3, clearedAfter: 7 }, undefined],
    ['cleared after them', { clearedAfter: 21 }, [0, 1]],
    ['not followed for eight weeks yet', { raisedLater: 1 }, undefined],
  ])('%s', (_, told, expected) => {
    const [effect] = coachingEffects([signal(told)], until);
    expect(effect && [effect.coached.signals, effect.notCoached.signals]).toEqual(expected);
  });

  test.each([
    [20, 1],
    [56, 1],
    [57, 0],
    [undefined, 0],
  ])('cleared after %s days: %i cleared', (clearedAfter, cleared) => {
    const told = clearedAfter === undefined ? {} : { clearedAfter };
    const [effect] = coachingEffects([signal(told)], addDays(until, 10));
    expect(effect?.notCoached.cleared).toBe(cleared);
  });
});

test('each kind is compared for itself', () => {
  const other = { ...signal({}), kind: 'coverage-thin' as const };
  const effects = coachingEffects([signal({}), other, signal({ coachedAfter: 1 })], until);
  expect(
    effects
      .map(({ kind, coached, notCoached }) => `${kind} ${coached.signals} ${notCoached.signals}`)
      .toSorted(),
  ).toEqual(['coverage-thin 0 1', 'win-rate-fell 1 1']);
});

describe('what is said of it', () => {
  const cleared = { clearedAfter: 30 };
  const coached = { coachedAfter: 7 };
  test.each<[string, readonly PastSignal[], string | undefined]>([
    [
      'one short of enough coached ones',
      [...times(NEEDED_CASES - 1, { ...coached, ...cleared }), ...times(50, {})],
      undefined,
    ],
    [
      'one short of enough others',
      [...times(50, { ...coached, ...cleared }), ...times(NEEDED_CASES - 1, {})],
      undefined,
    ],
    [
      'all against none',
      [...times(NEEDED_CASES, { ...coached, ...cleared }), ...times(NEEDED_CASES, {})],
      'more-clear',
    ],
    [
      'none against all',
      [...times(NEEDED_CASES, coached), ...times(NEEDED_CASES, cleared)],
      'fewer-clear',
    ],
    [
      'six against four of ten',
      [
        ...times(6, { ...coached, ...cleared }),
        ...times(4, coached),
        ...times(4, cleared),
        ...times(6, {}),
      ],
      'may-be-chance',
    ],
  ])('%s: %s', (_, signals, verdict) => {
    expect(coachingEffects(signals, until)[0]?.verdict).toBe(verdict);
  });

  test('too few cases have counts, and neither interval nor change', () => {
    const [effect] = coachingEffects(
      times(NEEDED_CASES - 1, { ...cleared, measures: { 0: 0.1, 28: 0.2 } }),
      until,
    );
    expect(effect?.notCoached).toEqual({
      signals: 9,
      cleared: 9,
      clearedInterval: undefined,
      measured: 9,
      change: undefined,
    });
  });
});

describe('how the measure changed', () => {
  test.each<[string, Told, number | undefined]>([
    ['up is better', { measures: { 0: 0.1, 28: 0.3 } }, 0.5],
    ['up is worse', { measures: { 0: 60, 28: 90 }, usual: 30, betterWhen: 'lower' }, -1],
    ['down is better', { measures: { 0: 60, 28: 30 }, usual: 30, betterWhen: 'lower' }, 1],
    ['what came after eight weeks is left out', { measures: { 0: 0.1, 28: 0.3, 57: 9 } }, 0.5],
    ['one figure is no change', { measures: { 0: 0.1 } }, undefined],
    ['nor are figures that came too late', { measures: { 57: 0.1, 60: 0.3 } }, undefined],
    ['nor none', {}, undefined],
    [
      'a usual of nothing can’t be compared with',
      { measures: { 0: 1, 28: 2 }, usual: 0 },
      undefined,
    ],
  ])('%s', (_, told, change) => {
    const [effect] = coachingEffects(times(NEEDED_CASES, told), addDays(until, 10));
    const median = effect?.notCoached.change?.median;
    expect(median === undefined ? median : Math.round(median * 1_000) / 1_000).toBe(change);
  });
});
