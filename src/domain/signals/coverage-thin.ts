import { dayNumber, type CalendarDate } from '../calendar.ts';
import {
  conversion,
  coverageOn,
  openDealsOn,
  openShare,
  quotaOn,
  type Conversion,
  type Coverage,
} from '../team/coverage.ts';
import { memoize } from '../memoize.ts';
import { isEmployedOn } from '../people/person.ts';
import type { Quota } from '../pipeline/quota.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { DAYS_A_WEEK, weekOf, weekStartDate } from '../team/weeks.ts';
import { newOpportunitiesFell } from './new-opportunities-fell.ts';
import { dealSizeFell } from './deal-size-fell.ts';
import { newRepBehindRamp } from './new-rep-behind-ramp.ts';
import { RAISED_FROM } from './alarm.ts';
import { byAmount, foremost } from './deals.ts';
import type { Issue, Outcome } from './detector.ts';
import type { Measure, WeeklySeries } from './evidence.ts';
import { judged } from './judged.ts';
import type { Subject } from './subject.ts';

/** With two fifths of the needed coverage, a quota is reached by luck only; with half of it, healthy reps often did. */
const THIN_BELOW = 0.4;
/** Three quarters is no comfort, but no longer a reason to keep talking about it. */
const ENOUGH_FROM = 0.75;
/** A deal may be between two stages or two owners for a week; a thin pipeline stays thin. */
const WEEKS_IN_A_ROW = 3;
/** In the last two weeks of a period there is nothing to build any more. */
const DAYS_TO_ACT = 14;
/** Fewer closed deals than this are no win rate of a team. */
const CLOSED_FOR_A_WIN_RATE = 30;
/** With fewer colleagues than this there is no telling whether the quotas are too high for all. */
const COLLEAGUES_TO_COMPARE = 3;
/**
 * So much more evidence than of other signals, as what is left of a quota is luck as well: with less, two of three thin
 * pipelines were those of reps with whom nothing was wrong, on the organisations for tuning.
 */
const LUCK_WITH_WINS = 3.9;

const DECLARED = {
  kind: 'coverage-thin',
  nature: 'issue',
  atStake: 'quota',
  changedByCoaching: 0.8,
  followsFrom: [newOpportunitiesFell, dealSizeFell, newRepBehindRamp],
  facts: [
    {
      /** The amounts of the open deals and of what is left of the quota; absent where they weren't kept. */
      'open?': 'number',
      'left?': 'number',
      'currency?': 'text',
      /** The one over the other, what that must be, and from what on it is over. */
      coverage: 'number',
      needed: 'number',
      clearsFrom: 'number',
      /** What the needed one rests on: of how many deals that closed in a year the team won so many, and how much of what it wins in so many days is open when they begin. */
      winRate: 'number',
      closed: 'number',
      days: 'number',
      openShare: 'number',
    },
  ],
  dealFacts: { closesOn: 'date' },
} as const satisfies Issue;

/**
 * The rep's open deals can't carry what is left of the quota at the team's own win rate. The needed
 * coverage is 1 over that win rate, less the part that the team usually wins from deals which aren't
 * open yet; a flat three times makes reps stop qualifying. A team that is thin as a whole has another
 * problem than its reps: a rep must have half of what the colleagues have, too.
 */
export const coverageThin = judged(DECLARED, {
  needs: { need: 'quota', closed: CLOSED_FOR_A_WIN_RATE, daysLeft: DAYS_TO_ACT },
  judge,
});

function judge(subject: Subject): Outcome<typeof DECLARED> {
  const { team, rep } = subject;
  const today = team.weeks.lastDay;
  const quota = quotaOn(team, rep, today);
  if (quota === undefined) return { outcome: 'not-applicable', because: 'no-quota' };
  if (dayNumber(quota.endsOn) - today < DAYS_TO_ACT) {
    return { outcome: 'not-applicable', because: 'period-almost-over' };
  }
  if (hasOtherCurrency(subject, quota)) {
    return { outcome: 'not-applicable', because: 'several-currencies' };
  }
  const { closed, winRate } = conversion(team);
  if (closed < CLOSED_FOR_A_WIN_RATE || winRate === 0) {
    const needs = { need: 'closed', closed: CLOSED_FOR_A_WIN_RATE } as const;
    return { outcome: 'not-enough-history', needs, there: [closed] };
  }
  const weeks = coverages(subject, quota);
  const now = weeks.at(-1)?.coverage;
  if (now === undefined) return { outcome: 'clear' };
  const [measure, series] = [measureOf(now), seriesOf(weeks)];
  const currency =
    quota.currency ?? openDealsOn(team, rep, quota, today)[0]?.timeline.opportunity.currency;
  if (shareOfNeeded(now) >= ENOUGH_FROM) return { outcome: 'clear', now: { measure, series } };
  const thinSince =
    weeks.findLastIndex(({ coverage }) => shareOfNeeded(coverage) >= THIN_BELOW) + 1;
  const enough = Math.min(1, colleaguesShare(subject));
  const isThin =
    weeks.length - thinSince >= WEEKS_IN_A_ROW &&
    shareOfNeeded(now) < THIN_BELOW * enough &&
    isBeyondLuck(now, enough, conversion(team));
  return {
    outcome: isThin ? 'raised' : 'fading',
    severity: Math.round((1 - shareOfNeeded(now)) * 100) / 100,
    evidence: {
      kind: DECLARED.kind,
      asOf: team.newestExport,
      facts: {
        open: now.open,
        left: now.left,
        ...(currency !== undefined && { currency }),
        coverage: now.ratio,
        needed: now.needed,
        clearsFrom: now.needed * ENOUGH_FROM,
        ...basisOf(team, quota),
      },
      measure,
      series,
      since: (weeks[thinSince] ?? weeks.at(-1))?.week ?? quota.startsOn,
      opportunities: largestOpen(subject, quota),
    },
  };
}

