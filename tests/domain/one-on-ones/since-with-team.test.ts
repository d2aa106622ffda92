import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { sinceWithTeam, weeksOf } from '#src/domain/one-on-ones/since-with-team.ts';
import type { GroupFacts } from '#src/domain/signals/group-signals.ts';

const facts: GroupFacts = {
  noun: 'new-deals',
  direction: 'fewer',
  observed: 14,
  weeks: 6,
  before: 12,
  weeksBefore: 3,
  since: calendarDate('2025-10-11'),
  changed: 3,
  of: 4,
  reps: [],
  weekly: [4, 4, 4, 1, 1, 1, 1, 4, 4],
};

test('a team’s weeks are counted back from the newest export', () => {
  const weeks = weeksOf(facts);
  expect(weeks).toHaveLength(9);
  expect(weeks[0]).toEqual({ week: '2025-09-20', value: 4 });
  expect(weeks[3]).toEqual({ week: '2025-10-11', value: 1 });
  expect(weeks.at(-1)).toEqual({ week: '2025-11-15', value: 4 });
});

test('what came of a talk is the team’s own counts a week before and since', () => {
  const on = calendarDate('2025-11-08');
  const change = { name: 'new-deals-a-week', unit: 'count', before: 1, now: 4, verdict: 'better' };
  expect(sinceWithTeam(on, facts)).toEqual({ on, change });
  const still = { ...facts, weekly: [4, 4, 4, 1, 1, 1, 1, 1, 1] };
  expect(sinceWithTeam(on, still).change).toMatchObject({ before: 1, now: 1, verdict: 'same' });
  const pushes = { ...facts, direction: 'more' as const };
  expect(sinceWithTeam(on, pushes).change).toMatchObject({ verdict: 'worse' });
});

test('without weeks on both sides of the talk there are no figures', () => {
  for (const [on, weekly] of [
    ['2025-11-20', facts.weekly],
    ['2025-10-11', facts.weekly],
    ['2025-11-08', undefined],
  ] as const) {
    const day = calendarDate(on);
    const { weekly: _, ...rest } = facts;
    expect(sinceWithTeam(day, { ...rest, ...(weekly && { weekly }) })).toEqual({ on: day });
  }
});
