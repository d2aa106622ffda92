import { daysBetween, type CalendarDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import type { GroupFacts, GroupSignal } from './group-signals.ts';
import type { IssueKind } from './kinds.ts';

/** Whose a signal is that many have in common: a manager's team, or the company's, where undefined. */
export type Group = PersonId | undefined;

/** The newest episode of a group's kind of signal. */
export interface GroupEpisode {
  readonly kind: IssueKind;
  /** 1 for the group's first of this kind. */
  readonly episode: number;
  readonly lastSeenOn: CalendarDate;
  /** Undefined while it is raised. */
  readonly clearedOn: CalendarDate | undefined;
}

/** What is to be written about a group's kind of signal; `on` is the date of the newest export. */
export type GroupWrite =
  | {
      readonly write: 'see';
      readonly kind: IssueKind;
      readonly episode: number;
      readonly on: CalendarDate;
      readonly severity: number;
      readonly facts: GroupFacts;
    }
  | {
      readonly write: 'clear';
      readonly kind: IssueKind;
      readonly episode: number;
      readonly on: CalendarDate;
    };

/** What comes back sooner than this is the same trouble, not a new one. */
const SAME_TROUBLE_DAYS = 28;

/**
 * Yesterday's newest episodes and today's signals of a group make what is to be written. Said again for the same export
 * it changes nothing, and an older export never undoes a newer one.
 */
export function nextGroupWrites(
  latest: readonly GroupEpisode[],
  signals: readonly GroupSignal[],
  on: CalendarDate,
): readonly GroupWrite[] {
  const kinds = new Set([...latest, ...signals].map(({ kind }) => kind));
  return [...kinds].flatMap((kind) => {
    const before = latest.find((one) => one.kind === kind);
    const signal = signals.find((one) => one.kind === kind);
    return nextWrite(before, signal, on) ?? [];
  });
}

function nextWrite(
  before: GroupEpisode | undefined,
  signal: GroupSignal | undefined,
  on: CalendarDate,
): GroupWrite | undefined {
  if (before !== undefined && (before.clearedOn ?? before.lastSeenOn) > on) return undefined;
  const isOpen = before !== undefined && before.clearedOn === undefined;
  if (signal === undefined) {
    return isOpen ? { write: 'clear', kind: before.kind, episode: before.episode, on } : undefined;
  }
  if (signal.isFading && !isOpen) return undefined;
  const isSame =
    before?.clearedOn !== undefined && daysBetween(before.clearedOn, on) <= SAME_TROUBLE_DAYS;
  const { episode = 0 } = before ?? {};
  const { kind, severity, facts } = signal;
  return {
    write: 'see',
    kind,
    episode: isOpen || isSame ? episode : episode + 1,
    on,
    severity,
    facts,
  };
}
