import { describe, expect, test } from 'vitest';
import { addDays } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { awayWeeks } from '#src/domain/team/absence.ts';
import { teamTimeline } from '#src/domain/team/team-timeline.ts';
import { activityFell } from '#src/domain/signals/activity-fell.ts';
import { newOpportunitiesFell } from '#src/domain/signals/new-opportunities-fell.ts';
import { opportunitiesStalled } from '#src/domain/signals/opportunities-stalled.ts';
import { detectAll } from '#tests/support/detect.ts';
import { LAST_EXPORT, sellingTeam, type Habits } from '#tests/support/selling-team.ts';

const WEEKS = 80;
const NOTHING: Partial<Habits> = { newDeals: 0, moveOn: 0, push: 0, touch: 0 };

/** A team whose first rep does nothing in some weeks, counted back from the newest export, 1 for the last. */
function team(isAway: (weeksAgo: number) => boolean, habits: Partial<Habits> = {}) {
  return sellingTeam({
    seed: 7,
    weeks: WEEKS,
    reps: [
      (week) => (isAway(WEEKS - week) ? NOTHING : habits),
      () => ({}),
      () => ({ newDeals: 3 }),
      () => ({ moveOn: 0.15 }),
    ],
  });
}

/** How many weeks ago the first rep was away. */
function awayIn(history: ReturnType<typeof team>): number[] {
  const timeline = teamTimeline(history, LAST_EXPORT);
  if (timeline === undefined) throw new Error('there are exports');
  const { count } = timeline.weeks;
  return (awayWeeks(timeline)[0] ?? []).flatMap((isAway, week) => (isAway ? [count - week] : []));
}

describe('a rep is away', () => {
  test.each([
    ['for a week', 1],
    ['for three weeks', 3],
    ['for five weeks', 5],
  ])('%s in which nothing is done', (_, weeks) => {
    const away = awayIn(team((ago) => ago > 6 && ago <= 6 + weeks));
    const expected = Array.from({ length: weeks }, (__, index) => 7 + index);
    // A quiet week beside it may count as the half week in which somebody leaves or comes back.
    expect(away).toEqual(expect.arrayContaining(expected));
    expect(away.filter((ago) => ago < 6 || ago > 7 + weeks)).toEqual([]);
  });

  test('not for months: whoever does nothing for so long is no longer on holiday', () => {
    expect(awayIn(team((ago) => ago <= 8))).toEqual([]);
  });

  test('once back, of as many weeks as that: it was a leave', () => {
    const away = awayIn(team((ago) => ago > 2 && ago <= 15));
    expect(away).toEqual(expect.arrayContaining([3, 4, 9, 14, 15]));
    expect(away.filter((ago) => ago < 2 || ago > 16)).toEqual([]);
    expect(awayIn(team((ago) => ago > 2 && ago <= 32))).toEqual([]);
  });

  test('not where nothing is known of a usual week, or too little is done in one', () => {
    const idle = { newDeals: 0.2, moveOn: 0.05, push: 0.02, touch: 0.05 };
    expect(awayIn(team((ago) => ago <= 2, idle))).toEqual([]);
    expect(awayIn(team((ago) => ago > WEEKS - 4))).toEqual([]);
  });
});

describe('what a file of absences tells', () => {
  /** The first rep does nothing for so many weeks, and is told to be away in all but the last `untold` of them. */
  const leave = (weeks: number, untold = 0) => ({
    ...team((ago) => ago <= weeks),
    absences: [
      {
        personId: 1 as PersonId,
        from: addDays(LAST_EXPORT, -7 * weeks + 1),
        until: addDays(LAST_EXPORT, -7 * untold),
      },
    ],
  });
  const weeksBack = (from: number) => Array.from({ length: from }, (_, index) => from - index);

  test('is away for months, and with it five weeks that it doesn’t tell', () => {
    expect(awayIn(leave(12))).toEqual(expect.arrayContaining(weeksBack(12)));
    expect(awayIn(leave(12, 5))).toEqual(expect.arrayContaining(weeksBack(12)));
    const [first] = detectAll(newOpportunitiesFell, leave(12));
    expect(first?.outcome).not.toBe('raised');
  });

  test('ends: of six weeks more nobody is away', () => {
    const away = awayIn(leave(12, 6));
    expect(away.filter((ago) => ago <= 6)).toEqual([]);
    expect(away).toEqual(expect.arrayContaining([12, 11, 10, 9, 8, 7]));
  });
});

test.each([newOpportunitiesFell, activityFell, opportunitiesStalled])(
  'a holiday of three weeks is no signal, in it or after it: $kind',
  (detector) => {
    for (const back of [0, 1, 2, 3]) {
      const [first] = detectAll(
        detector,
        team((ago) => ago > back && ago <= back + 3),
      );
      expect(first?.outcome).toBe('clear');
    }
  },
);

test('a leave is no signal once the rep is back', () => {
  for (const back of [1, 2, 3]) {
    const [first] = detectAll(
      newOpportunitiesFell,
      team((ago) => ago > back && ago <= back + 13),
    );
    expect(first?.outcome).toBe('clear');
  }
});

test('a quarter of nothing is one', () => {
  const [first] = detectAll(
    newOpportunitiesFell,
    team((ago) => ago <= 13),
  );
  expect(first?.outcome).toBe('raised');
});
