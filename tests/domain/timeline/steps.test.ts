import { expect, test } from 'vitest';
import type { OpportunityChange } from '#src/domain/pipeline/opportunity.ts';
import { changesByField } from '#src/domain/timeline/changes-by-field.ts';
import { creationDay, lastLookBefore } from '#src/domain/timeline/creation.ts';
import { BEGINNING, stepsOf, valueOn } from '#src/domain/timeline/steps.ts';
import { reportedDeal } from '#tests/support/reported-deal.ts';
import { calendarDate, dayNumber } from '#src/domain/calendar.ts';

const change = (seenOn: number, from?: string, to?: string): OpportunityChange => ({
  field: 'amount',
  from,
  to,
  seenOn,
});

test('a value holds from its day on, and the first from the beginning', () => {
  const steps = [
    { since: 10, value: 'a' },
    { since: 20, value: 'b' },
    { since: 30, value: 'c' },
  ];
  expect([5, 10, 19, 20, 29, 30, 99].map((day) => valueOn(steps, day)).join('')).toBe('aaabbcc');
  expect(valueOn([], 5)).toBeUndefined();
});

test('the steps of a field come from its changes, of a field without any from what it is', () => {
  expect(stepsOf([], 7, Number)).toEqual([{ since: BEGINNING, value: 7 }]);
  expect(stepsOf([], undefined, Number)).toEqual([{ since: BEGINNING, value: undefined }]);
  expect(stepsOf([change(10, '1', undefined), change(20, undefined, '2')], 2, Number)).toEqual([
    { since: BEGINNING, value: 1 },
    { since: 10, value: undefined },
    { since: 20, value: 2 },
  ]);
  // A small integer to V8, and long before every deal.
  expect(BEGINNING).toBe(-(2 ** 30));
});

test('changes are sorted out by their field, in their order', () => {
  const stage = { ...change(5, 'x', 'y'), field: 'stage' as const };
  const [one, other] = [change(1), change(2)];
  const sorted = changesByField([one, stage, other]);
  expect(sorted.amount).toEqual([one, other]);
  expect(sorted.stage).toEqual([stage]);
  expect(sorted.owner).toEqual([]);
  expect(changesByField([]).amount).toEqual([]);
});

test.each([
  [10, undefined, -Infinity],
  [11, undefined, 10],
  [20, undefined, 10],
  [21, undefined, 20],
  [99, undefined, 30],
  // The CRM's history looks every day.
  [12, 15, 11],
  [15, 15, 14],
  [16, 15, 15],
  [20, 15, 15],
  [25, 15, 20],
])('before day %i, with a history until %s, somebody looked on %i', (day, historyUntil, looked) => {
  expect(lastLookBefore(day, { exportDays: [10, 20, 30], historyUntil })).toBe(looked);
});

test('a deal was created when the CRM says, else when a later export brought it', () => {
  const exportDays = ['2026-01-02', '2026-01-09'].map((date) => dayNumber(calendarDate(date)));
  const created = (firstSeenOn: string, createdOn?: string, days = exportDays) =>
    creationDay(reportedDeal(firstSeenOn, createdOn === undefined ? {} : { created: createdOn }), {
      exportDays: days,
      historyUntil: undefined,
    });
  expect(created('2026-01-02', '2025-11-03')).toBe(dayNumber(calendarDate('2025-11-03')));
  expect(created('2026-01-09')).toBe(exportDays[1]);
  expect(created('2026-01-02')).toBeUndefined();
  expect(created('2026-01-02', undefined, [])).toBeUndefined();
});
