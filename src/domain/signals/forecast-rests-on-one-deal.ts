import { dateOfDay } from '../calendar.ts';
import { memoize } from '../memoize.ts';
import { coverageOn, quotaOn } from '../team/coverage.ts';
import { outlookDeals, outlooks, type Outlook, type OutlookDeal } from '../team/outlook.ts';
import { periodOn } from '../team/period.ts';
import { stageOdds } from '../team/stage-odds.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { weekOf, weekStartDate } from '../team/weeks.ts';
import { coverageThin } from './coverage-thin.ts';
import { foremost } from './deals.ts';
import type { EvidenceOf, Issue, Outcome } from './detector.ts';
import type { NotApplicable } from './silence.ts';
import type { Measure, WeeklySeries } from './evidence.ts';
import { judged } from './judged.ts';
import type { Subject } from './subject.ts';

/** With four fifths in one deal, the others together can't make good for it; two thirds are in one now and then. */
const CARRIES_FROM = 0.8;
/** Below half it no longer carries most. */
const SHARED_BELOW = 0.5;
/** Of few large deals one is always large: it must be half as much again as is usual. */
const ABOVE_USUAL = 1.5;
/** Among fewer deals than these one always stands out; that there are few is another signal's matter. */
const DEALS_TO_SHARE = 4;
/** A deal may be between two owners or two dates for a week. */
const WEEKS_IN_A_ROW = 3;
/** In the last two weeks of a period there is nothing to build any more. */
const DAYS_TO_ACT = 14;
/** As many weeks as a quarter of two reps has, or one rep's half year. */
const WEEKS_FOR_A_USUAL = 26;

const DECLARED = {
  kind: 'forecast-rests-on-one-deal',
  nature: 'issue',
  atStake: 'open-deals',
  changedByCoaching: 0.8,
  followsFrom: [coverageThin],
  facts: [
    {
      /** Of so many open deals that are to close by a day: the amount of the one, and of all; absent where it wasn't kept. */
      deals: 'number',
      'largest?': 'number',
      'open?': 'number',
      'closesBy?': 'date',
      'currency?': 'text',
      /** What the weights rest on: 0 where the team has closed no deal yet. */
      closed: 'number',
      /** The rep's own earlier weeks that say what is usual; absent where the team's do. */
      'ownWeeks?': 'number',
    },
  ],
  /** Its share of the amount of all. */
  dealFacts: { share: 'number' },
} as const satisfies Issue;

type Found = EvidenceOf<typeof DECLARED>;

/**
 * One open deal carries most of what the rep can still make in this period: of the open amounts, each
 * weighed by how often the team wins from that stage. When it slips, the period is gone, and until then
 * it takes the time that the others would need. Reps who always sell few large deals are measured by that.
 */
export const forecastRestsOnOneDeal = judged(DECLARED, {
  needs: {
    need: 'deals-in-period',
    deals: DEALS_TO_SHARE,
    weeks: WEEKS_FOR_A_USUAL,
    daysLeft: DAYS_TO_ACT,
  },
  judge,
});

function judge(subject: Subject): Outcome<typeof DECLARED> {
  const { team, rep } = subject;
  const today = team.weeks.lastDay;
  const deals = outlookDeals(team, rep);
  const silence = whyNotApplicable(subject, deals);
  if (silence !== undefined) return silence;
  // What was open before the first export isn't known whole.
  const known = team.weeks.count - team.isCovered.indexOf(true);
  const usual = known < WEEKS_FOR_A_USUAL ? undefined : usualShare(team, rep);
  if (usual === undefined) {
    return {
      outcome: 'not-enough-history',
      needs: { need: 'weeks-in-period', weeks: WEEKS_FOR_A_USUAL, deals: DEALS_TO_SHARE },
    };
  }
  const weeks = sharesOfPeriod(subject);
  const now = weeks.at(-1)?.share ?? 0;
  const limit = Math.max(CARRIES_FROM, ABOVE_USUAL * usual);
  if (now < limit - (CARRIES_FROM - SHARED_BELOW)) {
    return { outcome: 'clear', now: { measure: measureOf(now, usual) } };
  }
  const from = weeks.findLastIndex(({ share }) => share === undefined || share < limit) + 1;
  const quota = quotaOn(team, rep, today);
  const isReached = quota !== undefined && coverageOn(team, rep, quota, today).left === 0;
  if (isReached) return { outcome: 'clear' };
  return {
    outcome:
      weeks.length - from >= WEEKS_IN_A_ROW && amountOf(foremostOf(deals)) >= openAmount(deals) / 2
        ? 'raised'
        : 'fading',
    severity: Math.round(Math.min(1, now) * 100) / 100,
    evidence: evidenceOf(subject, deals, { now, usual, weeks, from }),
  };
}

