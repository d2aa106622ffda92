import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, dayNumber } from '#src/domain/calendar.ts';
import type { OpportunityHistory, TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import type { Quota } from '#src/domain/pipeline/quota.ts';
import { endedCommits } from '#src/domain/team/commits.ts';
import { conversion, coverageOn, quotaOn } from '#src/domain/team/coverage.ts';
import { amountsKept, firstAmounts } from '#src/domain/team/deal-sizes.ts';
import { decided } from '#src/domain/team/decided.ts';
import { contactLooks, nextStepLooks } from '#src/domain/team/fresh-looks.ts';
import { outlooks } from '#src/domain/team/outlook.ts';
import {
  dealsWith,
  PIPELINE_HABITS,
  type PipelineHabitName,
} from '#src/domain/team/pipeline-habits.ts';
import { recordBefore } from '#src/domain/team/quota-pace.ts';
import { stageOdds } from '#src/domain/team/stage-odds.ts';
import { stagePaces } from '#src/domain/team/stage-pace.ts';
import { teamTimeline } from '#src/domain/team/team-timeline.ts';
import { reportedDeal } from '#tests/support/reported-deal.ts';
import { idOf, LAST_EXPORT, personOf } from '#tests/support/selling-team.ts';

const day = (daysAgo: number) => addDays(LAST_EXPORT, -daysAgo);

/** Two reps with these deals, the first rep's; an export every Friday. */
function teamOf(opportunities: readonly OpportunityHistory[], quotas: readonly Quota[] = []) {
  const history: TeamHistory = {
    reps: [personOf(0), personOf(1)],
    opportunities,
    quotas,
    exportDates: Array.from({ length: 78 }, (_, week) => day(7 * (77 - week))),
    weeksOfHistory: 78,
    historyUntil: undefined,
    activitiesUntil: undefined,
  };
  const team = teamTimeline(history, LAST_EXPORT);
  if (team === undefined) throw new Error('A team without an export has no timeline.');
  return team;
}

/** Seen open in Proposal, and won so many days ago. */
const won = (
  daysAgo: number,
  { amount }: { readonly amount: number | undefined } = { amount: 10_000 },
) =>
  reportedDeal(
    day(daysAgo + 7),
    { created: day(daysAgo + 10), closes: day(daysAgo), stage: 'Won', outcome: 'won', amount },
    [
      [day(daysAgo), 'outcome', 'open', 'won'],
      [day(daysAgo), 'stage', 'Proposal', 'Won'],
    ],
  );
const open = (
  told: Parameters<typeof reportedDeal>[1],
  ...changes: Parameters<typeof reportedDeal>[2] & {}
) => reportedDeal(day(70), { created: day(80), ...told }, changes);

describe('the stage at which deals are decided', () => {
  const lostUnseen = reportedDeal(day(70), { closes: day(80), outcome: 'lost', created: day(90) });

  test.each([
    [29, undefined, 30],
    [30, 'Proposal', 30],
  ])('with %i deals it is %s', (many, stage, closed) => {
    const deals = Array.from({ length: many }, () => won(7));
    const found = decided(teamOf([...deals, lostUnseen]));
    expect([found.stage, found.closed.length]).toEqual([stage, closed]);
  });

  test('is where deals are won, however many are lost at another', () => {
    const lost = open({ stage: 'Lost', outcome: 'lost', closes: day(7) }, [
      day(7),
      'outcome',
      'open',
      'lost',
    ]);
    const deals = Array.from({ length: 30 }, () => won(7));
    const found = decided(teamOf([...Array.from({ length: 40 }, () => lost), ...deals]));
    expect([found.stage, found.closed.length]).toEqual(['Proposal', 30]);
  });

  test('is the one that most are won from, whichever came first', () => {
    const early = open(
      { stage: 'Won', outcome: 'won', closes: day(7) },
      [day(7), 'stage', 'Discovery', 'Won'],
      [day(7), 'outcome', 'open', 'won'],
    );
    const deals = Array.from({ length: 30 }, () => won(7));
    expect(decided(teamOf([early, ...deals])).stage).toBe('Proposal');
  });

  test('is not the one that nobody knows, however many closed there', () => {
    const unseen = { ...lostUnseen.opportunity, outcome: 'won' as const };
    const many = Array.from({ length: 40 }, () => ({ ...lostUnseen, opportunity: unseen }));
    const deals = Array.from({ length: 30 }, () => won(7));
    expect(decided(teamOf([...many, ...deals])).stage).toBe('Proposal');
    expect(decided(teamOf(many))).toMatchObject({ stage: undefined, closed: { length: 40 } });
  });
});

test.each<[PipelineHabitName, Parameters<typeof reportedDeal>[1], boolean]>([
  ['parked-close-dates', { closes: day(-270) }, false],
  ['parked-close-dates', { closes: day(-271) }, true],
  ['overdue-close-dates', { closes: day(7) }, false],
  ['overdue-close-dates', { closes: day(8) }, true],
  ['no-next-step', { nextStep: undefined }, true],
  ['no-next-step', { nextStep: 'Workshop with the plant manager' }, false],
  ['one-contact-deals', { contactCount: 1 }, true],
  ['one-contact-deals', { contactCount: 2 }, false],
])('%s of %j: %s', (name, told, is) => {
  const { all, so } = dealsWith(teamOf([open(told)]), 0, name);
  expect([all.length, so.length]).toEqual([1, Number(is)]);
});

describe('which deals show a habit', () => {
  const looked = (name: PipelineHabitName, ...deals: readonly OpportunityHistory[]) =>
    dealsWith(teamOf(deals), 0, name).all.length;
  const young = (days: number) => ({ created: day(days), contactCount: 1 });

  test('those of two weeks and older', () => {
    for (const name of ['no-next-step', 'one-contact-deals'] as const) {
      expect(looked(name, open(young(13)))).toBe(0);
      expect(looked(name, open(young(14)))).toBe(1);
      const { createdOn: _, ...undated } = open({ contactCount: 1 }).opportunity;
      expect(looked(name, { ...open({}), opportunity: { ...undated, createdOn: undefined } })).toBe(
        1,
      );
    }
  });

  test('those with a close date, or ever with one', () => {
    expect(looked('parked-close-dates', open({}), open({ closes: day(0) }))).toBe(1);
    expect(
      looked('overdue-close-dates', open({}, [day(63), 'close_date', day(0), undefined])),
    ).toBe(1);
  });

  test('the larger half, where amounts can be compared', () => {
    const deals = [1, 2, 3, 4].map((amount) => open({ amount, contactCount: 1 }));
    expect(looked('one-contact-deals', ...deals)).toBe(2);
    const unknown = open({ amount: undefined, contactCount: 1 });
    expect(looked('one-contact-deals', unknown, unknown, unknown, ...deals)).toBe(2);
    const mixed = ['EUR', 'USD', 'EUR', 'EUR'].map((currency, amount) =>
      open({ amount, currency, contactCount: 1 }),
    );
    expect(looked('one-contact-deals', ...mixed)).toBe(4);
    expect(looked('one-contact-deals', open({ amount: undefined, contactCount: 1 }))).toBe(1);
    expect(looked('one-contact-deals', open({}), open({ contactCount: 1 }))).toBe(1);
  });

  test('none where the export doesn’t tell', () => {
    const bare = teamOf([open({})]);
    const told = teamOf([open({}), open({ contactCount: 0, nextStep: '', closes: day(0) })]);
    const missing = (team: typeof bare) =>
      Object.values(PIPELINE_HABITS).map((habit) => habit.missing(team));
    expect(missing(bare)).toEqual([
      'no-contact-counts',
      'no-next-steps',
      'no-close-dates',
      'no-close-dates',
    ]);
    expect(missing(told)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

test('a second contact is looked for only where the export has contacts', () => {
  expect(contactLooks(teamOf([open({})]))).toEqual([]);
  expect(contactLooks(teamOf([open({ contactCount: 2 })]))).toMatchObject([{ isMissing: false }]);
});

describe('a promise', () => {
  const promised = (to: string, from = '2026-09-10') =>
    endedCommits(
      teamOf([
        open(
          { forecastCategory: 'Commit', closes: to },
          [day(63), 'forecast_category', 'Pipeline', 'Commit'],
          [day(56), 'close_date', from, to],
        ),
      ]),
    ).length;

  test('is over with the first category that is none', () => {
    const ended = endedCommits(
      teamOf([
        open(
          { forecastCategory: 'Omitted' },
          [day(63), 'forecast_category', undefined, 'Commit'],
          [day(56), 'forecast_category', 'Commit', 'Pipeline'],
          [day(49), 'forecast_category', 'Pipeline', 'Omitted'],
        ),
      ]),
    );
    expect(ended).toMatchObject([
      { on: dayNumber(day(56)), ending: { how: 'fell back', to: 'Pipeline' } },
    ]);
  });

  test('is broken by whose it was on the day before', () => {
    const changes: Parameters<typeof reportedDeal>[2] = [
      [day(63), 'forecast_category', 'Pipeline', 'Commit'],
      [day(56), 'close_date', '2026-09-10', '2026-10-01'],
    ];
    const broken = (from: number) =>
      endedCommits(
        teamOf([
          {
            ...open({ forecastCategory: 'Commit', closes: '2026-10-01' }, ...changes),
            owners: [
              { personId: undefined, since: undefined },
              { personId: idOf(0), since: day(from) },
            ],
          },
        ]),
      ).map(({ rep }) => rep);
    expect(broken(57)).toEqual([0]);
    expect(broken(56)).toEqual([]);
  });

  test('is broken by a day after its period, and not by the last day of it', () => {
    expect(promised('2026-09-30')).toBe(0);
    expect(promised('2026-10-01')).toBe(1);
  });
});

test('a quota of the smallest amount is one', () => {
  const today = dayNumber(LAST_EXPORT);
  const quota = (amount: number): Quota => ({
    personId: idOf(0),
    startsOn: day(9),
    endsOn: day(-9),
    amount,
    currency: undefined,
  });
  expect(quotaOn(teamOf([], [quota(1)]), 0, today)).toMatchObject({ amount: 1 });
  expect(quotaOn(teamOf([], [quota(0)]), 0, today)).toBeUndefined();
  expect(quotaOn(teamOf([], [quota(1)]), 1, today)).toBeUndefined();
});

test('a deal without an amount counts as nothing', () => {
  const team = teamOf([won(7), won(14, { amount: undefined })]);
  expect(conversion(team)).toMatchObject({
    closed: 2,
    lump: 10_000,
    winRate: 1,
    wonAges: [10, 10],
  });
  expect(stageOdds(team).of('Proposal')).toBe(1);
  const year = { startsOn: calendarDate('2026-01-01'), endsOn: calendarDate('2026-12-31') };
  const quota = { ...year, personId: idOf(0), amount: 30_000, currency: undefined };
  const coverage = coverageOn(team, 0, quota, dayNumber(LAST_EXPORT));
  expect(coverage).toMatchObject({ left: 20_000, open: 0, ratio: 0 });
});

test('of two deals alike the first is the largest', () => {
  const deals = ['a', 'b'].map((account) => open({ account, closes: day(-10) }));
  const last = outlooks(teamOf(deals))[0]?.at(-1);
  expect(last).toMatchObject({
    deals: 2,
    largest: { timeline: { opportunity: { account: 'a' } } },
  });
  const none = outlooks(teamOf([open({ amount: 0, closes: day(-10) })]))[0]?.at(-1);
  expect(none).toMatchObject({ deals: 1, expected: 0, largest: undefined });
  const unknown = outlooks(teamOf([open({ amount: undefined, closes: day(-10) })]))[0]?.at(-1);
  expect(unknown).toMatchObject({ deals: 1, expected: 0, largest: undefined });
});

test('a record begins with the first day of its periods', () => {
  const today = dayNumber(LAST_EXPORT);
  const period = { firstDay: today - 9, lastDay: today };
  // Three periods of ten days lie between the first win and this one.
  const record = (first: number) => recordBefore(teamOf([won(9 + first), won(19)]), 0, period);
  expect(record(30)).toEqual({ wins: 2, aPeriod: 20_000 / 3, aWin: 10_000, periods: 3 });
  expect(record(31)).toEqual({ wins: 1, aPeriod: 10_000 / 3, aWin: 10_000, periods: 3 });
  // A quarter of a period may be missing at its beginning, and no more.
  const only = (daysBefore: number) => recordBefore(teamOf([won(9 + daysBefore)]), 0, period);
  expect(only(8)).toMatchObject({ wins: 1, aPeriod: 10_000 });
  expect(only(7)).toBeUndefined();
  expect(recordBefore(teamOf([won(30, { amount: 0 })]), 0, period)).toBeUndefined();
});

test('how alike reps are is learnt from those with two deals and more', () => {
  const of = (rep: number, amount: number) => ({
    ...open({ amount }),
    owners: [{ personId: idOf(rep), since: undefined }],
  });
  const two = [of(0, 1000), of(0, 1200)];
  const { likeness } = firstAmounts(teamOf(two));
  expect(firstAmounts(teamOf([...two, of(1, 90_000)])).likeness).toBe(likeness);
});

test('going back to an earlier stage is no way out', () => {
  const forward = [
    [day(63), 'stage', 'Discovery', 'Proposal'],
    [day(56), 'stage', 'Proposal', 'Negotiation'],
  ] as const;
  const back = [...forward, [day(49), 'stage', 'Negotiation', 'Proposal']] as const;
  const team = teamOf([
    open({ stage: 'Negotiation' }, ...forward),
    open({ stage: 'Proposal' }, ...back),
  ]);
  expect(stagePaces(team).map(({ stage, exits }) => [stage, exits])).toEqual([
    [undefined, 0],
    ['Discovery', 2],
    ['Proposal', 2],
    ['Negotiation', 0],
  ]);
});

test('reps whose deals go apart have no season in common', () => {
  const of = (rep: number, weeksAgo: number, amount: number) => ({
    ...reportedDeal(day(7 * weeksAgo), { created: day(7 * weeksAgo + 1), amount }),
    owners: [{ personId: idOf(rep), since: undefined }],
  });
  const { deals, values } = firstAmounts(
    teamOf([
      of(0, 40, 1000),
      of(0, 20, 4000),
      of(0, 10, 2000),
      of(1, 40, 4000),
      of(1, 20, 1000),
      of(1, 10, 2000),
    ]),
  );
  const usual = Math.log(2000);
  expect(values.flat(2).toSorted((a, b) => a - b)).toEqual(
    deals.map(({ log }) => log - usual).toSorted((a, b) => a - b),
  );
});

test('a deal that came twice to a stage counts once for it', () => {
  const back = open(
    { stage: 'Lost', outcome: 'lost', closes: day(7) },
    [day(63), 'stage', 'Discovery', 'Proposal'],
    [day(56), 'stage', 'Proposal', 'Discovery'],
    [day(7), 'outcome', 'open', 'lost'],
  );
  const once = open({ stage: 'Won', outcome: 'won', closes: day(7) }, [
    day(7),
    'outcome',
    'open',
    'won',
  ]);
  // The stage of the second is known as Won all along, as no change tells otherwise.
  const odds = stageOdds(teamOf([back, once]));
  expect(odds.of('Discovery')).toBeCloseTo((0 + 10 * 0.5) / (1 + 10), 9);
  expect(odds.of('Proposal')).toBeCloseTo(5 / 11, 9);
  expect(odds.of('nowhere')).toBeCloseTo(0.5, 9);
});

test('how old a stay is that was there before the first export is not known', () => {
  const first = reportedDeal(day(7 * 77), { stage: 'Proposal' }, [
    [day(7 * 70), 'stage', 'Discovery', 'Proposal'],
  ]);
  const discovery = stagePaces(teamOf([first])).find(({ stage }) => stage === 'Discovery');
  const rates = discovery?.rates ?? [];
  expect(discovery?.exits).toBe(1);
  expect(rates.indexOf(Math.max(...rates))).toBe(rates.length - 1 - 11);
});

test('a new deal’s next step is looked at in the export of its week', () => {
  const step = 'Workshop with the plant manager';
  const looked = (filledIn: number) =>
    nextStepLooks(
      teamOf([
        reportedDeal(day(21), { created: day(25), nextStep: step }, [
          [day(filledIn), 'next_step', undefined, step],
        ]),
      ]),
    ).map(({ isMissing }) => isMissing);
  expect(looked(21)).toEqual([false]);
  expect(looked(14)).toEqual([true]);
});

test('of an amount only what exports showed while the deal was open is kept or not', () => {
  const unseen = reportedDeal(day(70), {
    created: day(90),
    closes: day(80),
    stage: 'Won',
    outcome: 'won',
  });
  expect(amountsKept(teamOf([unseen])).deals).toEqual([]);
  expect(amountsKept(teamOf([won(7)])).deals).toMatchObject([{ log: 0 }]);
});

test('a stay of more than 39 weeks is of the oldest', () => {
  const old = reportedDeal(day(7 * 60), { created: day(7 * 60 + 3), stage: 'Proposal' }, [
    [day(7 * 10), 'stage', 'Discovery', 'Proposal'],
  ]);
  const discovery = stagePaces(teamOf([old])).find(({ stage }) => stage === 'Discovery');
  const rates = discovery?.rates ?? [];
  expect(discovery?.exits).toBe(1);
  expect(rates.indexOf(Math.max(...rates))).toBe(10);
});
