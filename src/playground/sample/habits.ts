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
  /** An open deal's chance a week that its close date is moved out, where that is near and nothing else happens. */
  readonly push: number;
  /** The stage in which deals get stuck. */
  readonly stuckIn: string | undefined;
  /** The quota, as a multiple of the one that goes with the rep's usual. */
  readonly quota: number;
}

/** About three in ten deals are won, those after some 75 days. */
export const STEADY: Habits = {
  newDeals: 1.15,
  moveOn: 0.36,
  loseEarly: 0.25,
  win: 0.7,
  push: 0.12,
  stuckIn: undefined,
  quota: 1,
};
