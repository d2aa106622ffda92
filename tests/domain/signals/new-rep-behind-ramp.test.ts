import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import type { RampRecord } from '#src/domain/pipeline/ramp-record.ts';
import type { Starter } from '#src/domain/pipeline/rep-history.ts';
import { DETECTORS } from '#src/domain/signals/detectors.ts';
import { newRepBehindRamp } from '#src/domain/signals/new-rep-behind-ramp.ts';
import { detectAll, evidenceOf } from '#tests/support/detect.ts';
import { LAST_EXPORT, sellingTeam, type Habits } from '#tests/support/selling-team.ts';

const WEEKS = 91;

/** A team of six whose first rep started so many weeks ago, and sells like that since then. */
function team(
  weeksAgo: number,
  habits: Partial<Habits>,
  more: { readonly seasoned?: number } = {},
) {
  const newcomer = (week: number) => (week < WEEKS - weeksAgo ? { newDeals: 0 } : habits);
  return sellingTeam({
    seed: 7,
    weeks: WEEKS,
    reps: [newcomer, ...Array.from({ length: more.seasoned ?? 5 }, () => () => ({}))],
    people: [{ startDate: addDays(LAST_EXPORT, 3 - 7 * weeksAgo) }],
  });
}

/** So many starters elsewhere in the company, all with the same ramp. */
function startersLike(record: RampRecord, many: number): readonly Starter[] {
  return Array.from({ length: many }, (_, index) => ({
    personId: (100 + index) as PersonId,
    record,
  }));
}

const first = (...given: Parameters<typeof team>) => detectAll(newRepBehindRamp, team(...given))[0];

describe('new rep behind the ramp', () => {
  test.each([
    ['in the first month without a deal', 4, 0, 'clear'],
    ['without a deal when half have three', 9, 0, 'fading'],
    ['without a deal half as long again', 12, 0, 'fading'],
    ['without a deal twice as long', 15, 0, 'raised'],
    ['who has begun as many as anybody', 7, 3, 'clear'],
    ['who sells as everybody does after half a year', 26, 2, 'not-applicable'],
    ['who has nothing to show after half a year', 26, 0, 'raised'],
  ])('%s', (_, weeksAgo, newDeals, expected) => {
    expect(first(weeksAgo, { newDeals })?.outcome).toBe(expected);
  });

  test.each([
    ['two milestones, for two months', 32, { newDeals: 1, moveOn: 0.02 }, 0.79],
    ['two milestones, for less', 15, { newDeals: 0 }, 0.73],
    ['four milestones, for four months', 26, { newDeals: 0 }, 1],
  ])(
    'is the more severe the more is missing and the longer: %s',
    (_, weeksAgo, habits, severity) => {
      expect(first(weeksAgo, habits)).toMatchObject({ severity });
    },
  );

  test('says what is missing, since when, and what usual rests on', () => {
    const { opportunities, ...evidence } = evidenceOf(first(32, { newDeals: 1, moveOn: 0.02 }));
    expect(opportunities).toHaveLength(3);
    expect(evidence).toMatchInlineSnapshot(`
      {
        "clearsWhen": "Clears with a first deal won and half of what a seasoned rep wins in a quarter.",
        "comparison": "Month 8: a first deal won and half of what a seasoned rep wins in a quarter still to come; usual by 9 Sep.",
        "headline": "behind the usual ramp",
        "measure": {
          "betterWhen": "higher",
          "name": "milestones-of-the-ramp",
          "observed": 3,
          "unit": "count",
          "usual": 5,
        },
        "since": "2026-09-09",
        "sureness": "By a plan of 6 months to half of a seasoned rep’s production; from 5 earlier starters on, their pace counts.",
      }
    `);
  });

  test('measures by the earlier starters of the company, where five are known', () => {
    const quick: RampRecord = { reached: { 'first-opportunities': 7 }, watchedDays: 400 };
    const slow: RampRecord = { reached: { 'first-opportunities': 150 }, watchedDays: 400 };
    const outcome = (record: RampRecord, many: number) =>
      detectAll(newRepBehindRamp, {
        ...team(9, { newDeals: 0 }),
        starters: startersLike(record, many),
      })[0];
    expect(outcome(quick, 4)?.outcome).toBe('fading');
    expect(outcome(quick, 5)?.outcome).toBe('raised');
    expect(outcome(slow, 5)?.outcome).toBe('clear');
    expect(evidenceOf(outcome(quick, 5)).sureness).toContain('5 earlier starters');
  });

  test.each<[string, RampRecord['reached'], string]>([
    ['one share of a seasoned rep alone is slower, not behind', { 'pipeline-share': 20 }, 'fading'],
    ['both are', { 'pipeline-share': 20, 'production-share': 25 }, 'raised'],
  ])('late with %s', (_, reached, expected) => {
    const starters = startersLike({ reached, watchedDays: 400 }, 5);
    const slower = { ...team(9, { newDeals: 1, moveOn: 0.02 }), starters };
    expect(detectAll(newRepBehindRamp, slower)[0]?.outcome).toBe(expected);
  });

  test('does without seasoned colleagues, with the milestones that need none', () => {
    const evidence = evidenceOf(first(26, { newDeals: 0 }, { seasoned: 1 }));
    expect(evidence.comparison).not.toContain('seasoned');
    expect(evidence.comparison).toContain('a first deal won');
  });

  test('not applicable to whoever has no start date, or was there all along', () => {
    const outcomes = detectAll(newRepBehindRamp, team(10, {}));
    expect(outcomes[1]).toEqual({
      outcome: 'not-applicable',
      because: 'no-start-date',
    });
    expect(first(60, {})).toEqual({ outcome: 'not-applicable', because: 'not-in-ramp' });
  });
});

test('until the ramp is over every other detector says why it is silent', () => {
  const fresh = team(20, { newDeals: 0.1 });
  const others = DETECTORS.filter(({ kind }) => kind !== 'new-rep-behind-ramp');
  for (const detector of others) {
    const [newcomer, colleague] = detectAll(detector, fresh);
    expect(newcomer).toEqual({
      outcome: 'not-applicable',
      because: 'in-ramp',
      month: 5,
    });
    expect(colleague).not.toEqual(newcomer);
  }
});

test('a ramp that nobody watched is none: what the rep won before may be in no export', () => {
  const history = team(26, { newDeals: 0 });
  const lately = history.exportDates.filter((date) => daysBetween(date, LAST_EXPORT) < 60);
  const opportunities = history.opportunities.filter(
    ({ opportunity }) => opportunity.outcome === 'open',
  );
  const [newcomer] = detectAll(newRepBehindRamp, {
    ...history,
    exportDates: lately,
    opportunities,
  });
  expect(newcomer).toEqual({ outcome: 'not-applicable', because: 'not-in-ramp' });
});
