import { daysBetween, type CalendarDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import type { ClearedEvidence } from './evidence.ts';
import type { SignalEvidence, SignalOutcome } from './known-evidence.ts';
import type { SignalKind } from './kinds.ts';

/** One signal's life so far: the newest episode of a rep's kind of signal. */
export interface Episode {
  readonly repId: PersonId;
  readonly kind: SignalKind;
  /** 1 for the rep's first of this kind. */
  readonly episode: number;
  readonly lastSeenOn: CalendarDate;
  /** Undefined while it is raised. */
  readonly clearedOn: CalendarDate | undefined;
}

/** What is to be written about one rep's kind of signal; `on` is the date of the newest export. */
export type EpisodeWrite = { readonly repId: PersonId; readonly kind: SignalKind } & (
  | ({ readonly write: 'raise'; readonly episode: number } & Raised)
  /** It is still there, or there again: then a dismissal or a snooze goes on, too. */
  | ({
      readonly write: 'confirm';
      readonly episode: number;
      /** Not enough to raise it any more, not enough to call it over. */
      readonly isFading: boolean;
    } & Raised)
  | {
      readonly write: 'clear';
      readonly episode: number;
      readonly on: CalendarDate;
      /** Undefined where it ended because nothing can be said any more: that is no recovery. */
      readonly now: ClearedEvidence | undefined;
    }
);

interface Seen {
  readonly on: CalendarDate;
  readonly severity: number;
  readonly evidence: SignalEvidence;
}

interface Raised extends Seen {
  /** Whether it was called over less than a quarter ago, and is there again. */
  readonly isBack: boolean;
}

/** What comes back sooner than this is the same trouble, not a new one. */
const SAME_TROUBLE_DAYS = 28;
/** What comes back sooner than this had not recovered for good. */
export const FOR_GOOD_DAYS = 91;
/** What nothing could be said about for so long is no longer claimed. */
const UNCONFIRMED_DAYS = 56;

/**
 * Yesterday's newest episode and today's outcome make what is to be written, undefined for nothing.
 * Said again for the same export it changes nothing, and an older export never undoes a newer one.
 * Being snoozed or dismissed is no part of it: a quiet signal goes on, and clears like any other.
 */
export function nextWrite(
  repId: PersonId,
  kind: SignalKind,
  latest: Episode | undefined,
  outcome: SignalOutcome,
  on: CalendarDate,
): EpisodeWrite | undefined {
  if (latest !== undefined && (latest.clearedOn ?? latest.lastSeenOn) > on) return undefined;
  const isRaised = latest !== undefined && latest.clearedOn === undefined;
  const { episode = 0 } = latest ?? {};
  switch (outcome.outcome) {
    case 'raised': {
      const { severity, evidence } = outcome;
      const over = latest?.clearedOn === undefined ? Infinity : daysBetween(latest.clearedOn, on);
      const found = { repId, kind, severity, evidence, on, isBack: over <= FOR_GOOD_DAYS };
      return isRaised || over <= SAME_TROUBLE_DAYS
        ? { write: 'confirm', episode, isFading: false, ...found }
        : { write: 'raise', episode: episode + 1, ...found };
    }
    case 'fading': {
      const { severity, evidence } = outcome;
      const found = { repId, kind, severity, evidence, on, isBack: false };
      return isRaised ? { write: 'confirm', episode, isFading: true, ...found } : undefined;
    }
    case 'not-enough-history': {
      // Missing data are no good news: the signal waits for better ones, but not for ever.
      const isForgotten = isRaised && daysBetween(latest.lastSeenOn, on) > UNCONFIRMED_DAYS;
      return isForgotten ? { write: 'clear', repId, kind, episode, on, now: undefined } : undefined;
    }
    case 'clear': {
      const { now = {} } = outcome;
      return isRaised ? { write: 'clear', repId, kind, episode, on, now } : undefined;
    }
    case 'not-applicable':
      return isRaised ? { write: 'clear', repId, kind, episode, on, now: undefined } : undefined;
  }
}
