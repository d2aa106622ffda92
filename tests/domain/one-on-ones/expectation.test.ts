import { describe, expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import {
  changeExpectations,
  findExpectationProblems,
  type Expectation,
} from '#src/domain/one-on-ones/expectation.ts';
import type { ExpectationId } from '#src/domain/ids.ts';

const today = calendarDate('2025-11-24');
const later = calendarDate('2025-12-31');
const past = calendarDate('2025-11-20');
const deals = { measure: 'New deals a week', level: '2', dueOn: past };
const current: Expectation[] = [{ id: 1 as ExpectationId, ...deals, agreedOn: past }];
const empty = { measure: '', level: '', dueOn: undefined };

describe('expectations', () => {
  test('that stay as they are need no write, also when their day is over', () => {
    expect(findExpectationProblems([deals, empty], current, today)).toEqual([]);
    expect(changeExpectations(current, [deals, empty])).toEqual({ ends: [], begins: [] });
  });

  test('that are changed end and begin again', () => {
    const changed = { ...deals, level: '3', dueOn: later };
    expect(findExpectationProblems([changed], current, today)).toEqual([]);
    expect(changeExpectations(current, [changed])).toEqual({ ends: [1], begins: [changed] });
  });

  test('that are emptied end', () => {
    expect(changeExpectations(current, [empty])).toEqual({ ends: [1], begins: [] });
  });

  test.each([
    ['no measure', { ...empty, level: '2' }, 'measure'],
    ['no level', { ...empty, measure: 'Meetings' }, 'level'],
    ['a new day that is over', { measure: 'Meetings', level: '5', dueOn: past }, 'dueOn'],
    ['a day in years', { ...deals, dueOn: calendarDate('2028-01-01') }, 'dueOn'],
  ])('with %s are refused at their field', (_, draft, field) => {
    expect(findExpectationProblems([empty, draft], current, today)).toEqual([
      { line: 1, field, problem: expect.any(String) },
    ]);
  });

  test('may be due today, or in two years', () => {
    const due = (dueOn: string) => ({ ...deals, dueOn: calendarDate(dueOn) });
    const days = ['2025-11-23', '2025-11-24', '2027-11-26', '2027-11-27'];
    expect(days.map((day) => findExpectationProblems([due(day)], current, today).length)).toEqual([
      1, 0, 0, 1,
    ]);
  });

  test('end and begin one by one', () => {
    const more = { ...deals, measure: 'Meetings' };
    const held = [...current, { id: 2 as ExpectationId, ...more, agreedOn: past }];
    const drafts = [deals, { ...more, level: '3' }, { ...more, measure: 'Calls' }];
    expect(changeExpectations(held, drafts)).toEqual({ ends: [2], begins: drafts.slice(1) });
  });

  test('of the same measure twice are refused', () => {
    const twice = [deals, { ...deals, level: '4' }];
    expect(findExpectationProblems(twice, current, today)).toMatchObject([{ line: 1 }]);
  });
});
