import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, dayNumber, type CalendarDate } from '#src/domain/calendar.ts';
import type { TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { behindQuotaPace } from '#src/domain/signals/behind-quota-pace.ts';
import { weeksOfHistory } from '#src/domain/team/weeks-of-history.ts';
import { detectAll, evidenceOf } from '#tests/support/detect.ts';
import { idOf, LAST_EXPORT, sellingTeam, type Habits } from '#tests/support/selling-team.ts';

const PERIOD = ['2026-10-01', '2026-12-31'].map(calendarDate) as [CalendarDate, CalendarDate];
const WEEKS = 91;
/** The weeks since the period began. */
const PERIOD_WEEKS = 8;
/** About what 5 deals a week bring a rep in a quarter. */
const QUOTA = 250_000;

interface Plan {
  readonly first?: Partial<Habits>;
  readonly others?: Partial<Habits>;
  readonly quotas?: readonly number[];
  readonly currency?: string;
  readonly weeks?: number;
  readonly periodWeeks?: number;
}

/** Six reps of whom the first may sell otherwise from when the period begins. */
function team(plan: Plan): TeamHistory {
  const { first = {}, others = {}, quotas, currency } = plan;
  const { weeks = WEEKS, periodWeeks = PERIOD_WEEKS } = plan;
  const sells = (change: Partial<Habits>) => (week: number) => ({
    newDeals: 5,
    ...(week < weeks - periodWeeks ? {} : change),
  });
  const amounts = quotas ?? Array.from({ length: 6 }, () => QUOTA);
  return sellingTeam({
    seed: 12,
    weeks,
    reps: [sells(first), ...Array.from({ length: 5 }, () => sells(others))],
    quotas: amounts.map((amount, rep) => {
      const [startsOn, endsOn] = PERIOD;
      return { personId: idOf(rep), startsOn, endsOn, amount, currency };
    }),
  });
}

const NOTHING: Partial<Habits> = { win: 0, newDeals: 0.3, loseEarly: 0.7 };

const outcomes = (plan: Plan, asOf?: CalendarDate) =>
  detectAll(behindQuotaPace, team(plan), asOf).map(({ outcome }) => outcome);

describe('behind quota pace', () => {
  test('of the rep who wins nothing and has little open, and of nobody else', () => {
    const [first, ...others] = outcomes({ first: NOTHING });
    expect(first).toBe('raised');
    expect(others).not.toContain('raised');
  });

  test.each<readonly [string, Plan]>([
    ['as far as usual', {}],
    ['behind with enough open', { first: { win: 0.1, newDeals: 12, moveOn: 0.1 } }],
    ['one of many who are behind', { first: NOTHING, others: NOTHING }],
    ['given ten times the quota, as all', { quotas: Array.from({ length: 6 }, () => 10 * QUOTA) }],
    [
      'given ten times the quota alone',
      { quotas: [10 * QUOTA, ...Array.from({ length: 5 }, () => QUOTA)] },
    ],
  ])('silent on a rep who is %s', (_, plan) => {
    expect(outcomes(plan)[0]).not.toBe('raised');
  });

  test.each<readonly [string, Partial<Habits>, string]>([
    ['so few would be rare', { win: 0.35, loseEarly: 0.7 }, 'raised'],
    ['chance could well be it', { win: 0.45, loseEarly: 0.7 }, 'fading'],
    ['so few are not far behind', { win: 0.45, loseEarly: 0.5, newDeals: 0.3 }, 'fading'],
    ['most of what is due is won', { win: 0.45, loseEarly: 0.5 }, 'clear'],
  ])('where hardly anything is open and %s', (_, habits, expected) => {
    expect(outcomes({ first: { newDeals: 0, ...habits } })[0]).toBe(expected);
  });

  test('alarms nobody in the first two weeks', () => {
    for (const date of ['2026-10-02', '2026-10-09']) {
      expect(outcomes({ first: NOTHING }, calendarDate(date))).not.toContain('raised');
    }
  });

  test('says what is won beside what was won by the same day before, by hand', () => {
    const told = team({ first: NOTHING });
    const evidence = evidenceOf(detectAll(behindQuotaPace, told)[0]);
    const won = told.opportunities.reduce((total, { opportunity, owners }) => {
      const { outcome, closeDate = '', amount = 0 } = opportunity;
      const counts = owners[0]?.personId === 1 && outcome === 'won' && closeDate >= PERIOD[0];
      return total + (counts ? amount : 0);
    }, 0);
    expect(evidence.measure).toMatchObject({ name: 'attainment', unit: 'share' });
    expect(evidence.measure.observed).toBeCloseTo(won / QUOTA);
    // Seven weeks of thirteen have passed, and what the rep won before is about the quota.
    expect(evidence.measure.usual).toBeGreaterThan(0.35);
    expect(evidence.measure.usual).toBeLessThan(0.6);
    const { firstDay, daysIn, length } = {
      firstDay: dayNumber(PERIOD[0]),
      daysIn: dayNumber(LAST_EXPORT) - dayNumber(PERIOD[0]),
      length: dayNumber(PERIOD[1]) - dayNumber(PERIOD[0]) + 1,
    };
    const earlier = [1, 2, 3, 4].map((back) => {
      const from = firstDay - back * length;
      return told.opportunities.reduce((total, { opportunity, owners }) => {
        const { outcome, closeDate, amount = 0 } = opportunity;
        const on = closeDate === undefined ? NaN : dayNumber(closeDate);
        const counts = owners[0]?.personId === 1 && outcome === 'won' && on >= from;
        return total + (counts && on <= from + daysIn ? amount : 0);
      }, 0);
    });
    const average = earlier.reduce((total, amount) => total + amount, 0) / 4;
    const said = (amount: number) => Math.round(amount).toLocaleString('en-GB');
    expect(evidence.comparison).toBe(
      `${won === 0 ? 'Nothing' : said(won)} of ${said(QUOTA)} is won. By this day of the 4 periods before it was ${said(average)} on average.`,
    );
    expect(evidence.sureness).toMatch(/less than once in \d+ periods\.$/);
  });

  test('does not apply without a quota, at the end of the period, or in two currencies', () => {
    const [none] = detectAll(behindQuotaPace, team({ quotas: [] }));
    expect(none).toEqual({ outcome: 'not-applicable', because: 'no-quota' });
    const late = team({});
    const shifted = {
      ...late,
      quotas: late.quotas.map((one) => ({ ...one, endsOn: addDays(LAST_EXPORT, 13) })),
    };
    expect(detectAll(behindQuotaPace, shifted)[0]).toMatchObject({
      because: 'period-almost-over',
    });
    const two = team({ currency: 'EUR' });
    const mixed = {
      ...two,
      quotas: two.quotas.map((one, index) => (index === 0 ? { ...one, currency: 'USD' } : one)),
    };
    expect(detectAll(behindQuotaPace, mixed)[0]).toMatchObject({
      because: 'several-currencies',
    });
  });

  test.each(['2026-07-24', LAST_EXPORT] as const)(
    'finds it in a yearly quota as well, on %s, beside the year before',
    (date) => {
      const plan = { first: { win: 0, newDeals: 0 }, weeks: 122, periodWeeks: 47 };
      const yearly = {
        ...team(plan),
        weeksOfHistory: weeksOfHistory(365),
        quotas: Array.from({ length: 6 }, (_, rep) => ({
          personId: idOf(rep),
          startsOn: calendarDate('2026-01-01'),
          endsOn: calendarDate('2026-12-31'),
          amount: 4 * QUOTA,
          currency: undefined,
        })),
      };
      const outcomes = detectAll(behindQuotaPace, yearly, calendarDate(date));
      expect(outcomes.map(({ outcome }) => outcome)).toEqual([
        'raised',
        ...Array.from({ length: 5 }, () => 'clear'),
      ]);
    },
  );

  test('says what it needs of a rep who has won too little before', () => {
    const [first] = detectAll(behindQuotaPace, team({ weeks: 12 }));
    expect(first).toMatchObject({ needs: { need: 'wins', wins: 6 }, there: [expect.any(Number)] });
  });
});
