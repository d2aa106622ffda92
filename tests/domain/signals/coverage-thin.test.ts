import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, type CalendarDate } from '#src/domain/calendar.ts';
import type { Opportunity } from '#src/domain/pipeline/opportunity.ts';
import type { OpportunityId } from '#src/domain/ids.ts';
import type { OpportunityHistory, TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { coverageThin } from '#src/domain/signals/coverage-thin.ts';
import { USUAL_WEEKS_OF_HISTORY } from '#src/domain/team/weeks-of-history.ts';
import { detectAll, evidenceOf } from '#tests/support/detect.ts';
import { idOf, personOf } from '#tests/support/selling-team.ts';
import { reportedDeal } from '#tests/support/reported-deal.ts';

const AS_OF = calendarDate('2026-10-30');
const FIRST_EXPORT = '2026-01-02';

interface Plan {
  /** The open amount of the first rep, to close in December, with 100,000 left of the quota. */
  readonly open: number;
  readonly colleagues?: number;
  readonly quota?: number;
  readonly won?: number;
  readonly closesOn?: string;
  readonly closedDeals?: number;
  /** Of the first rep's open deal, and of the quotas. */
  readonly currency?: string;
  readonly quotaCurrency?: string;
}

/**
 * A team that won two in five of its closed deals, all of them a year old, so that 2.5 times what is
 * left is needed, and four colleagues with an open amount of their own.
 */
function team(plan: Plan): TeamHistory {
  const { quota = 100_000, closedDeals = 50, closesOn = '2026-12-18' } = plan;
  const closed = Array.from({ length: closedDeals }, (_, index) =>
    deal(index % 5, `closed-${index}`, FIRST_EXPORT, {
      created: '2025-02-03',
      closes: '2026-02-20',
      outcome: index % 5 < 2 ? 'won' : 'lost',
      amount: 0,
    }),
  );
  const open = [plan.open, ...Array.from({ length: 4 }, () => plan.colleagues ?? 300_000)];
  const deals = open.map((amount, rep) =>
    deal(rep, `open-${rep}`, FIRST_EXPORT, {
      created: '2026-01-01',
      closes: rep === 0 ? closesOn : '2026-12-18',
      amount,
      currency: rep === 0 ? plan.currency : undefined,
    }),
  );
  const won = deal(0, 'won', '2026-10-09', {
    created: '2025-02-03',
    closes: '2026-10-05',
    outcome: 'won',
    amount: plan.won ?? 0,
  });
  return {
    reps: open.map((_, rep) => personOf(rep)),
    opportunities: [...closed, ...deals, ...(plan.won === undefined ? [] : [won])],
    quotas: open.map((_, rep) => ({
      personId: idOf(rep),
      startsOn: calendarDate('2026-10-01'),
      endsOn: calendarDate('2026-12-31'),
      amount: quota,
      currency: plan.quotaCurrency,
    })),
    exportDates: weekly(FIRST_EXPORT, AS_OF),
    weeksOfHistory: USUAL_WEEKS_OF_HISTORY,
    historyUntil: undefined,
    activitiesUntil: undefined,
  };
}

function deal(
  rep: number,
  id: string,
  firstSeenOn: string,
  now: Partial<Opportunity> & { readonly created: string; readonly closes: string },
): OpportunityHistory {
  const owners = [{ personId: idOf(rep), since: undefined }];
  return { ...reportedDeal(firstSeenOn, { ...now, id: id as OpportunityId }), owners };
}

function weekly(first: string, last: CalendarDate): CalendarDate[] {
  const dates = [];
  for (let day = calendarDate(first); day <= last; day = addDays(day, 7)) dates.push(day);
  return dates;
}

const first = (plan: Plan, asOf = AS_OF) => detectAll(coverageThin, team(plan), asOf)[0];

describe('coverage thin', () => {
  test.each([
    ['nothing is open', 0, 'raised'],
    ['just below two fifths of the needed 2.5', 99_000, 'raised'],
    ['just above two fifths', 101_000, 'fading'],
    ['just below three quarters', 187_000, 'fading'],
    ['just above three quarters', 188_000, 'clear'],
    ['more than needed', 300_000, 'clear'],
  ])('%s', (_, open, expected) => {
    expect(first({ open })?.outcome).toBe(expected);
  });

  test('says what is open beside what is needed, since when, and what it rests on', () => {
    const evidence = evidenceOf(first({ open: 90_000 }));
    expect(evidence).toMatchInlineSnapshot(`
      {
        "clearsWhen": "Clears when open deals are 1.9× what is left.",
        "comparison": "90,000 is open to close in the period, 100,000 still missing; the team usually needs 2.5 times what is missing.",
        "headline": "open deals can’t carry the quota",
        "measure": {
          "betterWhen": "higher",
          "name": "coverage",
          "observed": 0.9,
          "unit": "ratio",
          "usual": 2.5,
        },
        "opportunities": [
          {
            "amount": 90000,
            "closeDate": "2026-12-18",
            "id": "open-0",
            "name": "Kestrel",
            "note": "to close on 18 Dec",
            "stage": "Discovery",
          },
        ],
        "series": {
          "label": "coverage",
          "points": [
            {
              "value": 0.9,
              "week": "2026-09-26",
            },
            {
              "value": 0.9,
              "week": "2026-10-03",
            },
            {
              "value": 0.9,
              "week": "2026-10-10",
            },
            {
              "value": 0.9,
              "week": "2026-10-17",
            },
            {
              "value": 0.9,
              "week": "2026-10-24",
            },
          ],
        },
        "since": "2026-09-26",
        "sureness": "The team won 40 % of 50 deals that closed in a year; of what it wins in 62 days, 100 % is open when they begin.",
      }
    `);
  });

  test('counts what was won in the period towards the quota', () => {
    expect(first({ open: 100_000, won: 60_000 })?.outcome).toBe('clear');
    expect(first({ open: 0, won: 100_000 })?.outcome).toBe('clear');
  });

  test('counts only what is to close in the period', () => {
    expect(first({ open: 300_000, closesOn: '2027-01-04' })?.outcome).toBe('raised');
  });

  test('is no rep’s fault where the colleagues have as little', () => {
    expect(first({ open: 60_000, colleagues: 60_000 })?.outcome).toBe('fading');
    expect(first({ open: 20_000, colleagues: 60_000 })?.outcome).toBe('raised');
  });

  test('must have been thin for three weeks of the period', () => {
    expect(first({ open: 0 }, calendarDate('2026-10-09'))?.outcome).toBe('fading');
    expect(first({ open: 0 }, calendarDate('2026-10-16'))?.outcome).toBe('raised');
  });

  test.each<[string, Plan, string, object]>([
    [
      'too few closed deals',
      { open: 0, closedDeals: 20 },
      AS_OF,
      { outcome: 'not-enough-history' },
    ],
    ['no quota', { open: 0, quota: 0 }, AS_OF, { because: 'no-quota' }],
    [
      'two currencies',
      { open: 0, currency: 'EUR', quotaCurrency: 'USD' },
      AS_OF,
      { because: 'several-currencies' },
    ],
    [
      'one currency',
      { open: 0, currency: 'EUR', quotaCurrency: 'EUR' },
      AS_OF,
      { outcome: 'raised' },
    ],
    ['another period', { open: 0 }, '2026-09-25', { because: 'no-quota' }],
  ])('%s', (_, plan, asOf, expected) => {
    expect(first(plan, calendarDate(asOf))).toMatchObject(expected);
  });
});
