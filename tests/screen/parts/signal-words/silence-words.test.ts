import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { Needs, NotApplicable } from '#src/domain/signals/silence.ts';
import { silenceWords } from '#src/screen/parts/signal-words/silence-words.ts';

test.each<[string, Needs, (readonly number[])?]>([
  ['a CRM export', { need: 'export' }],
  [
    '10 new deals over 13 weeks; there are 4 in 9',
    { need: 'counted', events: 10, of: 'new-deals', weeks: 13 },
    [4, 9],
  ],
  [
    '5 such deals, and 3 colleagues with as many; there are 0, and 2',
    { need: 'habit', deals: 5, colleagues: 3 },
    [0, 2],
  ],
  [
    '13 weeks of exports, 50 weeks of open deals, and colleagues who log activity in a fifth of theirs; there are 7 weeks, 20 and 90 of open deals',
    { need: 'activities', weeks: 13, dealWeeks: 50 },
    [7, 20, 90],
  ],
  [
    '15 deals with an amount, in one currency, before it began; there are 3',
    { need: 'amounts', deals: 15 },
    [3],
  ],
  [
    '26 weeks in which a rep of the team had 4 deals to close in the period',
    { need: 'weeks-in-period', weeks: 26, deals: 4 },
  ],
  ['6 deals that the rep won in earlier periods; there are 5', { need: 'wins', wins: 6 }, [5]],
  [
    '20 deals that the team closed in a year, some of them won; there are 19',
    { need: 'closed', closed: 20 },
    [19],
  ],
])('what is lacking is said as %s', (words, needs, there) => {
  const counted = there === undefined ? {} : { there };
  expect(silenceWords({ outcome: 'not-enough-history', needs, ...counted })).toBe(words);
});

test.each<[string, Omit<NotApplicable, 'outcome'>]>([
  ['no quota for this period', { because: 'no-quota' }],
  [
    'in month 5 of the ramp, of which the milestones count',
    { because: 'in-ramp', month: 5 } as never,
  ],
  [
    'fewer than 4 open deals to close in the period',
    { because: 'few-deals-in-period', deals: 4 } as never,
  ],
  [
    'activities are known up to 6 Nov only',
    {
      because: 'activities-end',
      until: calendarDate('2025-11-06'),
      asOf: calendarDate('2025-11-21'),
    } as never,
  ],
])('what does not apply is said as %s', (words, why) => {
  expect(silenceWords({ outcome: 'not-applicable', ...why } as NotApplicable)).toBe(words);
});
