import { expect, test } from 'vitest';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { problemWith, type InitiativeDraft } from '#src/domain/programme/initiative.ts';
import { verdictsOn, type ItemsOfKind } from '#src/domain/programme/programme-report.ts';

const nextMonday = calendarDate('2025-12-01');
const draft: InitiativeDraft = {
  name: 'Discovery',
  question: 'Whom did you ask?',
  startsOn: nextMonday,
  endsOn: addDays(nextMonday, 27),
  managers: [1 as PersonId],
};

test.each<[string, Partial<InitiativeDraft>, string | undefined]>([
  ['four weeks', {}, undefined],
  ['no name', { name: '' }, 'Give it a name of at most 60 characters.'],
  ['a name of 60', { name: 'x'.repeat(60) }, undefined],
  ['a name of 61', { name: 'x'.repeat(61) }, 'Give it a name of at most 60 characters.'],
  ['no question', { question: '' }, 'Give it one question of at most 300 characters.'],
  ['a question of 300', { question: 'x'.repeat(300) }, undefined],
  [
    'a question of 301',
    { question: 'x'.repeat(301) },
    'Give it one question of at most 300 characters.',
  ],
  [
    'from this week on',
    { startsOn: calendarDate('2025-11-24') },
    'Let it start next week or later: its managers see it first and can say what they think.',
  ],
  ['a day', { endsOn: nextMonday }, undefined],
  [
    'an end before its start',
    { endsOn: addDays(nextMonday, -1) },
    'Let it end after it has started.',
  ],
  ['thirteen weeks', { endsOn: addDays(nextMonday, 91) }, undefined],
  [
    'a day more',
    { endsOn: addDays(nextMonday, 92) },
    'Let it end within 13 weeks: what is asked for longer is no longer heard.',
  ],
  ['nobody', { managers: [] }, 'Name at least one manager who takes part.'],
])('an initiative with %s: %s', (_, change, problem) => {
  const found = problemWith({ ...draft, ...change }, calendarDate('2025-11-26'));
  expect(found).toBe(problem);
});

test('the verdicts on a kind are the useful and the others, whatever the reason', () => {
  const notUseful = { 'known-already': 1, 'wrong-data': 2, 'not-coachable': 4, other: 8 };
  expect(verdictsOn({ useful: 16, notUseful } as unknown as ItemsOfKind)).toBe(31);
});
