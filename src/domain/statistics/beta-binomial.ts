/** How many of how many: of one rep's deals, those that something is true of. */
export interface Share {
  readonly so: number;
  readonly of: number;
}

/** What share is usual among people, and how far apart they lie: a Beta distribution. */
export interface UsualShare {
  readonly mean: number;
  /** As of a Beta distribution: as many deals as the mean counts for each person. */
  readonly precision: number;
}

// Few people say little about their spread; in how they keep a list they differ more than in how much they
// sell, of which usual.ts takes half of this.
const PRIOR_SPREAD = 0.3;
const PRIOR_PEOPLE = 3;
const PRECISION_LIMITS = [2, 50] as const;
/** That nobody has done it does not prove that nobody ever will. */
const PRIOR_DEALS = 2;
const PRIOR_SHARE = 0.1;

/** Learns what is usual among some people by moments, as DerSimonian and Laird (1986) do. */
export function usualShare(people: readonly Share[]): UsualShare {
  const present = people.filter((one) => one.of > 0);
  const total = present.reduce((sum, one) => sum + one.of, 0);
  const so = present.reduce((sum, one) => sum + one.so, 0);
  const mean = (so + PRIOR_DEALS * PRIOR_SHARE) / (total + PRIOR_DEALS);
  const chance = mean * (1 - mean);
  const scatter = present.reduce((sum, one) => sum + one.of * (one.so / one.of - mean) ** 2, 0);
  const room = total - present.reduce((sum, one) => sum + one.of ** 2, 0) / Math.max(1, total);
  const others = Math.max(0, present.length - 1);
  const between = room > 0 ? Math.max(0, (scatter - others * chance) / room) : 0;
  const spread =
    (between * others + PRIOR_SPREAD * mean ** 2 * PRIOR_PEOPLE) / (others + PRIOR_PEOPLE);
  const [least, max] = PRECISION_LIMITS;
  return { mean, precision: Math.min(Math.max(chance / spread - 1, least), max) };
}

/** The chance that one of those people has at most so many. */
export function chanceOfAtMost({ so, of }: Share, usual: UsualShare): number {
  const opposite = { mean: 1 - usual.mean, precision: usual.precision };
  return chanceOfAtLeast({ so: of - so, of }, opposite);
}

/** The chance that one of those people has at least so many: the upper tail of a beta-binomial. */
export function chanceOfAtLeast({ so, of }: Share, { mean, precision }: UsualShare): number {
  const [a, b] = [mean * precision, (1 - mean) * precision];
  let likelihood = 1;
  for (let deal = 0; deal < of; deal += 1) likelihood *= (b + deal) / (precision + deal);
  let tail = 0;
  for (let many = 0; many <= of; many += 1) {
    if (many >= so) tail += likelihood;
    likelihood *= ((of - many) * (a + many)) / ((many + 1) * (b + of - many - 1));
  }
  return Math.min(1, tail);
}
