/** What kind of a sales organisation it is. Rates are those of a rep like any other, in a week like any other. */
export interface Shape {
  readonly name: string;
  /** New deals a week. */
  readonly newDeals: number;
  /** Variance of a rep's week around its mean, on top of chance: lists bought, fairs, leave. */
  readonly unevenWeeks: number;
  /** By stage: the chance a week to leave it. */
  readonly exits: readonly number[];
  /** By stage: that a deal which leaves it is lost; of the last one, in a month like any other. */
  readonly losses: readonly number[];
  /** That a close date which is near or past is moved out, of a deal that stays where it is. */
  readonly push: number;
  /** Days from creation to the first close date. */
  readonly cycleDays: number;
  /** Median amount, and how much deals differ (of the logarithm). */
  readonly amount: number;
  readonly amountSpread: number;
  /** Activities a week on an open deal. */
  readonly activity: number;
  /** How much the year, and holidays, move creation: 0 not at all, 1 as much as it gets. */
  readonly season: number;
  /** The chance to win by month of quarter, over its average: Maven's are 49, 55 and 81 %. */
  readonly winsByMonth: readonly [number, number, number];
  /** How much more deals move and close in the last two weeks of a quarter. */
  readonly quarterEnd: number;
  /** How much reps differ by nature (of the logarithm), in every habit. */
  readonly repSpread: number;
}

export const STAGES = ['Discovery', 'Evaluation', 'Proposal', 'Negotiation'] as const;

export const SHAPES: readonly Shape[] = [
  {
    name: 'many small deals',
    newDeals: 3,
    unevenWeeks: 0.15,
    exits: [0.4, 0.33, 0.3, 0.33],
    losses: [0.25, 0.22, 0.18, 0.3],
    push: 0.14,
    cycleDays: 70,
    amount: 8_000,
    amountSpread: 0.5,
    activity: 1,
    season: 0.6,
    winsByMonth: [0.95, 1, 1.05],
    quarterEnd: 1.2,
    repSpread: 0.3,
  },
  {
    name: 'few large deals',
    newDeals: 1.2,
    unevenWeeks: 0.3,
    exits: [0.25, 0.2, 0.18, 0.22],
    losses: [0.28, 0.22, 0.18, 0.35],
    push: 0.1,
    cycleDays: 120,
    amount: 90_000,
    amountSpread: 0.8,
    activity: 0.8,
    season: 0.5,
    winsByMonth: [0.9, 0.95, 1.15],
    quarterEnd: 1.4,
    repSpread: 0.3,
  },
  {
    name: 'strong seasons',
    newDeals: 2,
    unevenWeeks: 0.25,
    exits: [0.33, 0.26, 0.24, 0.28],
    losses: [0.25, 0.2, 0.18, 0.36],
    push: 0.12,
    cycleDays: 90,
    amount: 25_000,
    amountSpread: 0.6,
    activity: 1,
    season: 1,
    winsByMonth: [0.8, 0.9, 1.3],
    quarterEnd: 1.6,
    repSpread: 0.35,
  },
];
