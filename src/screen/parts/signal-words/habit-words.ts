import { clip } from '../../../domain/text.ts';
import { figure, inTheLast } from '../figure-words.ts';
import { endingOf } from './counted-words.ts';
import type { WordsOf } from './words-of-kind.ts';

interface Habit {
  readonly so: number;
  readonly of: number;
  readonly usual: number;
}

interface Change {
  readonly observed: number;
  readonly of: number;
  readonly usual: number;
  readonly weeks: number;
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
        ? ofColleagues(facts, 'larger deals have one contact or none')
        : ofOwn(facts, 'deals begun', 'a second contact'),
    sureness: (facts) =>
      facts.ground === 'habit' ? surenessOf(facts) : ONE_CONTACT.sureness(facts),
    clearsWhen: (facts) =>
      facts.ground === 'habit' ? clearsAt(facts) : ONE_CONTACT.clearsWhen(facts),
    note: ({ contacts }) => (contacts === 1 ? 'one contact' : 'no contact'),
  },
  'no-next-step': {
    headline: ({ ground }) =>
      ground === 'habit' ? 'open deals have no next step' : 'deals move on without a next step',
    comparison: (facts) =>
      facts.ground === 'habit'
        ? ofColleagues(facts, 'open deals have no next step that says something')
        : ofOwn(facts, 'deals begun or moved on', 'a next step that says something'),
    sureness: (facts) => (facts.ground === 'habit' ? surenessOf(facts) : NO_STEP.sureness(facts)),
    clearsWhen: (facts) => (facts.ground === 'habit' ? clearsAt(facts) : NO_STEP.clearsWhen(facts)),
    note: ({ nextStep }) =>
      nextStep === undefined ? 'no next step' : `next step “${clip(nextStep, STEP_SHOWN)}”`,
  },
  'parked-close-dates': {
    headline: () => 'close dates are parked far away',
    comparison: (facts) => ofColleagues(facts, 'open deals are to close in more than nine months'),
    sureness: surenessOf,
    clearsWhen: clearsAt,
    note: ({ days }) => `${days} days away`,
  },
  'overdue-close-dates': {
    headline: () => 'close dates have passed on open deals',
    comparison: (facts) => ofColleagues(facts, 'open deals are past their close date'),
    sureness: surenessOf,
    clearsWhen: clearsAt,
    note: ({ days }) => `${days} days past its close date`,
  },
  'never-logs-activity': {
    headline: () => 'logs no activity in the CRM',
    comparison: ({ so, of, colleaguesSo, colleaguesOf, weeks }) =>
      `Open deals with activity in a week: ${so} of ${of} ${inTheLast(weeks)}; ${colleaguesSo} of ${colleaguesOf} with the colleagues.`,
    sureness: () =>
      'It has been so since the exports began. A habit with the CRM; what is done for customers it can’t tell.',
    clearsWhen: () => 'Clears when one in twenty open deals has activity in a week.',
    note: ({ openDays }) => `open for ${openDays} days`,
  },
  'clean-pipeline': {
    headline: () => 'keeps the pipeline in order',
    comparison: ({ so, of, usual }) =>
      `Of ${of} things to keep in order on open deals ${so} are amiss; ${figure(usual)} would be usual in the team.`,
    sureness: surenessOf,
    clearsWhen: () => 'Clears when as much is amiss as with the colleagues.',
    note: ({ nextStep }) => `next step “${nextStep ?? 'none'}”`,
  },
};

const STEP_SHOWN = 30;
const ONE_CONTACT = endingOf('deals begun with one contact');
const NO_STEP = endingOf('deals begun or moved on without a next step');

function ofColleagues({ so, of, usual }: Habit, predicate: string): string {
  return `${so} of ${of} ${predicate}; ${figure(usual)} would be usual in the team.`;
}

/** `9 of 14 deals begun in the last 6 weeks are without a second contact; 4 is usual.` */
function ofOwn({ observed, of, usual, weeks }: Change, noun: string, without: string): string {
  return `${figure(observed)} of ${of} ${noun} ${inTheLast(weeks)} are without ${without}; ${figure(usual)} is usual.`;
}

function surenessOf({ onceInReps }: Pick<HabitEnding, 'onceInReps'>): string {
  return `Among reps like the colleagues, chance would bring this to less than one in ${onceInReps}.`;
}

function clearsAt({ clearsAt: left, of }: HabitEnding): string {
  return `Clears when it is so with ${left} of ${of}, or fewer.`;
}
