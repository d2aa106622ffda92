import type { Chances } from '../organisation/distributions.ts';

/** A stage as it is passed; what it is called may change in the middle. */
export interface Stage {
  readonly key: string;
  readonly label: string;
  /** The median of the working days that it takes. */
  readonly days: number;
  /** The chance that a deal which leaves it is lost. */
  readonly loss: number;
  readonly category: 'Pipeline' | 'Best Case' | 'Commit';
}

/** What is sold. The last stage's loss is that of a deal like any other; the rest of them is won. */
export interface Product {
  readonly name: string;
  readonly path: readonly Stage[];
  /** Median, and how much deals differ (of the logarithm). */
  readonly amount: number;
  readonly amountSpread: number;
}

export type Role = 'all-round' | 'many small deals' | 'few large deals';

const stage = (
  label: string,
  days: number,
  loss: number,
  category: Stage['category'] = 'Pipeline',
): Stage => ({ key: label, label, days, loss, category });

const STARTER: Product = {
  name: 'Starter',
  path: [
    stage('Discovery', 5, 0.35),
    stage('Proposal', 8, 0.25, 'Best Case'),
    stage('Negotiation', 7, 0.4, 'Commit'),
  ],
  amount: 6_000,
  amountSpread: 0.6,
};
const PLATFORM: Product = {
  name: 'Platform',
  path: [
    stage('Discovery', 9, 0.3),
    stage('Evaluation', 14, 0.2),
    stage('Proposal', 14, 0.2, 'Best Case'),
    stage('Negotiation', 9, 0.42, 'Commit'),
  ],
  amount: 30_000,
  amountSpread: 0.8,
};
const ADD_ON: Product = {
  name: 'Add-on',
  path: [stage('Proposal', 6, 0.15, 'Best Case'), stage('Negotiation', 5, 0.25, 'Commit')],
  amount: 4_000,
  amountSpread: 0.7,
};
const ENTERPRISE: Product = {
  name: 'Enterprise',
  path: [
    stage('Discovery', 18, 0.35),
    stage('Evaluation', 26, 0.25),
    stage('Security Review', 14, 0.1),
    stage('Proposal', 22, 0.2, 'Best Case'),
    stage('Negotiation', 18, 0.45, 'Commit'),
  ],
  amount: 150_000,
  amountSpread: 0.9,
};

/** What is put between the others in the middle of the year: every deal that has not got so far passes it as well. */
export const ADDED_STAGE = stage('Legal Review', 5, 0.04, 'Commit');
export const RENAMED_STAGE = { from: 'Evaluation', to: 'Technical Fit' } as const;

interface Portfolio {
  /** New deals a week in full time. */
  readonly newDeals: number;
  readonly products: readonly (readonly [Product, share: number])[];
}

const ONE_PRODUCT: Portfolio = { newDeals: 2.2, products: [[PLATFORM, 1]] };
const PORTFOLIOS: Readonly<Record<Role, Portfolio>> = {
  'all-round': {
    newDeals: 2.6,
    products: [
      [STARTER, 0.4],
      [PLATFORM, 0.35],
      [ADD_ON, 0.25],
    ],
  },
  'many small deals': {
    newDeals: 5.5,
    products: [
      [STARTER, 0.7],
      [ADD_ON, 0.3],
    ],
  },
  'few large deals': { newDeals: 0.8, products: [[ENTERPRISE, 1]] },
};

/** What somebody in this role sells. */
export function portfolioOf(role: Role, hasSeveral: boolean): Portfolio {
  return role === 'all-round' && !hasSeveral ? ONE_PRODUCT : PORTFOLIOS[role];
}

export function someProduct({ products }: Portfolio, chance: Chances): Product {
  let left = chance.next();
  for (const [product, share] of products) {
    left -= share;
    if (left <= 0) return product;
  }
  return products[0]?.[0] ?? PLATFORM;
}

/** What a new deal is expected to bring, over all that is sold. */
export function expectedAmount({ products }: Portfolio): number {
  return products.reduce((sum, [product, share]) => {
    const won = product.path.reduce((chance, { loss }) => chance * (1 - loss), 1);
    return sum + share * won * product.amount * Math.exp(product.amountSpread ** 2 / 2);
  }, 0);
}

const SHARE_IN_TAIL = 0.03;
const TAIL_FROM = 2;
/** Pareto's exponent: below 2 the variance has no end, so that it needs one. */
const TAIL_EXPONENT = 1.6;
const TAIL_UNTIL = 25;

/** What a customer would spend: log-normal, and where tails are heavy a few times far more. */
export function someAmount(
  { amount, amountSpread }: Product,
  isTailHeavy: boolean,
  chance: Chances,
): number {
  const usual = amount * chance.logNormal(amountSpread);
  if (!isTailHeavy || !chance.happens(SHARE_IN_TAIL)) return usual;
  const factor = TAIL_FROM * (1 - chance.next()) ** (-1 / TAIL_EXPONENT);
  return usual * Math.min(TAIL_UNTIL, factor);
}
