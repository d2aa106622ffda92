import { dayNumber } from '../calendar.ts';
import { memoize } from '../memoize.ts';
import { isEmployedOn } from '../people/person.ts';
import type { Quota } from '../pipeline/quota.ts';
import { chanceOfSoFew } from '../statistics/so-few.ts';
import { conversion, coverageOn, openDealsOn, quotaOn } from '../team/coverage.ts';
import {
  paceOn,
  recordBefore,
  wonByThen,
  type QuotaPace,
  type Record,
} from '../team/quota-pace.ts';
import type { Period } from '../team/period.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { DAYS_A_WEEK, weekOf, weekStartDate } from '../team/weeks.ts';
import { coverageThin } from './coverage-thin.ts';
import { winRateFell } from './win-rate-fell.ts';
import { dealSizeFell } from './deal-size-fell.ts';
import { opportunitiesStalled } from './opportunities-stalled.ts';
import { newRepBehindRamp } from './new-rep-behind-ramp.ts';
import { byAmount, foremost } from './deals.ts';
import type { EvidenceOf, Issue, Outcome } from './detector.ts';
import { judged } from './judged.ts';
import type { Subject } from './subject.ts';

/** Two thirds of what would be usual by now; less is missing in any quarter of somebody. */
const BEHIND_BELOW = 0.65;
const NEAR_FROM = 0.85;
/**
 * The chance that chance alone comes so far. A period is looked at week by week, but what is won only adds up, so
 * that it is as good as two looks: one in 120 is this kind's share of the false items.
 */
const RAISED_UP_TO = 1 / 120;
const CLEARED_FROM = 1 / 20;
/** From here on nobody doubts it. */
const SURE_UP_TO = 1 / 1500;
/** The open deals that could carry what is left, as a share of what is needed for it. */
const CARRIED_FROM = 1;
const HARDLY_CARRIED_FROM = 0.75;
/** In the last two weeks of a period there is nothing to build any more. */
const DAYS_TO_ACT = 14;
const CLOSED_FOR_A_WIN_RATE = 30;
const WINS_FOR_A_USUAL = 6;
/** With fewer colleagues than this there is no telling whether the quotas are too high for all. */
const COLLEAGUES_TO_COMPARE = 3;

const DECLARED = {
  kind: 'behind-quota-pace',
  nature: 'issue',
  atStake: 'quota',
  changedByCoaching: 0.8,
  followsFrom: [coverageThin, winRateFell, dealSizeFell, opportunitiesStalled, newRepBehindRamp],
  facts: [
    {
      /** The share of the quota that is won. */
      won: 'number',
      /** The amounts, and what the rep had won by the same day of so many earlier periods, on average; absent where they weren't kept. */
      'wonAmount?': 'number',
      'quota?': 'number',
      'earlier?': 'number',
      'periods?': 'number',
      'currency?': 'text',
      /** In how many periods chance alone would do this once, at most. */
      onceInPeriods: 'number',
    },
  ],
  dealFacts: { closesOn: 'date' },
} as const satisfies Issue;

type Found = EvidenceOf<typeof DECLARED>;

/**
 * The rep has won less of the quota than is usual by this day of the period, and the open deals can't make
 * good for it. The pace is the team's own season within a period, as most teams win late; a rep who never
 * reaches the whole quota is measured by what that rep usually reaches; and where the colleagues are behind
 * as well, the quota is the manager's matter, not the rep's.
 */
export const behindQuotaPace = judged(DECLARED, {
  needs: {
    need: 'quota-and-wins',
    wins: WINS_FOR_A_USUAL,
    closed: CLOSED_FOR_A_WIN_RATE,
    daysLeft: DAYS_TO_ACT,
  },
  judge,
});

interface Standing {
  readonly quota: Quota;
  readonly period: Period;
  readonly record: Record;
  readonly pace: QuotaPace;
}

function judge(subject: Subject): Outcome<typeof DECLARED> {
  const { team, rep } = subject;
  const today = team.weeks.lastDay;
  const quota = quotaOn(team, rep, today);
  if (quota === undefined) return { outcome: 'not-applicable', because: 'no-quota' };
  if (dayNumber(quota.endsOn) - today < DAYS_TO_ACT) {
    return { outcome: 'not-applicable', because: 'period-almost-over' };
  }
  if (currenciesOf(team).size > 1) {
    return { outcome: 'not-applicable', because: 'several-currencies' };
  }
  const { closed, winRate } = conversion(team);
  const standing = standingOf(team, rep);
  if (standing === undefined || standing.record.wins < WINS_FOR_A_USUAL) {
    const wins = standing?.record.wins ?? 0;
    const needs = { need: 'wins', wins: WINS_FOR_A_USUAL } as const;
    return { outcome: 'not-enough-history', needs, there: [wins] };
  }
  if (closed < CLOSED_FOR_A_WIN_RATE || winRate === 0) {
    const needs = { need: 'closed', closed: CLOSED_FOR_A_WIN_RATE } as const;
    return { outcome: 'not-enough-history', needs, there: [closed] };
  }
  const pace = besideColleagues(standing.pace, colleaguesShare(subject));
  const coverage = coverageOn(team, rep, quota, today);
  const carried = coverage.ratio / coverage.needed;
  const chance = chanceOfSoFew(pace.winsWon, pace.winsDue, standing.record.wins);
  const isNear = pace.won >= NEAR_FROM * pace.due || chance > CLEARED_FROM;
  if (isNear || carried >= CARRIED_FROM) return { outcome: 'clear' };
  const isBehind =
    chance <= RAISED_UP_TO &&
    pace.won <= BEHIND_BELOW * pace.due &&
    carried < HARDLY_CARRIED_FROM &&
    // Whoever looks up what was won must see it.
    pace.won < wonByThen(team, rep, standing.period, standing.record, today).average;
  const missing = 1 - pace.won / pace.due;
  return {
    outcome: isBehind ? 'raised' : 'fading',
    severity:
      Math.round(missing * Math.min(1, Math.log(chance) / Math.log(SURE_UP_TO)) * 100) / 100,
    evidence: evidenceOf(subject, standing, pace, chance),
  };
}

