import { dateOfDay } from '../calendar.ts';
import { memoize } from '../memoize.ts';
import { watchLevel, type LevelWatch } from '../statistics/level-watch.ts';
import { amountsKept, firstAmounts, type Sized, type Sizes } from '../team/deal-sizes.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { DAYS_A_WEEK, WEEKS_A_QUARTER, WEEKS_A_YEAR, weekStartDate } from '../team/weeks.ts';
import { CLEARED_BELOW, EVIDENCE_CAP, RAISED_FROM } from './alarm.ts';
import { foremost } from './deals.ts';
import type { EvidenceOf, Issue, Outcome } from './detector.ts';
import type { ClearedEvidence, Measure, WeeklySeries } from './evidence.ts';
import type { FactShape } from './facts.ts';
import type { Reason } from './silence.ts';
import { judged } from './judged.ts';
import type { Subject } from './subject.ts';
import { chanceOfChange } from './sureness.ts';

/** To half of the usual amount: less than that is lost in how much deals differ. */
const SIZE_SHIFT = Math.log(0.5);
/** Another 15 % off what was asked for at first. */
const KEPT_SHIFT = Math.log(0.85);
/** Amounts differ by so much that fewer are no usual. */
const DEALS_NEEDED = 15;
/** Where amounts are filled in late, those that are there are not like the others. */
const SHARE_WITH_AMOUNT = 0.8;
const RECENT_WEEKS = WEEKS_A_YEAR / 2;
/** How much less evidence it is asked for, as {@link RAISED_FROM} explains. */
const DISCOUNT = 1.3;
/** New deals may be smaller, or more be let go of the price: one more chance to find something, less what is rare. */
const PRICE = Math.log(2) - DISCOUNT;

type Sort = 'size' | 'kept';

interface Watched {
  readonly sort: Sort;
  readonly sizes: Sizes;
  readonly shift: number;
  readonly watch: LevelWatch;
}

const COMMON_FACTS = {
  /** The middle one of so many deals in so many weeks, and in so many before, at most a year. */
  observed: 'number',
  weeks: 'number',
  'deals?': 'number',
  'before?': 'number',
  'dealsBefore?': 'number',
  'weeksBefore?': 'number',
  onceInWeeks: 'number',
} as const satisfies FactShape;
/** New deals, in the currency where one is known. */
const SIZE_FACTS = {
  ...COMMON_FACTS,
  ground: ['size'],
  'currency?': 'text',
} as const satisfies FactShape;
/** The share of their first amount that won deals keep. */
const KEPT_FACTS = { ...COMMON_FACTS, ground: ['kept'] } as const satisfies FactShape;

const DECLARED = {
  kind: 'deal-size-fell',
  nature: 'issue',
  atStake: 'flow',
  changedByCoaching: 1,
  followsFrom: [],
  facts: [SIZE_FACTS, KEPT_FACTS],
  dealFacts: { on: 'date', 'share?': 'number' },
} as const satisfies Issue;

type Found = EvidenceOf<typeof DECLARED>;

const NEEDS = { need: 'amounts', deals: DEALS_NEEDED } as const;

/**
 * The rep's new deals are smaller than usual, or won deals keep less of their first amount. A quarter can be
 * lost with as many deals as ever: by selling to smaller customers, or less to each, or by giving away at
 * the end what was right at the beginning. Looked at on logarithms, as amounts are many times each other.
 */
export const dealSizeFell = judged(DECLARED, {
  needs: NEEDS,
  judge,
});

function judge(subject: Subject): Outcome<typeof DECLARED> {
  const { team, rep } = subject;
  const reason = whyNotApplicable(team);
  if (reason !== undefined) return { outcome: 'not-applicable', because: reason };
  const all = [
    watchSort('size', firstAmounts(team), SIZE_SHIFT, rep),
    watchSort('kept', amountsKept(team), KEPT_SHIFT, rep),
  ];
  const [worst] = all
    .filter(({ watch }) => watch.taught >= DEALS_NEEDED)
    .toSorted((a, b) => b.watch.evidence - a.watch.evidence);
  if (worst === undefined) {
    const max = Math.max(...all.map(({ watch }) => watch.taught));
    return {
      outcome: 'not-enough-history',
      needs: NEEDS,
      there: [max],
    };
  }
  const evidence = worst.watch.evidence - PRICE;
  if (evidence < CLEARED_BELOW) return { outcome: 'clear', now: standing(subject, worst) };
  const found = evidenceOf(subject, worst, evidence);
  const missing = 1 - Math.exp(Math.min(0, worst.watch.difference));
  const { observed, before } = found.facts;
  // Whoever looks up the deals must see it in them.
  const isPlain =
    worst.watch.difference <= worst.shift / 2 && before !== undefined && observed < before;
  return {
    outcome: evidence >= RAISED_FROM && isPlain ? 'raised' : 'fading',
    severity: Math.round(missing * Math.min(1, evidence / EVIDENCE_CAP) * 100) / 100,
    evidence: found,
  };
}

