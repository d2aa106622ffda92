import type { CalendarDate } from '#src/domain/calendar.ts';
import { csvLine } from '#src/playground/sample/csv.ts';
import type { Organisation } from './organisation.ts';
import { isThere, rampOf, type Rep } from './people.ts';
import type { Shape } from './shape.ts';

const WEEKS_A_QUARTER = 13;
/** Of what the rep is good for: most reach it in most quarters, and hardly anybody in all. */
const ASKED_FOR = 0.8;
const QUOTA_STEP = 1_000;

/** The quotas of every rep for every quarter that has an export, as a file. Who is new is asked for less. */
export function quotaLines({ plan, reps, exportDates }: Organisation): string {
  const quarters = [...new Set(exportDates.map(quarterOf))];
  const lines = quarters.flatMap((period) => {
    const week = exportDates.findIndex((date) => quarterOf(date) === period);
    return reps
      .filter((rep) => isThere(rep, week))
      .map((rep) => [rep.email, period, amountOf(rep, plan.shape, week)]);
  });
  return [['email', 'period', 'amount'], ...lines].map(csvLine).join('');
}

function amountOf(rep: Rep, shape: Shape, week: number): number {
  const reached = shape.losses.slice(0, -1).reduce((share, loss) => share * (1 - loss), 1);
  const won = reached * Math.min(1, (1 - (shape.losses.at(-1) ?? 0)) * rep.wins);
  const mean = shape.amount * rep.amount * Math.exp(shape.amountSpread ** 2 / 2);
  const deals = shape.newDeals * rep.newDeals * rampOf(rep, week) * WEEKS_A_QUARTER;
  return Math.ceil((ASKED_FOR * deals * won * mean) / QUOTA_STEP) * QUOTA_STEP;
}

/** `2025-Q3`. */
function quarterOf(date: CalendarDate): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}
