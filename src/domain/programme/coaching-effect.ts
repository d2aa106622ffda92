import { addDays, type CalendarDate } from '../calendar.ts';
import { ISSUE_KINDS, type IssueKind } from '../signals/kinds.ts';
import { medianInterval, medianOf, shareInterval, type Interval } from '../statistics/intervals.ts';

/** One episode of a signal: raised, perhaps coached, perhaps cleared. */
export interface PastSignal {
  readonly kind: IssueKind;
  readonly firstSeenOn: CalendarDate;
  readonly clearedOn: CalendarDate | undefined;
  /** The first one-on-one that was about it. */
  readonly coachedOn: CalendarDate | undefined;
  /** Export by export, oldest first. */
  readonly measures: readonly PastMeasure[];
}

export interface PastMeasure {
  readonly asOf: CalendarDate;
  readonly observed: number;
  readonly usual: number;
  readonly betterWhen: 'higher' | 'lower';
}

/** What became of one kind of signal where it was coached early, and where it was not. */
export interface CoachingEffect {
  readonly kind: IssueKind;
  readonly coached: GroupOutcome;
  readonly notCoached: GroupOutcome;
  /** Undefined where either group is too small to be compared. */
  readonly verdict: 'more-clear' | 'fewer-clear' | 'may-be-chance' | undefined;
}

interface GroupOutcome {
  readonly signals: number;
  readonly cleared: number;
  /** Of the share that cleared; undefined with fewer signals than {@link NEEDED_CASES}. */
  readonly clearedInterval: Interval | undefined;
  /** Signals with a measure after the first one. */
  readonly measured: number;
  /** The median of how much better the measure became, in shares of what is usual; undefined with too few. */
  readonly change: (Interval & { readonly median: number }) | undefined;
}

/** A later one-on-one is no longer early coaching. */
const COACHED_WITHIN_DAYS = 14;
/** As long as a signal is followed: most one-on-ones agree on something for the coming month or two. */
const FOLLOWED_DAYS = 56;
/**
 * With ten, the interval of a half reaches from 24 to 76 %: it can just tell a little from a lot. With fewer it says
 * nothing, and one person's case could be recognised.
 */
export const NEEDED_CASES = 10;

/**
 * Compares, kind by kind, signals that were talked about within two weeks with those that were not. Only those that
 * were still there after the two weeks count, in both groups: what clears at once had no time to be coached, and would
 * make waiting look good. And only those that could be followed for all eight weeks by `until`, the newest export.
 */
export function coachingEffects(
  signals: readonly PastSignal[],
  until: CalendarDate,
): readonly CoachingEffect[] {
  const followed = signals.filter(
    ({ firstSeenOn, clearedOn }) =>
      addDays(firstSeenOn, FOLLOWED_DAYS) <= until &&
      (clearedOn === undefined || clearedOn > addDays(firstSeenOn, COACHED_WITHIN_DAYS)),
  );
  return ISSUE_KINDS.flatMap((kind) => {
    const ofKind = followed.filter((signal) => signal.kind === kind);
    if (ofKind.length === 0) return [];
    const [coached, notCoached] = [
      outcomeOf(ofKind.filter(isCoachedEarly)),
      outcomeOf(ofKind.filter((signal) => !isCoachedEarly(signal))),
    ];
    return [{ kind, coached, notCoached, verdict: compare(coached, notCoached) }];
  });
}

function isCoachedEarly({ firstSeenOn, coachedOn }: PastSignal): boolean {
  return coachedOn !== undefined && coachedOn <= addDays(firstSeenOn, COACHED_WITHIN_DAYS);
}

function outcomeOf(signals: readonly PastSignal[]): GroupOutcome {
  const cleared = signals.filter(
    ({ firstSeenOn, clearedOn }) =>
      clearedOn !== undefined && clearedOn <= addDays(firstSeenOn, FOLLOWED_DAYS),
  ).length;
  const changes = signals.flatMap((signal) => changeOf(signal) ?? []);
  const interval = changes.length < NEEDED_CASES ? undefined : medianInterval(changes);
  return {
    signals: signals.length,
    cleared,
    clearedInterval:
      signals.length < NEEDED_CASES ? undefined : shareInterval(cleared, signals.length),
    measured: changes.length,
    change: interval && { median: medianOf(changes), ...interval },
  };
}

/** How much better the measure was at the last export of the eight weeks than at the first. */
function changeOf({ firstSeenOn, measures }: PastSignal): number | undefined {
  const last = measures.findLast(({ asOf }) => asOf <= addDays(firstSeenOn, FOLLOWED_DAYS));
  const [first] = measures;
  if (first === undefined || last === undefined || last === first || first.usual === 0) {
    return undefined;
  }
  const change = (last.observed - first.observed) / Math.abs(first.usual);
  return first.betterWhen === 'higher' ? change : -change;
}

/** Different only where the two intervals have nothing in common, which asks for more than chance would. */
function compare(coached: GroupOutcome, notCoached: GroupOutcome): CoachingEffect['verdict'] {
  const [one, other] = [coached.clearedInterval, notCoached.clearedInterval];
  if (one === undefined || other === undefined) return undefined;
  if (one.low > other.high) return 'more-clear';
  return one.high < other.low ? 'fewer-clear' : 'may-be-chance';
}
