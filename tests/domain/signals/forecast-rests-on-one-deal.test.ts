import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, type CalendarDate } from '#src/domain/calendar.ts';
import type { OpportunityId } from '#src/domain/ids.ts';
import type { Opportunity } from '#src/domain/pipeline/opportunity.ts';
import type { OpportunityHistory, TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { forecastRestsOnOneDeal } from '#src/domain/signals/forecast-rests-on-one-deal.ts';
import { USUAL_WEEKS_OF_HISTORY } from '#src/domain/team/weeks-of-history.ts';
import { detectAll, evidenceOf } from '#tests/support/detect.ts';
import { idOf, personOf } from '#tests/support/selling-team.ts';
import { reportedDeal } from '#tests/support/reported-deal.ts';

const FIRST_EXPORT = '2026-01-02';
const AS_OF = calendarDate('2026-10-30');

interface Plan {
  /** The amounts of the first rep's open deals, to close in December. */
  readonly open: readonly number[];
  /** Those of each past quarter. */
  readonly before?: readonly number[];
  readonly currencies?: readonly string[];
  readonly firstSeenOn?: string;
  readonly closesOn?: string;
  readonly quota?: number;
  readonly won?: number;
}

const EVEN = [10_000, 10_000, 10_000, 10_000, 10_000];

/** Each of them first seen, closed, and seen closed. */
const PAST_QUARTERS = [
  ['2026-01-02', '2026-03-25', '2026-03-27'],
  ['2026-04-03', '2026-06-24', '2026-06-26'],
  ['2026-07-03', '2026-09-23', '2026-09-25'],
] as const;

/** A rep and a colleague, both with five even deals in each of the past quarters. */
function team(plan: Plan): TeamHistory {
  const { before = EVEN, firstSeenOn = '2026-07-03', closesOn = '2026-12-18' } = plan;
  const past = [before, EVEN].flatMap((amounts, rep) =>
    amounts.flatMap((amount, index) => pastDeals(rep, index, amount)),
  );
  const open = plan.open.map((amount, index) =>
    deal(0, `open-${index}`, firstSeenOn, {
      created: firstSeenOn,
      closes: closesOn,
      amount,
      currency: plan.currencies?.[index],
    }),
  );
  const won = deal(0, 'won', '2026-10-09', {
    created: '2026-07-01',
    closes: '2026-10-05',
    outcome: 'won',
    amount: plan.won ?? 0,
  });
  return {
    reps: [personOf(0), personOf(1)],
    opportunities: [...past, ...open, ...(plan.won === undefined ? [] : [won])],
    quotas:
      plan.quota === undefined
        ? []
        : [
            {
              personId: idOf(0),
              startsOn: calendarDate('2026-10-01'),
              endsOn: calendarDate('2026-12-31'),
              amount: plan.quota,
              currency: undefined,
            },
          ],
    exportDates: weekly(FIRST_EXPORT, calendarDate('2026-12-25')),
    weeksOfHistory: USUAL_WEEKS_OF_HISTORY,
    historyUntil: undefined,
    activitiesUntil: undefined,
  };
}

/** One deal in each past quarter; every other one was won. */
function pastDeals(rep: number, index: number, amount: number): OpportunityHistory[] {
  const outcome = index % 2 === 1 ? 'won' : 'lost';
  return PAST_QUARTERS.map(([created, closes, seen]) =>
    deal(rep, `past-${rep}-${index}-${seen}`, created, { created, closes, outcome, amount }, [
      [seen, 'outcome', 'open', outcome],
    ]),
  );
}

function deal(
  rep: number,
  id: string,
  firstSeenOn: string,
  now: Partial<Opportunity> & { readonly created: string; readonly closes: string },
  changes: Parameters<typeof reportedDeal>[2] = [],
): OpportunityHistory {
  const owners = [{ personId: idOf(rep), since: undefined }];
  return { ...reportedDeal(firstSeenOn, { ...now, id: id as OpportunityId }, changes), owners };
}

function weekly(first: string, last: CalendarDate): CalendarDate[] {
  const dates = [];
  for (let day = calendarDate(first); day <= last; day = addDays(day, 7)) dates.push(day);
  return dates;
}

const first = (plan: Plan, asOf = AS_OF) => detectAll(forecastRestsOnOneDeal, team(plan), asOf)[0];

describe('forecast rests on one deal', () => {
  test.each<[string, readonly number[], string]>([
    ['five deals alike', EVEN, 'clear'],
    ['just below half', [29_000, 10_000, 10_000, 10_000], 'clear'],
    ['more than half', [35_000, 10_000, 10_000, 10_000], 'fading'],
    ['just below four fifths', [119_000, 10_000, 10_000, 10_000], 'fading'],
    ['just above four fifths', [121_000, 10_000, 10_000, 10_000], 'raised'],
    ['nearly all', [400_000, 10_000, 10_000, 10_000], 'raised'],
  ])('%s', (_, open, expected) => {
    expect(first({ open })?.outcome).toBe(expected);
  });

  test('says the share beside the usual one, since when, and what it rests on', () => {
    expect(evidenceOf(first({ open: [200_000, 20_000, 20_000, 10_000] }))).toMatchInlineSnapshot(`
      {
        "clearsWhen": "Ends when the other deals carry more of it.",
        "comparison": "It is 200,000 of the 250,000 in 4 open deals that are to close by 31 Dec.",
        "headline": "one deal carries most of the period",
        "measure": {
          "betterWhen": "lower",
          "name": "share-of-the-largest-deal",
          "observed": 0.8,
          "unit": "share",
          "usual": 0.2,
        },
        "opportunities": [
          {
            "amount": 200000,
            "closeDate": "2026-12-18",
            "id": "open-0",
            "name": "Kestrel",
            "note": "80 % of the open amount",
            "stage": "Discovery",
          },
          {
            "amount": 20000,
            "closeDate": "2026-12-18",
            "id": "open-1",
            "name": "Kestrel",
            "note": "8 % of the open amount",
            "stage": "Discovery",
          },
          {
            "amount": 20000,
            "closeDate": "2026-12-18",
            "id": "open-2",
            "name": "Kestrel",
            "note": "8 % of the open amount",
            "stage": "Discovery",
          },
        ],
        "series": {
          "label": "share-of-the-largest-deal",
          "points": [
            {
              "value": 0.8,
              "week": "2026-09-26",
            },
            {
              "value": 0.8,
              "week": "2026-10-03",
            },
            {
              "value": 0.8,
              "week": "2026-10-10",
            },
            {
              "value": 0.8,
              "week": "2026-10-17",
            },
            {
              "value": 0.8,
              "week": "2026-10-24",
            },
          ],
        },
        "since": "2026-09-26",
        "sureness": "Each amount is weighed by how often the team won from that stage, of 30 closed deals; it is compared with the middle one of the rep’s own 36 earlier weeks.",
      }
    `);
  });

  test('weighs an amount by how often the team wins from its stage', () => {
    const open = [46_000, 10_000, 10_000, 10_000];
    const history = team({ open });
    const [big, ...small] = history.opportunities.slice(-4);
    const late = small.map((one) => ({
      ...one,
      opportunity: { ...one.opportunity, stage: 'Contract' },
    }));
    // Nobody has lost from the last stage.
    const won = Array.from({ length: 20 }, (_, index) =>
      deal(
        1,
        `late-${index}`,
        '2026-09-18',
        {
          created: '2026-06-01',
          closes: '2026-10-07',
          outcome: 'won',
          stage: 'Closed Won',
        },
        [
          ['2026-10-09', 'stage', 'Contract', 'Closed Won'],
          ['2026-10-09', 'outcome', 'open', 'won'],
        ],
      ),
    );
    const opportunities = [...history.opportunities.slice(0, -4), big, ...late, ...won].flatMap(
      (one) => one ?? [],
    );
    const [found] = detectAll(forecastRestsOnOneDeal, { ...history, opportunities }, AS_OF);
    expect(found?.outcome).toBe('clear');
  });

  test('silent on a rep who always sells few large deals', () => {
    const large = [150_000, 10_000, 10_000, 10_000];
    expect(first({ open: large, before: large })?.outcome).toBe('clear');
  });

  test('is over once the quota is reached', () => {
    const open = [150_000, 10_000, 10_000, 10_000];
    expect(first({ open, quota: 50_000, won: 20_000 })?.outcome).toBe('raised');
    expect(first({ open, quota: 50_000, won: 50_000 })?.outcome).toBe('clear');
  });

  test('must have been so for three weeks', () => {
    const plan = { open: [150_000, 10_000, 10_000, 10_000], firstSeenOn: '2026-10-16' };
    expect(first(plan, calendarDate('2026-10-23'))?.outcome).toBe('fading');
    expect(first(plan, calendarDate('2026-10-30'))?.outcome).toBe('raised');
  });

  test.each<[string, Plan, string, object]>([
    [
      'too few deals',
      { open: [150_000, 10_000, 10_000] },
      AS_OF,
      { because: 'few-deals-in-period', deals: 4 },
    ],
    [
      'deals that close later',
      { open: [150_000, 10_000, 10_000, 10_000], closesOn: '2027-01-02' },
      AS_OF,
      { because: 'few-deals-in-period', deals: 4 },
    ],
    ['no amounts', { open: [0, 0, 0, 0] }, AS_OF, { because: 'no-amounts' }],
    [
      'two currencies',
      { open: [90_000, 1_000, 1_000, 1_000], currencies: ['EUR', 'USD'] },
      AS_OF,
      { because: 'several-currencies' },
    ],
    [
      'the last days',
      { open: [150_000, 10_000, 10_000, 10_000] },
      '2026-12-18',
      { because: 'period-almost-over' },
    ],
  ])('not applicable to %s', (_, plan, asOf, why) => {
    expect(first(plan, calendarDate(asOf))).toEqual({ outcome: 'not-applicable', ...why });
  });

  test('says what it needs where nobody had several deals yet', () => {
    const found = first({ open: [150_000, 10_000, 10_000, 10_000], before: [] }, AS_OF);
    expect(found?.outcome).toBe('raised');
    const history = team({ open: [150_000, 10_000, 10_000, 10_000] });
    const young = { ...history, opportunities: history.opportunities.slice(-4) };
    expect(detectAll(forecastRestsOnOneDeal, young, AS_OF)[0]).toHaveProperty('needs', {
      need: 'weeks-in-period',
      weeks: 26,
      deals: 4,
    });
  });
});
