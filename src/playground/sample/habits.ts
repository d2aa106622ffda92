/** How a rep sells in one week. */
export interface Habits {
  /** How many deals are begun a week, on average. */
  readonly newDeals: number;
  /** A deal's chance a week to leave its stage, forward or lost. */
  readonly moveOn: number;
  /** That a deal which leaves a stage before the last is lost. */
  readonly loseEarly: number;
  /** That a deal which leaves the last stage is won. */
  readonly win: number;
  /** That the close date of a deal which doesn't move on is moved out, where it is near. */
  readonly push: number;
  /** How many days away a close date is near. */
  readonly near: number;
  /** The stage in which deals get stuck. */
  readonly stalledIn: string | undefined;
  /** That a new deal is to close in a year. */
  readonly parked: number;
  /** The quota, as a multiple of the one that goes with the rep's usual. */
  readonly quota: number;
}

/** About three in ten deals are won, those after some 75 days. */
export const STEADY: Habits = {
  newDeals: 1.1,
  moveOn: 0.36,
  loseEarly: 0.22,
  win: 0.72,
  push: 0.08,
  near: 28,
  stalledIn: undefined,
  parked: 0,
  quota: 1,
};
