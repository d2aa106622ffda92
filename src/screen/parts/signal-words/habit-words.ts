import { clip } from '../../../domain/text.ts';
import type { BeforeAndNow } from '../../../domain/signals/before-and-now.ts';
import { inTheLast } from '../figure-words.ts';
import { beforeOfMany, countedFromTo, endingOf, whole } from './counted-words.ts';
import type { WordsOf } from './words-of-kind.ts';

interface Habit {
  readonly so: number;
  readonly of: number;
  readonly colleaguesSo?: number;
  readonly colleaguesOf?: number;
}

interface HabitEnding {
  readonly onceInReps: number;
  readonly clearsAt: number;
  readonly of: number;
}

/** Whether something is done to many open deals at a time. */
export const HABIT_WORDS: WordsOf<
  | 'one-contact-deals'
  | 'no-next-step'
  | 'parked-close-dates'
  | 'overdue-close-dates'
  | 'never-logs-activity'
  | 'clean-pipeline'
> = {
  'one-contact-deals': {
    headline: ({ ground }) =>
      ground === 'habit' ? 'larger deals hang on one contact' : 'new deals hang on one contact',
    comparison: (facts) =>
      facts.ground === 'habit'
        ? ofColleagues(facts, 'larger deals of two weeks and older have one contact or none')
        : ofOwn(facts, 'deals begun', 'have no second contact'),
    counted: (facts, asOf, day) =>
      facts.ground === 'habit' ? undefined : countedFromTo(facts, asOf, day),
    sureness: (facts) =>
      facts.ground === 'habit' ? surenessOf(facts) : ONE_CONTACT.sureness(facts),
    clearsWhen: (facts) => (facts.ground === 'habit' ? clearsAt(facts) : ONE_CONTACT.clearsWhen()),
    note: ({ contacts }) => (contacts === 1 ? 'one contact' : 'no contact'),
  },
  'no-next-step': {
    headline: ({ ground }) =>
      ground === 'habit' ? 'open deals have no next step' : 'deals move on without a next step',
    comparison: (facts) =>
      facts.ground === 'habit'
        ? ofColleagues(
            facts,
            'open deals of two weeks and older have no next step that says something',
          )
        : ofOwn(
            facts,
            'times that a deal began or moved on',
            'had no next step that says something',
          ),
    counted: (facts, asOf, day) =>
      facts.ground === 'habit' ? undefined : countedFromTo(facts, asOf, day),
    sureness: (facts) => (facts.ground === 'habit' ? surenessOf(facts) : NO_STEP.sureness(facts)),
    clearsWhen: (facts) => (facts.ground === 'habit' ? clearsAt(facts) : NO_STEP.clearsWhen()),
    note: ({ nextStep }) =>
      nextStep === undefined ? 'no next step' : `next step “${clip(nextStep, STEP_SHOWN)}”`,
  },
  'parked-close-dates': {
    headline: () => 'close dates are parked far away',
    comparison: (facts) => ofColleagues(facts, 'open deals are to close in more than 270 days'),
    sureness: surenessOf,
    clearsWhen: clearsAt,
    note: ({ days }) => `${days} days away`,
  },
  'overdue-close-dates': {
    headline: () => 'close dates have passed on open deals',
    comparison: (facts) =>
      ofColleagues(facts, 'open deals are more than a week past their close date'),
    sureness: surenessOf,
    clearsWhen: clearsAt,
    note: ({ days }) => `${days} days past its close date`,
  },
  'never-logs-activity': {
    headline: () => 'logs no activity in the CRM',
    comparison: ({ so, colleaguesSo, colleaguesOf, weeks }) => {
      const own =
        so === 0
          ? 'No activity on an open deal'
          : `Activity on an open deal in ${so === 1 ? 'one week' : `${so} deals’ weeks`}`;
      const share = Math.round((colleaguesSo / Math.max(1, colleaguesOf)) * 10);
      return `${own} ${inTheLast(weeks)}; with the colleagues ${share} of 10 have some in a week.`;
    },
    counted: ({ so, of, colleaguesSo, colleaguesOf }) =>
      `Each open deal, week by week: ${so} of ${of}; with the colleagues, ${colleaguesSo} of ${colleaguesOf}.`,
    sureness: () =>
      'It has been so since the exports began. A habit with the CRM; what is done for customers it can’t tell.',
    clearsWhen: () => 'Clears when one in twenty open deals has activity in a week.',
    note: ({ openDays }) => `open for ${openDays} days`,
  },
  'clean-pipeline': {
    headline: () => 'keeps the pipeline in order',
    comparison: (facts) => ofColleagues(facts, 'things to keep in order on open deals are amiss'),
    sureness: surenessOf,
    clearsWhen: () => 'Clears when as much is amiss as with the colleagues.',
    note: ({ nextStep }) => `next step “${nextStep ?? 'none'}”`,
  },
};

const STEP_SHOWN = 30;
const ONE_CONTACT = endingOf('no more of the new deals are without than before');
const NO_STEP = endingOf('next steps are written as often as before');

/** `9 of 14 open deals are …; with the colleagues, 3 of 61.` */
function ofColleagues({ so, of, colleaguesSo, colleaguesOf }: Habit, predicate: string): string {
  const own = `${so} of ${of} ${predicate}`;
  if (colleaguesSo === undefined || colleaguesOf === undefined) return `${own}.`;
  return `${own}; with the colleagues, ${colleaguesSo} of ${colleaguesOf}.`;
}

/** `9 of 14 deals begun in the last 6 weeks have no second contact; before, 4 of 40.` */
function ofOwn(
  facts: BeforeAndNow & { readonly of: number },
  noun: string,
  predicate: string,
): string {
  const { observed, of, weeks, away } = facts;
  return `${whole(observed)} of ${of} ${noun} ${inTheLast(weeks, away)} ${predicate}${beforeOfMany(facts)}`;
}

function surenessOf({ onceInReps }: Pick<HabitEnding, 'onceInReps'>): string {
  return `Among reps like the colleagues, chance would bring this to less than one in ${onceInReps}.`;
}

function clearsAt({ clearsAt: left, of }: HabitEnding): string {
  return `Clears when it is so with ${left} of ${of}, or fewer.`;
}
