import { addDays, type CalendarDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import { LONGEST_PAUSE_DAYS, type Preference } from './preference.ts';

/** What a manager chose, before it is known whether it goes together. */
export type PreferenceDraft = Preference;

export interface PreferenceError {
  readonly field: 'pausedUntil' | 'cover' | 'country';
  readonly problem: string;
}

/** What there is to choose from, for this manager. */
export interface Choices {
  readonly today: CalendarDate;
  readonly covers: readonly { readonly id: PersonId }[];
  readonly countries: readonly { readonly code: string }[];
  /** Of the chosen country. */
  readonly parts: readonly { readonly code: string }[];
}

/** What is wrong with the choices; empty where they can be kept. */
export function findPreferenceErrors(draft: PreferenceDraft, choices: Choices): PreferenceError[] {
  const { pausedUntil, coverId, country } = draft;
  const { today } = choices;
  const errors: PreferenceError[] = [];
  if (pausedUntil !== undefined && pausedUntil > addDays(today, LONGEST_PAUSE_DAYS)) {
    errors.push({
      field: 'pausedUntil',
      problem: 'A pause is half a year at most. For longer, somebody else should get your team.',
    });
  }
  if (coverId !== undefined) {
    if (pausedUntil === undefined) {
      errors.push({ field: 'pausedUntil', problem: 'Say until when your list goes to them.' });
    }
    if (!choices.covers.some(({ id }) => id === coverId)) {
      errors.push({ field: 'cover', problem: 'This person can not cover for you any more.' });
    }
  }
  if (country !== undefined && !choices.countries.some(({ code }) => code === country)) {
    errors.push({ field: 'country', problem: 'I don’t know the holidays of this country.' });
  }
  return errors;
}

/** The choices as they are stored: a pause that is over is dropped, and a region is dropped with its country. */
export function settled(draft: PreferenceDraft, { today, parts }: Choices): Preference {
  const isAway = draft.pausedUntil !== undefined && draft.pausedUntil > today;
  return {
    ...draft,
    pausedUntil: isAway ? draft.pausedUntil : undefined,
    coverId: isAway ? draft.coverId : undefined,
    region: parts.some(({ code }) => code === draft.region) ? draft.region : undefined,
  };
}
