import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { coachingStreak } from '#src/domain/second-line/coaching-streak.ts';
import { streakWords } from '#src/screen/parts/streak-words.ts';

const today = calendarDate('2025-11-26');

test.each([
  ['never', [], 'Your first logged conversation starts your coaching weeks.'],
  ['this week', ['2025-11-24', '2025-12-03'], 'You logged a conversation this week.'],
  [
    'last week',
    ['2025-11-21'],
    'You logged a conversation last week. One this week keeps it going.',
  ],
  [
    'three weeks, in any order and twice a week',
    ['2025-11-24', '2025-11-11', '2025-11-18', '2025-11-10'],
    '3 weeks in a row with a logged conversation, your longest yet.',
  ],
  [
    'two weeks, this one to come; longer before',
    ['2025-11-12', '2025-11-19', '2025-10-01', '2025-10-08', '2025-10-15'],
    '2 weeks in a row with a logged conversation. One this week keeps it going.',
  ],
  [
    'broken',
    ['2025-09-30', '2025-10-08'],
    'Your last logged conversation was on 8 Oct. You had 2 weeks in a row before. One this week is a good start.',
  ],
  [
    'broken before it began',
    ['2025-09-30'],
    'Your last logged conversation was on 30 Sep. One this week is a good start.',
  ],
])('%s', (_, dates, words) => {
  expect(streakWords(coachingStreak(dates.map(calendarDate), today), today)).toBe(words);
});
