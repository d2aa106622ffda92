import { describe, expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { priority, type Pressing } from '#src/domain/checklists/priority.ts';

const week = calendarDate('2025-11-24');
const plain: Pressing = {
  kind: 'win-rate-fell',
  severity: 0.5,
  stake: 0.5,
  chance: undefined,
  firstSeenOn: calendarDate('2025-10-20'),
  coachedOn: undefined,
  weeksPassedOver: 0,
  kindWeight: 1,
};
const of = (more: Partial<Pressing>) => priority({ ...plain, ...more }, week);

describe('what comes first', () => {
  test.each<readonly [string, Partial<Pressing>, Partial<Pressing>]>([
    ['what is surer or larger', { severity: 0.6 }, {}],
    ['what is likelier right', { chance: 0.9 }, { chance: 0.4, severity: 1 }],
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

/** A plain issue is half as severe as can be, and nothing else moves it. */
describe('how much each thing weighs', () => {
  test.each<readonly [string, Partial<Pressing>, number]>([
    ['nothing', {}, 0.5],
    ['money that nobody can tell', { stake: undefined }, 0.5],
    ['no money', { stake: 0 }, 0.375],
    ['less than none', { stake: -1 }, 0.375],
    ['all of the target', { stake: 1 }, 0.625],
    ['more than all', { stake: 2 }, 0.625],
    ['three weeks old', { firstSeenOn: calendarDate('2025-11-03') }, 0.575],
    ['a day older', { firstSeenOn: calendarDate('2025-11-02') }, 0.5],
    ['a quarter old', { firstSeenOn: calendarDate('2025-08-25') }, 0.5],
    ['a day more', { firstSeenOn: calendarDate('2025-08-24') }, 0.425],
    ['talked about for less than six weeks', { coachedOn: calendarDate('2025-10-14') }, 0.375],
    ['talked about six weeks ago', { coachedOn: calendarDate('2025-10-13') }, 0.5],
    ['two weeks without room', { weeksPassedOver: 2 }, 0.8],
    ['half the weight of its kind', { kindWeight: 0.5 }, 0.25],
    ['a thin pipeline', { kind: 'coverage-thin' }, 0.4],
    ['a quota that runs away', { kind: 'behind-quota-pace' }, 0.4],
    ['one deal that carries all', { kind: 'forecast-rests-on-one-deal' }, 0.4],
    ['one contact', { kind: 'one-contact-deals' }, 0.4],
    ['no next step', { kind: 'no-next-step' }, 0.4],
    ['parked dates', { kind: 'parked-close-dates' }, 0.35],
    ['overdue dates', { kind: 'overdue-close-dates' }, 0.35],
  ])('%s', (_, more, weight) => {
    expect(of(more)).toBeCloseTo(weight, 9);
  });
});
