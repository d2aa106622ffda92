import { addDays, daysBetween, type CalendarDate } from '../calendar.ts';
import type { NamedPerson } from '../people/named-person.ts';
import { questionFor } from './questions.ts';
import { standoutOf, type Standout } from './standout.ts';

/** The days that a digest looks back. */
export const DIGEST_DAYS = 14;
/** An older issue without a one-on-one about it is a missing conversation. */
export const OLD_ISSUE_DAYS = 21;

/** How one manager coaches one of their reports. Only of the days that the digest looks back, but for the last two. */
export interface PairFacts {
  readonly manager: NamedPerson;
  readonly report: NamedPerson;
  /** The report's first day; undefined where it is not known. */
  readonly startDate: CalendarDate | undefined;
  readonly raised: number;
  /** Issues that a logged one-on-one was about. */
  readonly coached: number;
  readonly cleared: number;
  /** Commitments that fell due, and how many of them were kept. */
  readonly due: number;
  readonly kept: number;
  /** Issues raised for {@link OLD_ISSUE_DAYS} or longer, with no one-on-one since. */
  readonly old: number;
  /** Undefined where none was ever logged. */
  readonly lastHeldOn: CalendarDate | undefined;
  /** When the manager's first list came; undefined before it. */
  readonly firstListOn: CalendarDate | undefined;
}

/** How a manager coaches, and for a second-line manager how all managers below them do, summed up. */
export interface ManagerSummary {
  readonly manager: NamedPerson;
  /** How many managers are below this one; 0 for a front-line manager. */
  readonly managersBelow: number;
  readonly people: number;
  /** Of them, those with a logged one-on-one in the days that the digest looks back. */
  readonly coachedPeople: number;
  /** Who has gone longest without; undefined where everybody was coached recently. */
  readonly longest: LongestGap | undefined;
  readonly raised: number;
  readonly coached: number;
  readonly cleared: number;
  readonly old: number;
  readonly due: number;
  readonly kept: number;
  /** When the first list came, to this manager or to one below; undefined before it. */
  readonly firstListOn: CalendarDate | undefined;
  readonly standout: Standout;
  /** One thing to ask this manager. */
  readonly question: string;
}

export interface LongestGap {
  readonly report: NamedPerson;
  /** Days since the last one-on-one; undefined where none was ever logged. */
  readonly days: number | undefined;
}

/** Sums up the pairs below and including a manager. The question is another one each week. */
export function summarise(
  manager: NamedPerson,
  managersBelow: number,
  pairs: readonly PairFacts[],
  today: CalendarDate,
): ManagerSummary {
  const sum = (count: (pair: PairFacts) => number) =>
    pairs.reduce((total, pair) => total + count(pair), 0);
  const since = addDays(today, -DIGEST_DAYS);
  const isLately = ({ lastHeldOn }: PairFacts) => lastHeldOn !== undefined && lastHeldOn > since;
  const summary = {
    manager,
    managersBelow,
    people: pairs.length,
    coachedPeople: pairs.filter(isLately).length,
    longest: longestGap(
      pairs.filter((pair) => !isLately(pair) && !isNew(pair, since)),
      today,
    ),
    raised: sum(({ raised }) => raised),
    coached: sum(({ coached }) => coached),
    cleared: sum(({ cleared }) => cleared),
    old: sum(({ old }) => old),
    due: sum(({ due }) => due),
    kept: sum(({ kept }) => kept),
    firstListOn: pairs.flatMap(({ firstListOn }) => firstListOn ?? []).toSorted()[0],
  };
  const standout = standoutOf(summary);
  return { ...summary, standout, question: questionFor(standout, manager.id, today) };
}

/** Whoever began in these days has no gap yet. */
function isNew({ startDate }: PairFacts, since: CalendarDate): boolean {
  return startDate !== undefined && startDate > since;
}

/** Whoever never had one comes first, then the longest ago; of equals the first by name. */
function longestGap(pairs: readonly PairFacts[], today: CalendarDate): LongestGap | undefined {
  const [first] = pairs.toSorted(
    (one, other) =>
      (one.lastHeldOn ?? '').localeCompare(other.lastHeldOn ?? '') ||
      one.report.name.localeCompare(other.report.name) ||
      one.report.id - other.report.id,
  );
  return (
    first && {
      report: first.report,
      days: first.lastHeldOn === undefined ? undefined : daysBetween(first.lastHeldOn, today),
    }
  );
}
