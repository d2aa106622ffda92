import { type Coverage } from './coverage.ts';
import { dayNumber, type CalendarDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import { isNextStep } from '../pipeline/next-step.ts';
import type { Opportunity } from '../pipeline/opportunity.ts';
import type { OpportunityHistory } from '../pipeline/rep-history.ts';
import { changesByField } from './changes-by-field.ts';
import { creationDay } from './creation.ts';
import { turnsOf } from './turns.ts';
import { pushesOf, type Push } from './pushes.ts';
import { staysOf, type Stay } from './stays.ts';
import { BEGINNING, stepsOf, valueOn, type Step } from './steps.ts';

/** What happened to one opportunity, and when. All days are day numbers. */
export interface Timeline {
  readonly opportunity: Opportunity;
  /** Undefined where neither the CRM nor an earlier export has it. */
  readonly createdOn: number | undefined;
  /** The time it was open, stage by stage, oldest first. */
  readonly stays: readonly Stay[];
  /** How and when it ended, where it has. An end that was undone does not count. */
  readonly ending: { readonly outcome: 'won' | 'lost'; readonly on: number } | undefined;
  readonly pushes: readonly Push[];
  /** Whose it was: the rep's index in the team; undefined for anybody outside it. */
  readonly reps: readonly Step<number | undefined>[];
  /** While open, the expected close date as a day number. */
  readonly closeDates: readonly Step<number | undefined>[];
  readonly amounts: readonly Step<number | undefined>[];
  /** The days on which something was done for it, oldest first. */
  readonly activityDays: readonly number[];
  /** As the CRM writes them. */
  readonly forecastCategories: readonly Step<string | undefined>[];
  /** Whether the next step says what happens next; undefined where there is none. */
  readonly nextSteps: readonly Step<boolean | undefined>[];
  readonly contactCounts: readonly Step<number | undefined>[];
}

/**
 * Puts what the exports and the CRM's own history tell of an opportunity in the order of time. `repIndex` tells who is
 * which rep of the team.
 */
export function timelineOf(
  history: OpportunityHistory,
  coverage: Coverage,
  repIndex: ReadonlyMap<PersonId, number>,
): Timeline {
  const { opportunity } = history;
  const changes = changesByField(history.changes);
  const createdOn = creationDay(history, coverage);
  const turns = turnsOf(history, changes, createdOn, coverage);
  const last = turns.at(-1);
  const { closeDate, nextStep } = opportunity;
  const closeDay = closeDate === undefined ? undefined : dayNumber(closeDate);
  return {
    opportunity,
    createdOn,
    stays: staysOf(history, changes, createdOn, turns, coverage),
    ending:
      last === undefined || last.to === 'open' ? undefined : { outcome: last.to, on: last.on },
    pushes: pushesOf(history, changes, turns),
    reps: history.owners.map(({ personId, since }) => ({
      since: since === undefined ? BEGINNING : dayNumber(since),
      value: personId === undefined ? undefined : repIndex.get(personId),
    })),
    closeDates: stepsOf(changes.close_date, closeDay, (text) => dayNumber(text as CalendarDate)),
    amounts: stepsOf(changes.amount, opportunity.amount, Number),
    activityDays: history.activityDays,
    forecastCategories: stepsOf(
      changes.forecast_category,
      opportunity.forecastCategory,
      (text) => text,
    ),
    nextSteps: stepsOf(
      changes.next_step,
      nextStep === undefined ? undefined : isNextStep(nextStep),
      isNextStep,
    ),
    contactCounts: stepsOf(changes.contact_count, opportunity.contactCount, Number),
  };
}

/** The stay in which the opportunity was open on a day; undefined where it was not. */
export function stayOn({ stays }: Timeline, day: number): Stay | undefined {
  for (const stay of stays) {
    if (stay.from <= day && (stay.end === undefined || stay.end.on > day)) return stay;
  }
  return undefined;
}

/** The index of the rep who owned the opportunity on a day; undefined for anybody outside the team. */
export function repOn({ reps }: Timeline, day: number): number | undefined {
  return valueOn(reps, day);
}
