import type { ListedItem } from './listed-item.ts';
import { LATEST_WEEKS_BEFORE_END, type Organisation } from './organisation/organisation.ts';
import { isThere } from './organisation/people.ts';
import { TROUBLES, type Trouble, type TroubleKind } from './organisation/trouble.ts';

/**
 * What a list was worth, in one organisation or several. An item is a line of a manager's list in a week, so that one
 * episode counts once for every week in which the manager reads it.
 */
export interface Score {
  readonly items: number;
  /** Items about a rep whose trouble has begun. */
  readonly right: number;
  /** Right ones whose signal names the trouble. */
  readonly named: number;
  /** Items about anybody else, by signal. */
  readonly falseBySignal: ReadonlyMap<string, number>;
  /** Weeks of reps whose trouble, if any, has not begun. */
  readonly healthyWeeks: number;
  readonly catches: readonly Catch[];
}

/** A trouble, and how many weeks after it began an item first named it; undefined for never. */
interface Catch {
  readonly kind: TroubleKind;
  readonly size: number;
  readonly delay: number | undefined;
}

export function scoreOf(organisation: Organisation, items: readonly ListedItem[]): Score {
  const troubleOf = new Map(organisation.troubles.map((trouble) => [trouble.rep, trouble]));
  const isRight = ({ rep, week }: ListedItem) => (troubleOf.get(rep)?.begins ?? Infinity) <= week;
  const right = items.filter(isRight);
  const falseBySignal = new Map<string, number>();
  for (const item of items) {
    if (isRight(item)) continue;
    falseBySignal.set(item.signal, (falseBySignal.get(item.signal) ?? 0) + 1);
  }
  return {
    items: items.length,
    right: right.length,
    named: right.filter((item) => isNamed(troubleOf.get(item.rep), item)).length,
    falseBySignal,
    healthyWeeks: healthyWeeks(organisation),
    catches: organisation.troubles
      .filter(({ begins }) => begins <= organisation.plan.weeks - LATEST_WEEKS_BEFORE_END)
      .map((trouble) => caught(trouble, items)),
  };
}

function isNamed(trouble: Trouble | undefined, { signal }: ListedItem): boolean {
  return trouble !== undefined && TROUBLES[trouble.kind].namedBy.includes(signal);
}

function caught(trouble: Trouble, items: readonly ListedItem[]): Catch {
  const { kind, size, begins, rep } = trouble;
  const weeks = items
    .filter((item) => item.rep === rep && item.week >= begins && isNamed(trouble, item))
    .map(({ week }) => week - begins);
  return { kind, size, delay: weeks.length === 0 ? undefined : Math.min(...weeks) };
}

function healthyWeeks({ plan, reps, troubles }: Organisation): number {
  let count = 0;
  for (const [index, rep] of reps.entries()) {
    const begins = troubles.find((trouble) => trouble.rep === index)?.begins ?? Infinity;
    for (let week = 0; week < Math.min(plan.weeks, begins); week += 1) {
      if (isThere(rep, week)) count += 1;
    }
  }
  return count;
}

export function together(scores: readonly Score[]): Score {
  const total = (of: (score: Score) => number) => scores.reduce((sum, score) => sum + of(score), 0);
  const falseBySignal = new Map<string, number>();
  for (const [signal, count] of scores.flatMap((score) => [...score.falseBySignal])) {
    falseBySignal.set(signal, (falseBySignal.get(signal) ?? 0) + count);
  }
  return {
    items: total(({ items }) => items),
    right: total(({ right }) => right),
    named: total(({ named }) => named),
    falseBySignal,
    healthyWeeks: total(({ healthyWeeks }) => healthyWeeks),
    catches: scores.flatMap(({ catches }) => catches),
  };
}

const WEEKS_A_QUARTER = 13;

/** False items that one healthy rep causes in a quarter; of one signal where it is given. */
export function falseItemsAQuarter(score: Score, signal?: string): number {
  const count =
    signal === undefined ? score.items - score.right : (score.falseBySignal.get(signal) ?? 0);
  return (count / score.healthyWeeks) * WEEKS_A_QUARTER;
}

/** The share of troubles that were named on the list by so many weeks after they began. */
export function caughtWithin({ catches }: Pick<Score, 'catches'>, weeks: number): number {
  return (
    catches.filter(({ delay }) => delay !== undefined && delay < weeks).length / catches.length
  );
}