/** Why amounts say nothing in this team; undefined where they do. */
const whyNotApplicable = memoize((team: TeamTimeline): Reason | undefined => {
  const since = team.weeks.lastDay - RECENT_WEEKS * DAYS_A_WEEK;
  const recent = team.timelines.filter(({ createdOn = -Infinity }) => createdOn > since);
  const withAmount = recent.filter(({ amounts }) => amounts.some(({ value = 0 }) => value > 0));
  if (withAmount.length < SHARE_WITH_AMOUNT * recent.length) return 'few-amounts';
  const currencies = withAmount.flatMap(({ opportunity }) => opportunity.currency ?? []);
  return new Set(currencies).size > 1 ? 'several-currencies' : undefined;
});

function watchSort(sort: Sort, sizes: Sizes, shift: number, rep: number): Watched {
  const { spread, likeness, values } = sizes;
  const settings = {
    shift,
    spread,
    likeness,
    lessons: DEALS_NEEDED,
    foundFrom: RAISED_FROM + PRICE,
  };
  return { sort, sizes, shift, watch: watchLevel(values[rep] ?? [], settings) };
}

function evidenceOf(
  { team, rep }: Subject,
  { sort, sizes, watch }: Watched,
  evidence: number,
): Found {
  const own = ownDeals(sizes, rep);
  const recent = own.filter(({ week }) => week >= watch.since);
  const from = Math.max(own[0]?.week ?? watch.since, watch.since - WEEKS_A_YEAR);
  const earlier = own.filter(({ week }) => week >= from && week < watch.since);
  const observed = middle(recent) ?? 0;
  const before = middle(earlier);
  const currency = recent[0]?.timeline.opportunity.currency;
  const facts = {
    observed,
    weeks: team.weeks.count - watch.since,
    deals: recent.length,
    ...(before !== undefined && {
      before,
      dealsBefore: earlier.length,
      weeksBefore: watch.since - from,
    }),
    onceInWeeks: Math.exp(Math.min(evidence, EVIDENCE_CAP)),
  };
  const begins = {
    kind: DECLARED.kind,
    asOf: team.newestExport,
    since: weekStartDate(watch.since, team.weeks),
    chance: chanceOfChange(DECLARED.kind, evidence - RAISED_FROM),
  };
  if (sort === 'size') {
    return {
      ...begins,
      facts: { ...facts, ground: 'size', ...(currency !== undefined && { currency }) },
      measure: measureOf(sort, observed, watch),
      series: seriesOf(sort, own, team, before),
      opportunities: smallest(recent, ({ on }) => ({ on: dateOfDay(on) })),
    };
  }
  return {
    ...begins,
    facts: { ...facts, ground: 'kept' },
    measure: measureOf(sort, observed, watch),
    series: seriesOf(sort, own, team, before),
    opportunities: smallest(recent, ({ on, log }) => ({ on: dateOfDay(on), share: Math.exp(log) })),
  };
}

/** How the last quarter's deals stand; nothing where there were none. */
function standing({ team, rep }: Subject, { sort, sizes, watch }: Watched): ClearedEvidence {
  const own = ownDeals(sizes, rep);
  const observed = middle(own.filter(({ week }) => week >= team.weeks.count - WEEKS_A_QUARTER));
  const series = seriesOf(sort, own, team);
  return { series, ...(observed !== undefined && { measure: measureOf(sort, observed, watch) }) };
}

/** Oldest first. */
function ownDeals({ deals }: Sizes, rep: number): readonly Sized[] {
  return deals.filter((deal) => deal.rep === rep).toSorted((a, b) => a.on - b.on);
}

const NAMES = { size: 'typical-new-deal', kept: 'share-of-the-first-amount-kept' } as const;

function measureOf(sort: Sort, observed: number, { difference }: LevelWatch): Measure {
  return {
    name: NAMES[sort],
    unit: sort === 'size' ? 'money' : 'share',
    observed,
    usual: observed / Math.exp(difference),
    betterWhen: 'higher',
  };
}

/** The middle one, as it can be found in the export: of two in the middle the larger; undefined where there is none. */
function middle(deals: readonly Sized[]): number | undefined {
  const size = deals.toSorted((a, b) => a.log - b.log)[deals.length >> 1];
  // An amount has two decimals at most; more come of the logarithm.
  return size === undefined ? undefined : Number(Math.exp(size.log).toFixed(4));
}

/** Half a year, week by week; null for a week without such a deal. */
function seriesOf(
  sort: Sort,
  own: readonly Sized[],
  { weeks }: TeamTimeline,
  before?: number,
): WeeklySeries {
  const points = Array.from({ length: RECENT_WEEKS }, (_, index) => {
    const week = weeks.count - RECENT_WEEKS + index;
    const value = middle(own.filter((deal) => deal.week === week)) ?? null;
    return { week: weekStartDate(week, weeks), value };
  });
  return { label: NAMES[sort], points, ...(before !== undefined && { before }) };
}

function smallest<Facts>(deals: readonly Sized[], factsOf: (deal: Sized) => Facts) {
  return foremost(deals, (a, b) => a.log - b.log, factsOf);
}
