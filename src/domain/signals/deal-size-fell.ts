import { dateOfDay } from '../calendar.ts';
import { memoize } from '../memoize.ts';
import { watchLevel, type LevelWatch } from '../statistics/level-watch.ts';
import { amountsKept, firstAmounts, type Sized, type Sizes } from '../team/deal-sizes.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { DAYS_A_WEEK, WEEKS_A_YEAR, weekStartDate } from '../team/weeks.ts';
import { CLEARED_BELOW, EVIDENCE_CAP, RAISED_FROM } from './alarm.ts';
import { foremost } from './deals.ts';
import type { EvidenceOf, Issue, Outcome } from './detector.ts';
import type { WeeklySeries } from './evidence.ts';
import type { FactShape } from './facts.ts';
import { judged } from './judged.ts';
import type { Subject } from './subject.ts';

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
  observed: 'number',
  usual: 'number',
  weeks: 'number',
  onceInWeeks: 'number',
  /** So many usual deals end it. */
  clearsAfterDeals: 'number',
} as const satisfies FactShape;
/** The typical new deal, in the currency where one is known. */
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

/**
 * The rep's new deals are smaller than usual, or won deals keep less of their first amount. A quarter can be
 * lost with as many deals as ever: by selling to smaller customers, or less to each, or by giving away at
 * the end what was right at the beginning. Looked at on logarithms, as amounts are many times each other.
 */
export const dealSizeFell = judged(DECLARED, {
  needs: `${DEALS_NEEDED} deals with an amount, in one currency, before it began`,
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
      needs: `${DEALS_NEEDED} deals with an amount; there are ${max}`,
    };
  }
  const evidence = worst.watch.evidence - PRICE;
  if (evidence < CLEARED_BELOW) return { outcome: 'clear' };
  const missing = 1 - Math.exp(Math.min(0, worst.watch.difference));
  const isPlain = worst.watch.difference <= worst.shift / 2;
  return {
    outcome: evidence >= RAISED_FROM && isPlain ? 'raised' : 'fading',
    severity: Math.round(missing * Math.min(1, evidence / EVIDENCE_CAP) * 100) / 100,
    evidence: evidenceOf(subject, worst, evidence),
  };
}

/** Why amounts say nothing in this team; undefined where they do. */
const whyNotApplicable = memoize((team: TeamTimeline): string | undefined => {
  const since = team.weeks.lastDay - RECENT_WEEKS * DAYS_A_WEEK;
  const recent = team.timelines.filter(({ createdOn = -Infinity }) => createdOn > since);
  const withAmount = recent.filter(({ amounts }) => amounts.some(({ value = 0 }) => value > 0));
  if (withAmount.length < SHARE_WITH_AMOUNT * recent.length) return 'many deals have no amount';
  const currencies = withAmount.flatMap(({ opportunity }) => opportunity.currency ?? []);
  return new Set(currencies).size > 1 ? 'amounts in more than one currency' : undefined;
});

function watchSort(sort: Sort, sizes: Sizes, shift: number, rep: number): Watched {
  const { spread, likeness, values } = sizes;
  const settings = { shift, spread, likeness, lessons: DEALS_NEEDED, cap: EVIDENCE_CAP + PRICE };
  return { sort, sizes, shift, watch: watchLevel(values[rep] ?? [], settings) };
}

function evidenceOf(
  { team, rep }: Subject,
  { sort, sizes, watch }: Watched,
  evidence: number,
): Found {
  const own = sizes.deals.filter((deal) => deal.rep === rep);
  const recent = own.filter(({ week }) => week >= watch.since);
  const observed = typical(recent) ?? 0;
  const usual = observed / Math.exp(watch.difference);
  const currency = recent[0]?.timeline.opportunity.currency;
  const deals = Math.max(
    1,
    Math.ceil((evidence - CLEARED_BELOW) / Math.max(watch.usualValueEvidence, Number.EPSILON)),
  );
  const facts = {
    observed,
    usual,
    weeks: team.weeks.count - watch.since,
    onceInWeeks: Math.exp(evidence),
    clearsAfterDeals: deals,
  };
  const begins = {
    kind: DECLARED.kind,
    asOf: team.newestExport,
    since: weekStartDate(watch.since, team.weeks),
  };
  if (sort === 'size') {
    return {
      ...begins,
      facts: { ...facts, ground: 'size', ...(currency !== undefined && { currency }) },
      measure: { name: 'typical new deal', unit: 'money', observed, usual, betterWhen: 'higher' },
      series: seriesOf('typical new deal', own, team),
      opportunities: smallest(recent, ({ on }) => ({ on: dateOfDay(on) })),
    };
  }
  return {
    ...begins,
    facts: { ...facts, ground: 'kept' },
    measure: {
      name: 'share of the first amount kept',
      unit: 'share',
      observed,
      usual,
      betterWhen: 'higher',
    },
    series: seriesOf('share of the first amount kept', own, team),
    opportunities: smallest(recent, ({ on, log }) => ({ on: dateOfDay(on), share: Math.exp(log) })),
  };
}

/** The geometric average: half of the deals are about as large or larger. */
function typical(deals: readonly Sized[]): number | undefined {
  if (deals.length === 0) return undefined;
  return Math.exp(deals.reduce((total, { log }) => total + log, 0) / deals.length);
}

/** Half a year, week by week; null for a week without such a deal. */
function seriesOf(label: string, own: readonly Sized[], { weeks }: TeamTimeline): WeeklySeries {
  const points = Array.from({ length: RECENT_WEEKS }, (_, index) => {
    const week = weeks.count - RECENT_WEEKS + index;
    const value = typical(own.filter((deal) => deal.week === week)) ?? null;
    return { week: weekStartDate(week, weeks), value };
  });
  return { label, points };
}

function smallest<Facts>(deals: readonly Sized[], factsOf: (deal: Sized) => Facts) {
  return foremost(deals, (a, b) => a.log - b.log, factsOf);
}
