/** What stands out in how a manager coaches: what to ask about. */
export type Standout =
  | 'nothing-logged'
  | 'old-issues'
  | 'few-coached'
  | 'long-gap'
  | 'commitments-slip'
  | 'does-well'
  | 'steady';

/** Two issues that nobody coached for three weeks are no coincidence. */
const MANY_OLD_ISSUES = 2;
/** A one-on-one every two weeks is the least that most companies ask for; half of them missing is a pattern. */
const FEW_COACHED = 0.5;
const WELL_COACHED = 0.75;
/** Six weeks: three one-on-ones in a row did not take place. */
const LONG_GAP_DAYS = 42;
/** Fewer commitments say nothing. */
const FEWEST_COMMITMENTS = 3;
const FEW_KEPT = 0.5;

/** What is counted of a manager's coaching, as far as something may stand out in it. */
interface CoachingCounts {
  readonly people: number;
  readonly coachedPeople: number;
  /** The longest gap, in days; undefined days where no one-on-one was ever logged. */
  readonly longest: { readonly days: number | undefined } | undefined;
  readonly old: number;
  readonly due: number;
  readonly kept: number;
}

/** The first that holds, the most pressing first. */
export function standoutOf(counts: CoachingCounts): Standout {
  const { people, coachedPeople, longest, old, due, kept } = counts;
  const share = people === 0 ? 1 : coachedPeople / people;
  if (coachedPeople === 0 && people > 0) return 'nothing-logged';
  if (old >= MANY_OLD_ISSUES) return 'old-issues';
  if (share < FEW_COACHED) return 'few-coached';
  if (longest !== undefined && (longest.days ?? LONG_GAP_DAYS) >= LONG_GAP_DAYS) return 'long-gap';
  if (due >= FEWEST_COMMITMENTS && kept / due < FEW_KEPT) return 'commitments-slip';
  return share >= WELL_COACHED && old === 0 ? 'does-well' : 'steady';
}

/** Whether a manager could use a hand, rather than a question in passing. */
export function needsHelp({ standout }: { readonly standout: Standout }): boolean {
  return standout === 'nothing-logged' || standout === 'old-issues' || standout === 'few-coached';
}
