import type { CalendarDate } from '../../../domain/calendar.ts';
import type { EvidenceOpportunity } from '../../../domain/signals/evidence.ts';
import type { SignalKind } from '../../../domain/signals/kinds.ts';
import type { SignalEvidence } from '../../../domain/signals/known-evidence.ts';

type EvidenceAbout<Kind extends SignalKind> = Extract<SignalEvidence, { readonly kind: Kind }>;

/** The sentences about one kind of signal, made of its facts; plain, unescaped and sayable to the rep. */
export interface WordsOfKind<Kind extends SignalKind> {
  /** Completes "Ana — …": lower case, no full stop, as `new deals have dried up`. */
  headline(facts: EvidenceAbout<Kind>['facts']): string;
  /** The recent figure beside what is usual, one short sentence: `3 in the last 5 weeks; 9 is usual.` */
  comparison(facts: EvidenceAbout<Kind>['facts'], day: FormatDay): string;
  /** How sure, as `Chance alone would do this less than once in 2 years.` */
  sureness(facts: EvidenceAbout<Kind>['facts']): string;
  /** What would end it, as `Clears when new deals are back to usual.` */
  clearsWhen(facts: EvidenceAbout<Kind>['facts']): string;
  /** What a deal shows: `112 days in Proposal`. */
  note(
    shows: EvidenceAbout<Kind>['opportunities'][number]['facts'],
    day: FormatDay,
    deal: EvidenceOpportunity,
  ): string;
}

/** A date as it was said on the day of the export. */
type FormatDay = (date: CalendarDate) => string;

/** The words of some kinds, each of them. */
export type WordsOf<Kinds extends SignalKind> = { readonly [Kind in Kinds]: WordsOfKind<Kind> };