/** How the rep stands today; undefined without a quota, or without a period before this one. */
function standingOf(team: TeamTimeline, rep: number): Standing | undefined {
  const quota = quotaOn(team, rep, team.weeks.lastDay);
  if (quota === undefined) return undefined;
  const period = { firstDay: dayNumber(quota.startsOn), lastDay: dayNumber(quota.endsOn) };
  const record = recordBefore(team, rep, period);
  if (record === undefined) return undefined;
  const pace = paceOn(team, rep, quota.amount, period, record, team.weeks.lastDay);
  return { quota, period, record, pace };
}

/** Not more is due of one than the colleagues make of theirs. */
function besideColleagues(pace: QuotaPace, share: number): QuotaPace {
  return { ...pace, due: pace.due * share, winsDue: pace.winsDue * share };
}

/** The middle one of the colleagues' shares of what is due from them, 1 at most, and where there are too few. */
function colleaguesShare({ team, rep }: Subject): number {
  const shares = teamShares(team).filter(
    (share, index): share is number => index !== rep && share !== undefined,
  );
  if (shares.length < COLLEAGUES_TO_COMPARE) return 1;
  return Math.min(1, shares.toSorted((a, b) => a - b)[shares.length >> 1] ?? 1);
}

const teamShares = memoize((team: TeamTimeline): readonly (number | undefined)[] =>
  team.reps.map((person, rep) => {
    const pace = standingOf(team, rep)?.pace;
    if (pace === undefined || pace.due === 0 || !isEmployedOn(person, team.newestExport)) {
      return undefined;
    }
    return pace.won / pace.due;
  }),
);

function evidenceOf(
  { team, rep }: Subject,
  { quota, period, record }: Standing,
  pace: QuotaPace,
  chance: number,
): Found {
  const [won, due] = [pace.won / quota.amount, pace.due / quota.amount];
  const earlier = wonByThen(team, rep, period, record, team.weeks.lastDay);
  const [currency] = currenciesOf(team);
  const first = Math.max(0, weekOf(period.firstDay, team.weeks));
  const weeks = Array.from({ length: team.weeks.count - first }, (_, index) => {
    const day = team.weeks.firstDay + (first + index + 1) * DAYS_A_WEEK - 1;
    const then = paceOn(team, rep, quota.amount, period, record, day);
    return { week: weekStartDate(first + index, team.weeks), ...then };
  });
  const lastNear = weeks.findLastIndex((then) => then.won >= NEAR_FROM * then.due);
  return {
    kind: DECLARED.kind,
    asOf: team.newestExport,
    facts: {
      won,
      wonAmount: pace.won,
      quota: quota.amount,
      earlier: earlier.average,
      periods: earlier.periods,
      ...(currency !== undefined && { currency }),
      onceInPeriods: Math.floor(1 / chance),
    },
    measure: { name: 'attainment', unit: 'share', observed: won, usual: due, betterWhen: 'higher' },
    series: {
      label: 'attainment',
      points: weeks.map((then) => ({ week: then.week, value: then.won / quota.amount })),
    },
    since: (weeks[lastNear + 1] ?? weeks.at(-1))?.week ?? quota.startsOn,
    opportunities: largestOpen(team, rep, quota),
  };
}

function largestOpen(team: TeamTimeline, rep: number, quota: Quota) {
  const today = team.newestExport;
  return foremost(
    openDealsOn(team, rep, quota, team.weeks.lastDay),
    byAmount,
    ({ timeline: { opportunity } }) => ({ closesOn: opportunity.closeDate ?? today }),
  );
}

/** The currencies of what would have to be added and compared. */
const currenciesOf = memoize((team: TeamTimeline): ReadonlySet<string> => {
  const amounts = team.timelines.flatMap(({ opportunity }) => opportunity.currency ?? []);
  return new Set([...amounts, ...team.team.quotas.flatMap(({ currency }) => currency ?? [])]);
});
