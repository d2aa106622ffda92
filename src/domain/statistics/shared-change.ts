import { at, sum } from './counts.ts';

/** One of those who may have something in common: what was counted by week, and what its own usual makes of each. */
export interface Member {
  readonly observed: Float64Array;
  /** With what others have in common taken in; 0 where nothing could have been counted. */
  readonly usual: Float64Array;
}

export type Direction = 'fewer' | 'more';

/** What some of them have in common since a week. */
export interface SharedChange {
  /** The log of how much likelier it is that some have changed together than that nobody has. */
  readonly evidence: number;
  /** The first week of it. */
  readonly since: number;
  /** Whose own figures before and since show it plainly, by index. */
  readonly changed: readonly number[];
  /** Whether those together never were as far off in as many weeks in a row before. */
  readonly isUnheardOf: boolean;
}

/** Two or three odd weeks are a holiday or a season. */
const FEWEST_WEEKS = 5;
/** Where nobody rests, one week less is enough with so much more evidence. */
const SHORT_WEEKS = 4;
const PRICE_OF_SHORT = 1.5;
const MAX_WEEKS = 39;
const LAST_WEEKS = 4;
const WEEKS_BEFORE = 52;
/** Fewer weeks than this before it are no usual. */
const FEWEST_WEEKS_BEFORE = 10;
/** The changes that are looked for; the last is the least that anybody would speak of. */
const FACTORS: Readonly<Record<Direction, readonly number[]>> = {
  fewer: [0.2, 0.4, 0.6],
  more: [4, 2.5, 1.7],
};
/** Of a change that many have, each member has it as likely as not (Xie and Siegmund 2013). */
const SHARE_CHANGED = 0.5;
/** How much a member's own pace varies from quarter to quarter by itself: a variance. */
const DRIFT = 0.04;
/** Before anything is known of a member it counts as at its usual, as much as for so many events. */
const PRIOR_EVENTS = 2;
/** As many events are taken to be as uneven as chance. */
const PRIOR_UNEVEN_EVENTS = 10;
/** A member's own figures show it where they are so far from before, by at least one and a half events. */
const PLAINLY: Readonly<Record<Direction, number>> = { fewer: 0.67, more: 1.5 };
const PLAIN_EVENTS = 1.5;
const EVENTS_TO_COMPARE = 4;

/**
 * The clearest lasting change that some of the members have in common and that goes on until now. For each week that it
 * may have begun in, every member's count since then is compared with what the member's own weeks before it lead one to
 * expect (a gamma prior on the pace, so that a usual learnt from little proves little), and the likelihood ratios of
 * all are put together as a mixture of changed and unchanged members: neither needs everybody to have it, nor is one
 * member's own trouble enough. `alone` are the same members without what others have in common: who has changed must show it
 * there as well. What began in a week for which `mayBeShort` may be of four weeks, else of five. Undefined where too few
 * weeks are known.
 */
export function sharedChange(
  members: readonly Member[],
  direction: Direction,
  alone: readonly Member[] = members,
  mayBeShort: (since: number) => boolean = () => false,
): SharedChange | undefined {
  const last = members[0]?.observed.length ?? 0;
  const unevenness = members.map(unevennessOf);
  let best: { evidence: number; since: number; hasLasted: boolean } | undefined;
  const known = Array.from({ length: last }, (_, week) =>
    members.some(({ usual }) => at(usual, week) > 0) ? 1 : 0,
  );
  let weeks = 0;
  let weeksBefore = known.reduce<number>((total, one) => total + one, 0);
  for (let since = last - 1; since >= Math.max(0, last - MAX_WEEKS); since -= 1) {
    weeks += known[since] ?? 0;
    weeksBefore -= known[since] ?? 0;
    if (weeksBefore < FEWEST_WEEKS_BEFORE) break;
    const isShort = weeks === SHORT_WEEKS && mayBeShort(since);
    const hasLasted = isShort || weeks >= FEWEST_WEEKS;
    if (weeks === 0 || (hasLasted && !isThroughout(members, since, direction))) continue;
    const price = isShort ? PRICE_OF_SHORT : 0;
    const evidence = evidenceOf(members, since, direction, unevenness) - price;
    if (best === undefined || evidence > best.evidence) best = { evidence, since, hasLasted };
  }
  // What shows best in fewer weeks has not lasted.
  if (best === undefined || !best.hasLasted) return undefined;
  const { since, evidence } = best;
  const changed = [...members.keys()].filter((index) =>
    [members[index], alone[index]].every((member) => hasPlainlyChanged(member, since, direction)),
  );
  const isUnheardOf = wasNeverSo(
    changed.flatMap((index) => members[index] ?? []),
    since,
    direction,
  );
  return { since, evidence, changed, isUnheardOf };
}

/** The first week in which anything could have been counted. */
function firstKnown(members: readonly Member[]): number {
  const firsts = members.map(({ usual }) => usual.findIndex((value) => value > 0));
  return Math.min(Infinity, ...firsts.filter((week) => week >= 0));
}

/**
 * The log of the likelihood ratio of a change since a week: of everybody, or of each as likely as not, by any of the
 * factors; against none.
 */
