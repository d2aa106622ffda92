import type { CalendarDate } from '../calendar.ts';

/** What a detector needs before it says anything, in figures; `src/screen` makes the sentence. */
export type Needs =
  | { readonly need: 'export' }
  /** Of what is counted, as `new-deals`. */
  | {
      readonly need: 'counted';
      readonly events: number;
      readonly of: string;
      readonly weeks: number;
    }
  | { readonly need: 'either'; readonly standing: Needs; readonly change: Needs }
  | { readonly need: 'habit'; readonly deals: number; readonly colleagues: number }
  | {
      readonly need: 'habits';
      readonly habits: number;
      readonly deals: number;
      readonly colleagues: number;
    }
  | { readonly need: 'activities'; readonly weeks: number; readonly dealWeeks: number }
  | { readonly need: 'amounts'; readonly deals: number }
  | {
      readonly need: 'deals-in-period';
      readonly deals: number;
      readonly weeks: number;
      readonly daysLeft: number;
    }
  | { readonly need: 'weeks-in-period'; readonly weeks: number; readonly deals: number }
  | { readonly need: 'quota'; readonly closed: number; readonly daysLeft: number }
  | {
      readonly need: 'quota-and-wins';
      readonly wins: number;
      readonly closed: number;
      readonly daysLeft: number;
    }
  | { readonly need: 'wins'; readonly wins: number }
  | { readonly need: 'closed'; readonly closed: number }
  | { readonly need: 'start-date' };

/** What isn't so of the rep, the team or the export, so that a detector does not apply. */
export type Reason =
  | 'not-on-the-team'
  | 'not-in-ramp'
  | 'no-start-date'
  | 'no-quota'
  | 'period-almost-over'
  | 'several-currencies'
  | 'no-amounts'
  | 'few-amounts'
  | 'no-forecast-categories'
  | 'no-activities'
  | 'no-contact-counts'
  | 'no-next-steps'
  | 'no-close-dates'
  | 'no-habit'
  | 'few-habits';

/** Why nothing can be said. */
export type Silence =
  | {
      readonly outcome: 'not-enough-history';
      readonly needs: Needs;
      /** What there is of it, in the order of the needs; absent where it isn't counted. */
      readonly there?: readonly number[];
    }
  | NotApplicable;

export type NotApplicable = { readonly outcome: 'not-applicable' } & (
  | { readonly because: Reason }
  | { readonly because: 'in-ramp'; readonly month: number }
  | {
      readonly because: 'few-deals-in-period';
      /** Fewer than so many. */
      readonly deals: number;
    }
  | {
      readonly because: 'activities-end';
      readonly until: CalendarDate;
      readonly asOf: CalendarDate;
    }
);
