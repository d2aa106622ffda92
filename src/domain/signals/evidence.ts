import type { CalendarDate } from '../calendar.ts';
import type { OpportunityId } from '../ids.ts';

/** What is behind a signal: enough to retrace it by hand. Texts are plain, unescaped and sayable to the rep. */
export interface Evidence {
  /** Completes "Ana — …": lower case, no full stop, as `new deals have dried up`. */
  readonly headline: string;
  /** The recent figure beside what is usual, one short sentence: `3 in the last 5 weeks; 9 is usual.` */
  readonly comparison: string;
  readonly measure: Measure;
  /** Week by week, oldest first, for the sparkline; absent where weeks say nothing. */
  readonly series?: WeeklySeries;
  /** When it began, as far as the exports tell. */
  readonly since: CalendarDate;
  /** The deals that show it best, at most three. */
  readonly opportunities: readonly EvidenceOpportunity[];
  /** How sure, in words: `Chance alone would do this about once in two years.` */
  readonly sureness: string;
  /** What would end the signal: `Clears when two weeks in a row bring 2 new deals or more.` */
  readonly clearsWhen: string;
  /** The share of the rep's target for this period that it would cost if it went on, 0 to 1; absent where nobody can tell. */
  readonly stake?: number;
}

/** The one number that a signal is about, so that before and after can be compared. */
export interface Measure {
  /** As `new deals a week`. */
  readonly name: string;
  readonly unit: 'count' | 'share' | 'days' | 'ratio' | 'money';
  readonly observed: number;
  /** What the rep's own past, or deals like these, lead one to expect. */
  readonly usual: number;
  readonly betterWhen: 'higher' | 'lower';
}

/** How the measure stands when a signal is over; empty where that can't be told in figures. */
export type ClearedEvidence = Partial<Pick<Evidence, 'measure' | 'series'>>;

export interface WeeklySeries {
  /** As `new deals a week`. */
  readonly label: string;
  /** The value is null in a week that no export covers. */
  readonly points: readonly { readonly week: CalendarDate; readonly value: number | null }[];
}

export interface EvidenceOpportunity {
  readonly id: OpportunityId;
  readonly name: string;
  readonly account?: string;
  readonly stage: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly closeDate?: CalendarDate;
  /** What this deal shows: `112 days in Proposal`, `pushed 3 times, 64 days in all`. */
  readonly note: string;
}
