import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { firstName, isEmployedOn, type Person } from '#src/domain/people/person.ts';

const day = (text: string | undefined) => (text === undefined ? undefined : calendarDate(text));

test.each([
  [undefined, undefined, true],
  ['2025-11-24', undefined, true],
  ['2025-11-25', undefined, false],
  [undefined, '2025-11-24', true],
  [undefined, '2025-11-23', false],
  ['2025-11-24', '2025-11-24', true],
  ['2025-11-25', '2025-12-31', false],
])('from %s to %s somebody works here on 24 November: %s', (from, to, works) => {
  const person = { startDate: day(from), endDate: day(to) } as Person;
  expect(isEmployedOn(person, calendarDate('2025-11-24'))).toBe(works);
});

test('somebody is called by the first word of their name', () => {
  expect([' Ana  Lima', 'Zoë', ''].map(firstName)).toEqual(['Ana', 'Zoë', '']);
});
