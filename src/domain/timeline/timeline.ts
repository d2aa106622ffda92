import { dayNumber, type CalendarDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import type { Opportunity } from '../opportunity.ts';
import type { OpportunityHistory } from '../rep-history.ts';
import { creationDay } from './creation.ts';
import { turnsOf } from './turns.ts';
import { pushesOf, type Push } from './pushes.ts';
import { staysOf, type Stay } from './stays.ts';
import { stepsOf, type Step } from './steps.ts';

/** What happened to one opportunity, and when. All days are day numbers. */
export interface Timeline {
  readonly opportunity: Opportunity;
  /** Undefined where neither the CRM nor an earlier export tells. */
  readonly createdOn: number | undefined;
  /** The time it was open, stage by stage, oldest first. */
  readonly stays: readonly Stay[];
  /** How and when it ended, where it has. An end that was taken back is none. */
  readonly ending: { readonly outcome: 'won' | 'lost'; readonly on: number } | undefined;
  readonly pushes: readonly Push[];
  readonly owners: readonly Step<PersonId | undefined>[];
  /** While open, the expected close date as a day number. */
  readonly closeDates: readonly Step<number | undefined>[];
  readonly amounts: readonly Step<number | undefined>[];
  /** The days on which something was done for it, oldest first. */
  readonly activityDays: readonly number[];
  /** As the CRM writes them. */
  readonly forecastCategories: readonly Step<string | undefined>[];
  readonly nextSteps: readonly Step<string | undefined>[];
  readonly contactCounts: readonly Step<number | undefined>[];
}

/** What the exports cover, as far as the dates of one opportunity depend on it. */
export interface Coverage {
  /** Oldest first. */
  readonly exportDates: readonly CalendarDate[];
  /** Up to this day the CRM's own history tells every change. */
  readonly historyUntil: CalendarDate | undefined;
}

/** Puts what the exports and the CRM's own history tell of an opportunity in the order of time. */
export function timelineOf(history: OpportunityHistory, coverage: Coverage): Timeline {
  const createdOn = creationDay(history, coverage);
  const turns = turnsOf(history, createdOn, coverage);
  const last = turns.at(-1);
  const { closeDate } = history.opportunity;
  const closeDay = closeDate === undefined ? undefined : dayNumber(closeDate);
  return {
    opportunity: history.opportunity,
    createdOn,
    stays: staysOf(history, createdOn, turns, coverage),
    ending:
      last === undefined || last.to === 'open' ? undefined : { outcome: last.to, on: last.on },
    pushes: pushesOf(history, turns),
    owners: history.owners.map(({ personId, since }) => ({
      since: since === undefined ? -Infinity : dayNumber(since),
      value: personId,
    })),
    closeDates: stepsOf(history, 'close_date', closeDay, (text) => dayNumber(text as CalendarDate)),
    amounts: stepsOf(history, 'amount', history.opportunity.amount, Number),
    activityDays: history.activityDates.map(dayNumber),
    forecastCategories: stepsOf(
      history,
      'forecast_category',
      history.opportunity.forecastCategory,
      (text) => text,
    ),
    nextSteps: stepsOf(history, 'next_step', history.opportunity.nextStep, (text) => text),
    contactCounts: stepsOf(history, 'contact_count', history.opportunity.contactCount, Number),
  };
}

/** The stay in which the opportunity was open on a day; undefined where it was not. */
export function stayOn({ stays }: Timeline, day: number): Stay | undefined {
  return stays.find(({ from, end }) => from <= day && (end === undefined || end.on > day));
}