function whyNotApplicable(
  { team, rep }: Subject,
  deals: readonly OutlookDeal[],
): NotApplicable | undefined {
  const today = team.weeks.lastDay;
  if (periodOn(team, rep, today).lastDay - today < DAYS_TO_ACT) {
    return { outcome: 'not-applicable', because: 'period-almost-over' };
  }
  if (deals.length < DEALS_TO_SHARE) {
    return { outcome: 'not-applicable', because: 'few-deals-in-period', deals: DEALS_TO_SHARE };
  }
  const opportunities = deals.map(({ timeline }) => timeline.opportunity);
  if (opportunities.every(({ amount }) => amount === undefined || amount === 0)) {
    return { outcome: 'not-applicable', because: 'no-amounts' };
  }
  const currencies = new Set(opportunities.flatMap(({ currency }) => currency ?? []));
  return currencies.size > 1
    ? { outcome: 'not-applicable', because: 'several-currencies' }
    : undefined;
}

/** The largest deal's share of the expected; undefined where there are too few to share it. */
function shareOf(outlook: Outlook | undefined): number | undefined {
  if (outlook === undefined || outlook.deals < DEALS_TO_SHARE || outlook.expected === 0) {
    return undefined;
  }
  return (outlook.largest?.expected ?? 0) / outlook.expected;
}

/**
 * What the largest deal's share usually is: the middle one of the rep's own weeks of the year, or of the
 * team's where those are few. The weeks of this period are what is judged, and teach nothing.
 */
function usualShare(team: TeamTimeline, rep: number): number | undefined {
  const own = shares(team)[rep] ?? [];
  if (own.length >= WEEKS_FOR_A_USUAL) return middleOf(own);
  return usualOfTeam(team);
}

const usualOfTeam = memoize((team: TeamTimeline): number | undefined => {
  const all = shares(team).flat();
  return all.length >= WEEKS_FOR_A_USUAL ? middleOf(all) : undefined;
});

const shares = memoize((team: TeamTimeline): readonly (readonly number[])[] =>
  outlooks(team).map((weeks, rep) => {
    const { firstDay } = periodOn(team, rep, team.weeks.lastDay);
    const begun = weekOf(firstDay, team.weeks);
    return weeks.slice(0, Math.max(0, begun)).flatMap((outlook) => shareOf(outlook) ?? []);
  }),
);

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

interface ShareWeek {
  readonly week: number;
  readonly share: number | undefined;
}

/** The weeks of the period so far, as far as exports tell of them. */
function sharesOfPeriod({ team, rep }: Subject): readonly ShareWeek[] {
  const { weeks } = team;
  const begun = weekOf(periodOn(team, rep, weeks.lastDay).firstDay, weeks);
  const first = Math.max(0, begun, team.isCovered.indexOf(true));
  return Array.from({ length: Math.max(1, weeks.count - first) }, (_, index) => {
    const week = Math.min(first + index, weeks.count - 1);
    return { week, share: shareOf(outlooks(team)[rep]?.[week]) };
  });
}

function evidenceOf(
  { team, rep }: Subject,
  deals: readonly OutlookDeal[],
  found: {
    readonly now: number;
    readonly usual: number;
    readonly weeks: readonly ShareWeek[];
    readonly from: number;
  },
): Found {
  const { now, usual, weeks, from } = found;
  const open = openAmount(deals);
  const currency = deals[0]?.timeline.opportunity.currency;
  const since = weeks[from] ?? weeks.at(-1);
  return {
    kind: DECLARED.kind,
    asOf: team.newestExport,
    facts: {
      deals: deals.length,
      largest: amountOf(foremostOf(deals)),
      open,
      closesBy: dateOfDay(periodOn(team, rep, team.weeks.lastDay).lastDay),
      ...(currency !== undefined && { currency }),
      ...basisOf(team, rep),
    },
    measure: measureOf(now, usual),
    series: seriesOf(team, weeks),
    since: weekStartDate(since?.week ?? team.weeks.count - 1, team.weeks),
    opportunities: foremost(
      deals,
      (a, b) => b.expected - a.expected,
      (deal) => ({ share: amountOf(deal) / open }),
    ),
  };
}

function openAmount(deals: readonly OutlookDeal[]): number {
  return deals.reduce((total, deal) => total + amountOf(deal), 0);
}

/** The one that most is to be expected of. */
function foremostOf(deals: readonly OutlookDeal[]): OutlookDeal | undefined {
  return deals.toSorted((a, b) => b.expected - a.expected)[0];
}

function amountOf(deal: OutlookDeal | undefined): number {
  return deal?.timeline.opportunity.amount ?? 0;
}

function measureOf(observed: number, usual: number): Measure {
  return { name: 'share-of-the-largest-deal', unit: 'share', observed, usual, betterWhen: 'lower' };
}

function seriesOf(team: TeamTimeline, weeks: readonly ShareWeek[]): WeeklySeries {
  const points = weeks.map(({ week, share }) => ({
    week: weekStartDate(week, team.weeks),
    value: share ?? null,
  }));
  return { label: 'share-of-the-largest-deal', points };
}

/** It is arithmetic, not chance: what it rests on says how sure it is. */
function basisOf(team: TeamTimeline, rep: number) {
  const own = shares(team)[rep]?.length ?? 0;
  return {
    closed: stageOdds(team).closed,
    ...(own >= WEEKS_FOR_A_USUAL && { ownWeeks: own }),
  };
}
