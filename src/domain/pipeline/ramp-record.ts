/** What a new rep reaches on the way to a seasoned one's production, in the usual order. */
export const MILESTONES = [
  'first-opportunities',
  'first-proposal',
  'pipeline-share',
  'first-win',
  'production-share',
] as const;

export type Milestone = (typeof MILESTONES)[number];

/** How one rep's ramp went, as far as it is known: what later starters are measured by. */
export interface RampRecord {
  /** Days from the start date until each milestone was reached; absent for those not reached yet. */
  readonly reached: Readonly<Partial<Record<Milestone, number>>>;
  /** For how many days the ramp could be watched. */
  readonly watchedDays: number;
}