function evidenceOf(
  members: readonly Member[],
  since: number,
  direction: Direction,
  unevenness: readonly number[],
): number {
  const logs = FACTORS[direction].flatMap((factor) => {
    let [all, some] = [0, 0];
    for (const [index, member] of members.entries()) {
      const log = logRatio(member, since, factor, unevenness[index] ?? 1);
      all += log;
      some += Math.log(1 - SHARE_CHANGED + SHARE_CHANGED * Math.exp(log));
    }
    return [all, some];
  });
  const max = Math.max(...logs);
  const average = logs.reduce((total, log) => total + Math.exp(log - max), 0) / logs.length;
  return max + Math.log(average);
}

/** Of one member: how much likelier its count since then is after a change by this factor than without; a logarithm. */
function logRatio(member: Member, since: number, factor: number, unevenness: number): number {
  const { before, now } = aroundOf(member, since);
  if (now.usual <= 0 || before.usual <= 0) return 0;
  // Counts that vary more than chance tell as much as fewer would.
  const worth = 1 / (unevenness + DRIFT * now.usual);
  const shape = PRIOR_EVENTS + before.observed / unevenness;
  const rate = PRIOR_EVENTS + before.usual / unevenness;
  const [count, due] = [now.observed * worth, now.usual * worth];
  return (
    count * Math.log(factor) - (shape + count) * Math.log((rate + factor * due) / (rate + due))
  );
}

/** What a member had before a week and since then, beside the usual of the same weeks. */
function aroundOf({ observed, usual }: Member, since: number) {
  const from = Math.max(0, since - WEEKS_BEFORE);
  return {
    before: { observed: sum(observed, from, since), usual: sum(usual, from, since) },
    now: { observed: sum(observed, since), usual: sum(usual, since) },
  };
}

function hasPlainlyChanged(
  member: Member | undefined,
  since: number,
  direction: Direction,
): boolean {
  if (member === undefined) return false;
  const { before, now } = aroundOf(member, since);
  if (before.observed < EVENTS_TO_COMPARE || before.usual <= 0) return false;
  const due = (now.usual * before.observed) / before.usual;
  return isPlain(now.observed, due, direction) && Math.abs(due - now.observed) >= PLAIN_EVENTS;
}

function isPlain(observed: number, due: number, direction: Direction): boolean {
  return direction === 'fewer' ? observed <= due * PLAINLY.fewer : observed >= due * PLAINLY.more;
}

/**
 * Whether all together are off in both halves of the weeks, as a holiday in one of them is no lasting change; and in the
 * last four, or it is over.
 */
function isThroughout(members: readonly Member[], since: number, direction: Direction): boolean {
  const last = members[0]?.observed.length ?? 0;
  const middle = since + Math.floor((last - since) / 2);
  return [
    [since, middle],
    [middle, last],
    [Math.max(since, last - LAST_WEEKS), last],
  ].every(([from = 0, until = 0]) => isOffBetween(members, since, { from, until }, direction));
}

/** Half of those who may have it are enough: so far off they are together. */
const OFF: Readonly<Record<Direction, number>> = { fewer: 0.85, more: 1.25 };

function isOffBetween(
  members: readonly Member[],
  since: number,
  { from, until }: { readonly from: number; readonly until: number },
  direction: Direction,
): boolean {
  let [observed, due] = [0, 0];
  for (const member of members) {
    const { before } = aroundOf(member, since);
    const pace = (before.observed + PRIOR_EVENTS) / (before.usual + PRIOR_EVENTS);
    observed += sum(member.observed, from, until);
    due += sum(member.usual, from, until) * pace;
  }
  return direction === 'fewer' ? observed <= due * OFF.fewer : observed >= due * OFF.more;
}

/** So much further off than ever before. */
const FURTHER: Readonly<Record<Direction, number>> = { fewer: 0.9, more: 1.1 };

/** Campaigns and quarter ends come and go as well: whether no earlier weeks, as many in a row, were nearly as far off. */
function wasNeverSo(members: readonly Member[], since: number, direction: Direction): boolean {
  const last = members[0]?.observed.length ?? 0;
  const length = last - since;
  const ratioFrom = (from: number) => {
    let [observed, due] = [0, 0];
    for (const member of members) {
      observed += sum(member.observed, from, from + length);
      due += sum(member.usual, from, from + length);
    }
    return due > 0 ? observed / due : 1;
  };
  const now = ratioFrom(since) / FURTHER[direction];
  for (let from = firstKnown(members); from + length <= since; from += 1) {
    const then = ratioFrom(from);
    if (direction === 'fewer' ? then < now : then > now) return false;
  }
  return true;
}

/** From how far neighbouring weeks lie apart, so that a change in the middle counts but once; 1 for pure chance. */
function unevennessOf({ observed, usual }: Member): number {
  let [squares, means] = [PRIOR_UNEVEN_EVENTS, PRIOR_UNEVEN_EVENTS];
  for (let week = 1; week < observed.length; week += 1) {
    const [due, dueBefore] = [at(usual, week), at(usual, week - 1)];
    if (due <= 0 || dueBefore <= 0) continue;
    const all = at(observed, week) + at(observed, week - 1);
    const share = due / (due + dueBefore);
    squares += (at(observed, week) - share * all) ** 2 / (2 * share * (1 - share));
    means += all / 2;
  }
  return Math.max(1, squares / means);
}
