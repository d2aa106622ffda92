import { DAYS_A_WEEK } from '#src/domain/calendar.ts';
import { csvLine } from '#src/playground/sample/csv.ts';
import { weekOf } from './days.ts';
import type { Life } from './life.ts';
import { isEmployed, rampOf, type LifeRep } from './people.ts';
import { expectedAmount, portfolioOf } from './products.ts';
import { askedTooMuch } from './effects.ts';

const WEEKS_A_QUARTER = 13;
/** Of what the rep has been good for: most reach it in most quarters, and hardly anybody in all. */
const ASKED_FOR = 0.75;
/** Silent deals, weeks away, leads that nobody has time for. */
const LOST_ON_THE_WAY = 0.75;
const STEP = 1_000;
/** A year is asked for in parts. */
const PARTS = [0.92, 0.98, 0.9, 1.2] as const;
const WORKDAYS = 5;

/** The quotas of every rep for every quarter that has an export, as a file. Who is new is asked for less. */
export function quotaLines(life: Life): string {
  const { reps, calendar, exports, troubles, world } = life;
  const quarters = new Map<string, number>();
  for (const { day } of exports) {
    const period = quarterOf(calendar.date(day));
    if (!quarters.has(period)) quarters.set(period, day);
  }
  const hasSeveral = world.scenarios.includes('several products');
  const lines = [...quarters].flatMap(([period, day]) =>
    reps.flatMap((rep, index) => {
      const middle = day + (WEEKS_A_QUARTER * DAYS_A_WEEK) / 2;
      if (!isEmployed(rep, middle)) return [];
      const own = troubles.filter((trouble) => trouble.reps.includes(index));
      const part = PARTS[Number(period.at(-1)) - 1] ?? 1;
      const amount = goodFor(rep, middle, hasSeveral) * part * askedTooMuch(own, weekOf(day));
      return [[rep.email, period, Math.ceil(amount / STEP) * STEP]];
    }),
  );
  return [['email', 'period', 'amount'], ...lines].map(csvLine).join('');
}

/** What is asked of a rep in a quarter. */
function goodFor(rep: LifeRep, day: number, hasSeveral: boolean): number {
  const portfolio = portfolioOf(rep.role, hasSeveral);
  const deals = portfolio.newDeals * rep.newDeals * rampOf(rep, day) * WEEKS_A_QUARTER;
  const worth = expectedAmount(portfolio) * rep.amount * rep.wins;
  return ASKED_FOR * LOST_ON_THE_WAY * deals * worth * (rep.workdays.length / WORKDAYS);
}

/** `2025-Q3`. */
function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
