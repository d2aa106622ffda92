import { describe, expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { priority, type Pressing } from '#src/domain/checklists/priority.ts';

const week = calendarDate('2025-11-24');
const plain: Pressing = {
  kind: 'win-rate-fell',
  severity: 0.5,
  stake: 0.5,
  firstSeenOn: calendarDate('2025-10-20'),
  coachedOn: undefined,
  weeksPassedOver: 0,
  kindWeight: 1,
};
const of = (more: Partial<Pressing>) => priority({ ...plain, ...more }, week);

describe('what comes first', () => {
  test.each<readonly [string, Partial<Pressing>, Partial<Pressing>]>([
    ['what is surer or larger', { severity: 0.6 }, {}],
    ['what coaching can change', {}, { kind: 'coverage-thin' }],
    ['what costs more of the target', { stake: 0.9 }, { stake: 0.1 }],
    ['what is new', { firstSeenOn: calendarDate('2025-11-21') }, {}],
    ['what has not stood for a quarter', {}, { firstSeenOn: calendarDate('2025-07-04') }],
    ['what was not talked about', {}, { coachedOn: calendarDate('2025-11-03') }],
    ['what the manager found useful', {}, { kindWeight: 0.5 }],
    ['what had no room last week', { weeksPassedOver: 1 }, {}],
  ])('%s', (_, first, second) => {
    expect(of(first)).toBeGreaterThan(of(second));
  });

  test('is never only a matter of size: twice as sure goes before all the money', () => {
    expect(of({ severity: 0.6, stake: 0 })).toBeGreaterThan(of({ severity: 0.3, stake: 1 }));
  });

  test('a one-on-one long ago does not count', () => {
    expect(of({ coachedOn: calendarDate('2025-09-01') })).toBe(of({}));
  });

  test('the quietest has its turn within a quarter beside the loudest', () => {
    const loudest = of({ severity: 1, stake: 1, firstSeenOn: week });
    expect(of({ severity: 0.2, stake: 0, weeksPassedOver: 12 })).toBeGreaterThan(loudest);
  });
});
