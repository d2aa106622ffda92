import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import type { TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { proposalStage, rampProgress, rampRecord } from '#src/domain/ramp/ramp-progress.ts';
import {
  milestonesOfMonth,
  rampStandings,
  type MilestoneStanding,
  type RampStanding,
} from '#src/domain/ramp/ramp-standing.ts';
import { teamTimeline } from '#src/domain/team/team-timeline.ts';
import { fingerprint } from '#tests/support/fingerprint.ts';
import { mixedTeam } from '#tests/support/mixed-team.ts';
import { LAST_EXPORT, personOf, sellingTeam, type Habits } from '#tests/support/selling-team.ts';

const WEEKS = 91;
const timeline = (history: TeamHistory) => {
  const team = teamTimeline(history, LAST_EXPORT);
  if (team === undefined) throw new Error('A team without an export has no timeline.');
  return team;
};

/** Six reps, of whom the first two started so many days ago, and four have been there for ever. */
function starting(days: number, other: number, habits: Partial<Habits> = {}) {
  const since = (daysAgo: number) => (week: number) =>
    week < WEEKS - Math.ceil(daysAgo / 7) ? { newDeals: 0 } : habits;
  return sellingTeam({
    seed: 31,
    weeks: WEEKS,
    reps: [since(days), since(other), ...Array.from({ length: 4 }, () => () => ({}))],
    people: [
      { startDate: addDays(LAST_EXPORT, -days) },
      { startDate: addDays(LAST_EXPORT, -other) },
    ],
  });
}

const inRamp = (history: TeamHistory) => [...rampStandings(timeline(history)).keys()];

describe('who is in ramp', () => {
  test.each([
    // Whoever was there for a year no longer is; nobody is through before a quarter is over.
    [364, 365, [0]],
    [90, 20, [0, 1]],
  ])('of those who started %i and %i days ago and reach nothing: %j', (days, other, reps) => {
    expect(inRamp(starting(days, other, { newDeals: 0 }))).toEqual(reps);
  });

  test('whoever has reached all of it is through after a quarter', () => {
    const quick = { newDeals: 9, moveOn: 0.9, win: 1, loseEarly: 0 };
    expect(inRamp(starting(91, 90, quick))).toEqual([1]);
  });

  test('nobody whose first days are in no export', () => {
    const history = starting(300, 200, { newDeals: 0 });
    const lately = history.exportDates.filter((date) => date > addDays(LAST_EXPORT, -250));
    const open = history.opportunities.filter(({ opportunity }) => opportunity.outcome === 'open');
    expect(inRamp({ ...history, exportDates: lately, opportunities: open })).toEqual([1]);
    // What closed before tells that the exports reach back.
    expect(inRamp({ ...history, exportDates: lately })).toEqual([0, 1]);
  });

  test('somebody of tomorrow is not', () => {
    expect(inRamp(starting(0, -1))).toEqual([0]);
  });
});

test('a proposal is the first stage of the later half', () => {
  const of = (...stages: string[]) => proposalStage({ ...timeline(mixedTeam()), stages });
  expect([of(), of('a'), of('a', 'b'), of('a', 'b', 'c'), of('a', 'b', 'c', 'd')]).toEqual([
    undefined,
    undefined,
    'b',
    'b',
    'c',
  ]);
});

test('how far starters have come has the same figures as ever', () => {
  const starters = Array.from({ length: 5 }, (_, index) => ({
    personId: (100 + index) as PersonId,
    record: { reached: { 'first-opportunities': 20 + index }, watchedDays: 300 },
  }));
  /** Every other deal without an amount and a currency. */
  const halfTold = (history: TeamHistory) => ({
    ...history,
    opportunities: history.opportunities.map((one, index) => ({
      ...one,
      opportunity: {
        ...one.opportunity,
        amount: index % 2 === 0 ? undefined : one.opportunity.amount,
        currency: index % 2 === 0 ? undefined : 'EUR',
      },
      changes:
        index % 2 === 0 ? one.changes.filter(({ field }) => field !== 'amount') : one.changes,
    })),
  });
  const counted = (history: TeamHistory) => {
    const opportunities = history.opportunities.map((one) => ({
      ...one,
      opportunity: { ...one.opportunity, amount: undefined },
      changes: one.changes.filter(({ field }) => field !== 'amount'),
    }));
    return { ...history, opportunities };
  };
  const histories = [
    mixedTeam(),
    starting(200, 40),
    starting(100, 60, { newDeals: 3, moveOn: 0.5 }),
    counted(starting(150, 100)),
    halfTold(starting(160, 90, { newDeals: 1 })),
    { ...starting(200, 120, { newDeals: 0.7 }), starters },
    { ...starting(200, 80), reps: [...starting(200, 80).reps.slice(0, 4), leaver(4), leaver(5)] },
  ];
  const figures = histories.map((history) => {
    const team = timeline(history);
    return fingerprint([
      rampProgress(team),
      team.reps.map((_, rep) => rampRecord(team, rep)),
      [...rampStandings(team)].map(([rep, { startedOn, month, milestones }]) => [
        [rep, startedOn, month],
        milestones.map(({ milestone, usualBy, state, reachedOn }) => [
          [milestone, usualBy, state],
          reachedOn,
        ]),
      ]),
    ]);
  });
  expect(figures).toMatchInlineSnapshot(`
    [
      "42: 816932.571429",
      "104: 2894167.14286",
      "112: 3151936.28571",
      "108: 2998858.85714",
      "136: 3174813",
      "140: 3442071.28571",
      "80: 1940487.57143",
    ]
  `);
});

function leaver(rep: number) {
  return personOf(rep, { endDate: addDays(LAST_EXPORT, -20) });
}

test('usual is what the middle one of the company’s earlier starters took', () => {
  const starters = [20, 21, 22, 23, 24].map((days, index) => ({
    personId: (100 + index) as PersonId,
    record: { reached: { 'first-opportunities': days }, watchedDays: 300 },
  }));
  const history = starting(40, 30, { newDeals: 0 });
  const [first] = rampStandings(timeline({ ...history, starters })).get(0)?.milestones ?? [];
  expect(first).toMatchObject({
    milestone: 'first-opportunities',
    usualBy: addDays(LAST_EXPORT, -40 + 22),
    state: 'due',
  });
  // Who is of the team is known by it, and not twice: the four that are left are too few, and half of a cycle counts.
  const own = starters.map((one, index) => ({
    ...one,
    personId: index === 0 ? personOf(1).id : one.personId,
  }));
  const [again] = rampStandings(timeline({ ...history, starters: own })).get(0)?.milestones ?? [];
  expect(again?.usualBy).toBe(addDays(LAST_EXPORT, -40 + 50));
});

test('a starter of the first day that is looked at is one', () => {
  const history = { ...starting(300, 7 * 40 - 1, { newDeals: 0 }), weeksOfHistory: 40 };
  expect(inRamp(history)).toEqual([1]);
  expect(inRamp({ ...history, weeksOfHistory: 39 })).toEqual([]);
});

describe('what is usual by the end of the month', () => {
  const startedOn = calendarDate('2025-11-01');
  const milestone = (days: number, state: MilestoneStanding['state']): MilestoneStanding => ({
    milestone: 'first-win',
    stage: `${days} ${state}`,
    usualBy: addDays(startedOn, days),
    state,
  });
  const shown = (month: number, ...milestones: MilestoneStanding[]) =>
    milestonesOfMonth({
      startedOn,
      month,
      milestones,
      basis: { starters: 0, learnt: 'none', planMonths: 5 },
    } satisfies RampStanding).map(({ stage }) => stage);

  test('is what was reached and what is usual by then', () => {
    const [reached, due, later] = [
      milestone(99, 'reached'),
      milestone(60, 'due'),
      milestone(61, 'to come'),
    ];
    expect(shown(2, reached, due, later)).toEqual(['99 reached', '60 due']);
    expect(shown(1, reached, due, later)).toEqual(['99 reached', '60 due']);
    expect(shown(3, due, later)).toEqual(['60 due', '61 to come']);
  });

  test('where all of that is reached, what comes next', () => {
    expect(
      shown(1, milestone(20, 'reached'), milestone(60, 'to come'), milestone(90, 'to come')),
    ).toEqual(['20 reached', '60 to come']);
    expect(shown(1, milestone(20, 'reached'))).toEqual(['20 reached']);
    expect(shown(1, milestone(40, 'to come'), milestone(60, 'to come'))).toEqual(['40 to come']);
  });
});
