/** What a new rep reaches on the way to a seasoned one's production, in the usual order. */
export const MILESTONES = [
  'first-opportunities',
  'first-proposal',
  'pipeline-share',
  'first-win',
  'production-share',
] as const;

export type Milestone = (typeof MILESTONES)[number];

/**
 * The day, counted from the start date, by which half of all new reps have reached a milestone, for a company
 * that has too few starters of its own to know. Half of a seasoned rep's production after five months goes
 * with the middle of published ramps; the others lie on the way there as deals of some two months make them.
 */
const DEFAULT_DUE_DAYS: Readonly<Record<Milestone, number>> = {
  'first-opportunities': 30,
  'first-proposal': 60,
  'pipeline-share': 90,
  'first-win': 120,
  'production-share': 150,
};

/** So many begun deals are no accident. */
export const FIRST_OPPORTUNITIES = 3;
/** Of what the middle one of the seasoned colleagues has. */
export const SHARE_OF_A_SEASONED_REP = 0.5;
/** With fewer of them there is no telling what a seasoned rep has. */
export const SEASONED_TO_COMPARE = 3;
/** From so many earlier starters on, their pace counts instead of the default. */
export const STARTERS_TO_LEARN_FROM = 5;
/** Half as much again as half of all new reps take: published ramps of a quarter of them are longer still. */
export const LATE_FROM = 1.5;
/** The longest ramps that are published; whoever has been there for so long is measured like everybody. */
export const LONGEST_RAMP_DAYS = 365;

/** How one rep's ramp went, as far as it is known: what later starters are measured by. */
export interface RampRecord {
  /** Days from the start date until each milestone was reached; absent for those not reached yet. */
  readonly reached: Readonly<Partial<Record<Milestone, number>>>;
  /** For how many days the ramp could be watched. */
  readonly watchedDays: number;
}

/** By when a milestone is usual, in days from the start, and how that is known. */
export interface DueMilestone {
  readonly milestone: Milestone;
  readonly dueDays: number;
  /** How many earlier starters it was learnt from; 0 for the default. */
  readonly starters: number;
}

/** When each milestone is usual: the middle one of the earlier starters, where they are enough. */
export function dueMilestones(earlier: readonly RampRecord[]): readonly DueMilestone[] {
  return MILESTONES.map((milestone) => {
    const fallback = { milestone, dueDays: DEFAULT_DUE_DAYS[milestone], starters: 0 };
    // Who has not reached it yet, and started lately, may still be quick.
    const watched = earlier.filter(
      ({ reached, watchedDays }) =>
        reached[milestone] !== undefined || watchedDays >= LATE_FROM * DEFAULT_DUE_DAYS[milestone],
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
