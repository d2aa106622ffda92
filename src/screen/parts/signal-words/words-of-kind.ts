import type { CalendarDate } from '../../../domain/calendar.ts';
import type { EvidenceOpportunity } from '../../../domain/signals/evidence.ts';
import type { SignalKind } from '../../../domain/signals/kinds.ts';
import type { SignalEvidence } from '../../../domain/signals/known-evidence.ts';

type EvidenceAbout<Kind extends SignalKind> = Extract<SignalEvidence, { readonly kind: Kind }>;

/** The sentences about one kind of signal, made of its facts; plain, unescaped and sayable to the rep. */
export interface WordsOfKind<Kind extends SignalKind> {
  /** Completes "Ana — …": lower case, no full stop, as `new deals have dried up`. */
  headline(facts: EvidenceAbout<Kind>['facts']): string;
  /** The rep's own figures now and before, a short sentence or two: `3 in the last 5 weeks; before, about 2 a week.` */
  comparison(facts: EvidenceAbout<Kind>['facts'], day: FormatDay): string;
  /** The whole counts with their days, where the comparison rounds or says no day; undefined where they weren't kept. */
  counted?(
    facts: EvidenceAbout<Kind>['facts'],
    asOf: CalendarDate,
    day: FormatDay,
  ): string | undefined;
  /** How sure, as `Chance alone would do this less than once in 2 years.` */
  sureness(facts: EvidenceAbout<Kind>['facts']): string;
  /** What would end it, as `Ends when new deals come as often as before.` */
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
