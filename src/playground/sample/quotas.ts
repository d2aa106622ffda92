import { DAYS_A_WEEK, addDays, dayNumber, type CalendarDate } from '../../domain/calendar.ts';
import { parsePeriod } from '../../domain/pipeline/quota.ts';
import { csvLine } from './csv.ts';
import { STEADY } from './habits.ts';
import type { SampleFile } from './sample-file.ts';
import { emailOf, REPS, type Rep } from './people.ts';
import { habitsIn } from './troubles.ts';
import { FIRST_EXPORT_WEEK, fridayOf, LAST_WEEK, workdayOf } from './weeks.ts';

/** What a rep is to sell in a quarter. */
export interface SampleQuota {
  readonly rep: Rep;
  /** As `2026-Q1`. */
  readonly period: string;
  readonly amount: number;
}

/** The share of begun deals that is won at the usual habits. */
const WON_OF_BEGUN = 0.34;
const WEEKS_A_QUARTER = 13;
/** Of what a rep usually wins; low enough that one quarter's bad luck makes no thin coverage. */
const ASKED_FOR = 0.46;
const QUOTA_STEP = 5_000;

/** The quotas of every quarter that an export lies in. Whoever is new has a quarter to learn. */
export function allQuotas(lastPastFriday: CalendarDate): readonly SampleQuota[] {
  const dateOf = (day: number) => addDays(lastPastFriday, day);
  return quartersFrom(dateOf(fridayOf(FIRST_EXPORT_WEEK)), dateOf(fridayOf(LAST_WEEK))).flatMap(
    ({ period, startsOn, endsOn }) =>
      REPS.filter(
        ({ startWeek }) =>
          startWeek === undefined || dateOf(workdayOf(startWeek + WEEKS_A_QUARTER, 0)) <= startsOn,
      ).map((rep) => {
        const lastWeek = Math.ceil((dayNumber(endsOn) - dayNumber(lastPastFriday)) / DAYS_A_WEEK);
        const usual =
          (rep.newDeals ?? STEADY.newDeals) * WEEKS_A_QUARTER * WON_OF_BEGUN * rep.dealSize;
        const amount = usual * ASKED_FOR * habitsIn(lastWeek, rep).quota;
        return { rep, period, amount: Math.round(amount / QUOTA_STEP) * QUOTA_STEP };
      }),
  );
}

/** The quotas as a file. */
export function quotaFile(lastPastFriday: CalendarDate): SampleFile {
  const lines = allQuotas(lastPastFriday).map(({ rep, period, amount }) =>
    csvLine([emailOf(rep.mailbox), period, amount]),
  );
  return { name: 'quotas.csv', text: csvLine(['email', 'period', 'amount']) + lines.join('') };
}

interface Quarter {
  readonly period: string;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
}

function quartersFrom(first: CalendarDate, last: CalendarDate): readonly Quarter[] {
  const quarters: Quarter[] = [];
  for (let date = first; date <= last;) {
    const period = `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    const days = parsePeriod(period);
    if (days === undefined) throw new RangeError(`${period} is not a quarter`);
    quarters.push({ period, ...days });
    date = addDays(days.endsOn, 1);
  }
  return quarters;
}