function measureOf({ ratio, needed }: Coverage): Measure {
  return {
    name: 'coverage',
    unit: 'ratio',
    observed: ratio,
    usual: needed,
    betterWhen: 'higher',
  };
}

interface CoverageWeek {
  /** The first day of the week at whose end this was so. */
  readonly week: CalendarDate;
  readonly coverage: Coverage;
}

/** The coverage at the end of each week of the period that the exports tell of. */
function coverages({ team, rep }: Subject, quota: Quota): readonly CoverageWeek[] {
  const { weeks } = team;
  const firstExport = dayNumber(team.team.exportDates[0] ?? team.newestExport);
  const first = Math.max(0, weekOf(Math.max(dayNumber(quota.startsOn), firstExport), weeks));
  return Array.from({ length: weeks.count - first }, (_, index) => {
    const week = first + index;
    const day = weeks.firstDay + (week + 1) * DAYS_A_WEEK - 1;
    return { week: weekStartDate(week, weeks), coverage: coverageOn(team, rep, quota, day) };
  });
}

/**
 * Whether chance is no explanation. Open deals are a sum of lumps: where so much of what is needed is usual
 * (a compound Poisson sum), it varies by its root times that of a lump's size. Half the square of how many
 * deviations are missing is the evidence; few large deals make thin weeks by luck alone.
 */
function isBeyondLuck({ left, open, needed }: Coverage, enough: number, { lump }: Conversion) {
  const usual = left * needed * enough;
  const missing = Math.max(0, usual - open);
  return missing ** 2 >= 2 * (RAISED_FROM + LUCK_WITH_WINS) * usual * lump;
}

function shareOfNeeded({ ratio, needed }: Coverage): number {
  return ratio / needed;
}

/** The middle one of the colleagues' shares of what they need; 1 where there are too few of them. */
function colleaguesShare({ team, rep }: Subject): number {
  const colleagues = teamShares(team).filter(
    (share, index) => index !== rep && share !== undefined,
  );
  if (colleagues.length < COLLEAGUES_TO_COMPARE) return 1;
  return colleagues.toSorted((a, b) => Number(a) - Number(b))[colleagues.length >> 1] ?? 1;
}

const teamShares = memoize((team: TeamTimeline): readonly (number | undefined)[] =>
  team.reps.map((person, rep) => {
    const quota = quotaOn(team, rep, team.weeks.lastDay);
    if (quota === undefined || !isEmployedOn(person, team.newestExport)) return undefined;
    return shareOfNeeded(coverageOn(team, rep, quota, team.weeks.lastDay));
  }),
);

/** Whether amounts would have to be added that are not of one currency. */
function hasOtherCurrency({ team, rep }: Subject, quota: Quota): boolean {
  const open = openDealsOn(team, rep, quota, team.weeks.lastDay);
  const currencies = open.map(({ timeline }) => timeline.opportunity.currency);
  return new Set([quota.currency, ...currencies].filter((code) => code !== undefined)).size > 1;
}

function seriesOf(weeks: readonly CoverageWeek[]): WeeklySeries {
  const points = weeks.map(({ week, coverage: { ratio } }) => ({
    week,
    value: Number.isFinite(ratio) ? ratio : null,
  }));
  return { label: 'coverage', points };
}

function largestOpen({ team, rep }: Subject, quota: Quota) {
  const today = team.newestExport;
  const open = openDealsOn(team, rep, quota, team.weeks.lastDay);
  return foremost(open, byAmount, ({ timeline: { opportunity } }) => ({
    closesOn: opportunity.closeDate ?? today,
  }));
}

/** Coverage is arithmetic, not chance: what it rests on says how sure it is. */
function basisOf(team: TeamTimeline, { endsOn }: Quota) {
  const days = dayNumber(endsOn) - team.weeks.lastDay;
  const known = conversion(team);
  return { winRate: known.winRate, closed: known.closed, days, openShare: openShare(known, days) };
}
