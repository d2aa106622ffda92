import type { CalendarDate } from '../calendar.ts';
import type { OpportunityId } from '../ids.ts';

/** What is behind a signal, as plain data and enough to retrace it by hand: sentences are made of it when it is shown. */
export interface FactualEvidence<Kind, Facts, DealFacts> extends Figures {
  readonly kind: Kind;
  /** What this kind of signal says, in its own figures. */
  readonly facts: Facts;
  /** The date of the export that it was found in. */
  readonly asOf: CalendarDate;
  readonly measure: Measure;
  /** The deals that show it best, at most three. */
  readonly opportunities: readonly FactualOpportunity<DealFacts>[];
}

/** What evidence has, whatever its kind. */
export interface Figures {
  readonly measure?: Measure;
  /** Week by week, oldest first, for the sparkline; absent where weeks say nothing. */
  readonly series?: WeeklySeries;
  /** When it began, as far as the exports tell. */
  readonly since: CalendarDate;
  /** The share of the rep's target for this period that it would cost if it went on, 0 to 1; absent where nobody can tell. */
  readonly stake?: number;
  /** The chance that it is right, 0 to 1, as measured; absent where it wasn't. */
  readonly chance?: number;
}

/** Evidence as it is shown: in sentences, plain, unescaped and sayable to the rep. */
export interface Sentences extends Figures {
  /** Completes "Ana — …": lower case, no full stop, as `new deals have dried up`. */
  readonly headline: string;
  /** The rep's own figures now and before, in a short sentence or two: `3 in the last 5 weeks; before, about 2 a week.` */
  readonly comparison: string;
  /** The whole counts with their days, so that they can be found in the export; absent where the comparison says it all. */
  readonly counted?: string;
  readonly opportunities: readonly SaidOpportunity[];
  /** How sure, in words: `Chance alone would do this about once in two years.` */
  readonly sureness: string;
  /** What would end the signal: `Clears when new deals come as often as before.` */
  readonly clearsWhen: string;
}

/** Evidence as it was kept before facts were. */
export interface SaidEvidence extends Sentences {
  readonly measure: Measure;
}

/** The one number that a signal is about, so that before and after can be compared. */
export interface Measure {
  /**
   * What is measured, as `new-deals-a-week`, or of one stage `share-lost-at:Proposal`: measures of the same name are the
   * same.
   */
  readonly name: string;
  readonly unit: (typeof UNITS)[number];
  readonly observed: number;
  /** What the rep's own past, or deals like these, lead one to expect: for the code alone, nobody reads it. */
  readonly usual: number;
  readonly betterWhen: 'higher' | 'lower';
}

export const UNITS = ['count', 'share', 'days', 'ratio', 'money'] as const;

/** How the measure stands when a signal is over; empty where that can't be told in figures. */
export type ClearedEvidence = Pick<Figures, 'measure' | 'series'>;

export interface WeeklySeries {
  /** The name of the measure that it is about. */
  readonly label: string;
  /** The value is null in a week that no export covers. */
  readonly points: readonly { readonly week: CalendarDate; readonly value: number | null }[];
  /** What an average week had before it began; absent where that isn't known, or a week of it says nothing. */
  readonly before?: number;
}

/** A deal as the export had it. */
export interface EvidenceOpportunity {
  readonly id: OpportunityId;
  readonly name: string;
  readonly account?: string;
  readonly stage: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly closeDate?: CalendarDate;
}

export interface FactualOpportunity<Facts> extends EvidenceOpportunity {
  /** What this deal shows. */
  readonly facts: Facts;
}

export interface SaidOpportunity extends EvidenceOpportunity {
  /** What this deal shows: `112 days in Proposal`, `pushed 3 times, 64 days in all`. */
  readonly note: string;
}
