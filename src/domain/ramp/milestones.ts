import { MILESTONES, type Milestone, type RampRecord } from '../pipeline/ramp-record.ts';
import { median } from '../statistics/spread.ts';

/** Those that are a share of what seasoned colleagues have: they need some to compare with, and reps differ there by nature. */
export const SHARE_MILESTONES: ReadonlySet<Milestone> = new Set([
  'pipeline-share',
  'production-share',
]);

/** What a new rep has to wait for: sales cycles, as a deal takes one from its beginning to be won, and days to learn in. */
const DEFAULT_DUE: Readonly<Record<Milestone, { readonly cycles: number; readonly days: number }>> =
  {
    'first-opportunities': { cycles: 0.5, days: 0 },
    'first-proposal': { cycles: 0.5, days: 30 },
    'pipeline-share': { cycles: 1, days: 30 },
    'first-win': { cycles: 1, days: 60 },
    'production-share': { cycles: 1, days: 90 },
  };

/** The cycle of a team that has too few wins to know its own; nobody ramps faster for selling faster than this. */
const USUAL_CYCLE_DAYS = 60;
const WINS_FOR_A_CYCLE = 10;

/** How long a team's deals take from their beginning to be won, in days: the middle one, from 60 on. */
export function cycleOf(wonAges: readonly number[]): number {
  if (wonAges.length < WINS_FOR_A_CYCLE) return USUAL_CYCLE_DAYS;
  return Math.max(USUAL_CYCLE_DAYS, median(wonAges) ?? 0);
}

/**
 * The day, counted from the start date, by which half of all new reps have reached a milestone, for a company
 * that has too few starters of its own to know: a quarter to learn and one sales cycle to half of a seasoned rep's
 * production, as published plans have it, and the others on the way there.
 */
export function defaultDueDays(milestone: Milestone, cycleDays: number): number {
  const { cycles, days } = DEFAULT_DUE[milestone];
  return Math.round(cycles * cycleDays + days);
}

/** So many begun deals are no accident. */
export const FIRST_OPPORTUNITIES = 3;
/** Of what the middle one of the seasoned colleagues has. */
export const SHARE_OF_A_SEASONED_REP = 0.5;
/** Fewer of them don't show what a seasoned rep has. */
export const SEASONED_TO_COMPARE = 3;
/** From so many earlier starters on, their pace counts instead of the default. */
export const STARTERS_TO_LEARN_FROM = 5;
/** Twice as long as half of all new reps take: whoever is only slower than the middle one is not behind. */
export const LATE_FROM = 2;
/** The longest ramps that are published; whoever has been there for so long is measured like everybody. */
export const LONGEST_RAMP_DAYS = 365;

/** By when a milestone is usual, in days from the start, and how that is known. */
export interface DueMilestone {
  readonly milestone: Milestone;
  readonly dueDays: number;
  /** How many earlier starters it was learnt from; 0 for the default. */
  readonly starters: number;
}

/** When each milestone is usual: the middle one of the earlier starters, where they are enough. */
export function dueMilestones(
  earlier: readonly RampRecord[],
  cycleDays: number,
): readonly DueMilestone[] {
  return MILESTONES.map((milestone) => {
    const fallback = { milestone, dueDays: defaultDueDays(milestone, cycleDays), starters: 0 };
    // Whoever started recently and has not reached it yet may still be quick.
    const watched = earlier.filter(
      ({ reached, watchedDays }) =>
        reached[milestone] !== undefined || watchedDays >= LATE_FROM * fallback.dueDays,
    );
    if (watched.length < STARTERS_TO_LEARN_FROM) return fallback;
    const days = watched
      .map(({ reached }) => reached[milestone] ?? Infinity)
      .toSorted((a, b) => a - b);
    const middle = days[days.length >> 1] ?? Infinity;
    if (middle * LATE_FROM > LONGEST_RAMP_DAYS) return fallback;
    return { milestone, dueDays: Math.max(1, middle), starters: watched.length };
  });
}
