import type { CalendarDate } from '../calendar.ts';
import type { EvidenceOf, Outcome } from './detector.ts';
import type { DETECTORS } from './detectors.ts';
import type { Figures, SaidEvidence } from './evidence.ts';
import type { SignalKind } from './kinds.ts';

/** What detectors find, by kind. */
export type SignalEvidence = EvidenceOf<(typeof DETECTORS)[number]>;

/** What one of the detectors says. */
export type SignalOutcome = Outcome<(typeof DETECTORS)[number]>;

/** What is known of a signal: its facts, the sentences that were kept before facts were, or that it can't be read. */
export type Evidence = SignalEvidence | SaidEvidence | UnreadableEvidence;

/** Evidence that was kept and makes no sense any more; the next detection writes it anew. */
export interface UnreadableEvidence extends Omit<Figures, 'measure' | 'series' | 'stake'> {
  readonly kind: SignalKind | 'recovered-after-coaching';
  readonly unreadable: true;
  /** Since when it is known to be there. */
  readonly since: CalendarDate;
  readonly opportunities: readonly [];
  readonly measure?: never;
  readonly series?: never;
  readonly stake?: never;
}
