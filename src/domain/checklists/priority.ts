import { daysBetween, type CalendarDate } from '../calendar.ts';
import { issueOf, type IssueKind } from '../signals/kinds.ts';

/** What decides how soon an issue comes up. */
export interface Pressing {
  readonly kind: IssueKind;
  /** How much of the usual is missing, and how sure that is: 0 to 1, comparable between detectors. */
  readonly severity: number;
  /** What it would cost in this period if it went on, as a share of the rep's target; undefined where it is unknown. */
  readonly stake: number | undefined;
  /** The chance that it is right, as measured; undefined where it is unknown. */
  readonly chance: number | undefined;
  readonly firstSeenOn: CalendarDate;
  readonly coachedOn: CalendarDate | undefined;
  readonly weeksPassedOver: number;
  /** The weight that the manager's own feedback gives this kind; 1 without any. */
  readonly kindWeight: number;
}

/** Money moves an issue up or down by a quarter at most, or the largest quota would always come first. */
const LEAST_WORTH = 0.75;
const MAX_WORTH = 1.25;
const UNKNOWN_WORTH = 1;
/** Early is when coaching costs least; what has stood for a quarter has been seen, and isn't urgent by itself. */
const NEW_DAYS = 21;
const NEW_BONUS = 1.15;
const OLD_DAYS = 91;
const OLD_DISCOUNT = 0.85;
/** A one-on-one takes some weeks to show in the figures; until then others come first. */
const DAYS_FOR_A_ONE_ON_ONE_TO_SHOW = 42;
const AFTER_A_ONE_ON_ONE = 0.75;
/** What a week without room adds, so that a rep with larger issues can't push another off for good. */
const WEIGHT_OF_A_WEEK_PASSED_OVER = 0.15;

/**
 * How pressing an issue is in the week that begins on a day; the larger first. The severity says how much and
 * how plain; it is weighed by the chance that it is right, what coaching can change, by the money, by how new it is and whether it was coached
 * already. Weeks without room add up beside it, so that nobody waits for ever.
 */
export function priority(issue: Pressing, week: CalendarDate): number {
  const { severity, kind, kindWeight, weeksPassedOver } = issue;
  return (
    severity *
      issueOf(kind).changedByCoaching *
      kindWeight *
      worth(issue.stake) *
      sureness(issue.chance) *
      newness(daysBetween(issue.firstSeenOn, week)) *
      patience(issue.coachedOn, week) +
    weeksPassedOver * WEIGHT_OF_A_WEEK_PASSED_OVER
  );
}

function worth(stake: number | undefined): number {
  if (stake === undefined) return UNKNOWN_WORTH;
  return LEAST_WORTH + (MAX_WORTH - LEAST_WORTH) * Math.min(1, Math.max(0, stake));
}

/** Squared, or a large hint comes before what is sure: of mixed lists of life's worlds a right item came first in 84 %, by the chance itself in 67 %. */
function sureness(chance = 1): number {
  return chance ** 2;
}

function newness(days: number): number {
  if (days <= NEW_DAYS) return NEW_BONUS;
  return days > OLD_DAYS ? OLD_DISCOUNT : 1;
}

function patience(coachedOn: CalendarDate | undefined, week: CalendarDate): number {
  if (coachedOn === undefined) return 1;
  return daysBetween(coachedOn, week) < DAYS_FOR_A_ONE_ON_ONE_TO_SHOW ? AFTER_A_ONE_ON_ONE : 1;
}
