import { dateOfDay, daysBetween, type CalendarDate } from '../calendar.ts';
import { memoize } from '../memoize.ts';
import { conversion } from '../team/coverage.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { type Milestone, type RampRecord } from '../pipeline/ramp-record.ts';
import {
  cycleOf,
  defaultDueDays,
  dueMilestones,
  LATE_FROM,
  LONGEST_RAMP_DAYS,
  type DueMilestone,
} from './milestones.ts';
import { proposalStage, rampProgress, rampRecord, type RampProgress } from './ramp-progress.ts';

/** Where a rep in ramp stands: kept with the rep, and shown on the checklist. */
export interface RampStanding {
  readonly startedOn: CalendarDate;
  /** 1 for the first month. */
  readonly month: number;
  /** In the order in which they are usual. */
  readonly milestones: readonly MilestoneStanding[];
  readonly basis: RampBasis;
}

/** What "usual" rests on. */
export interface RampBasis {
  /** The most earlier starters that any milestone was learnt from. */
  readonly starters: number;
  /** Of how many of the milestones their pace is known; the others are usual by a plan. */
  readonly learnt: 'all' | 'some' | 'none';
  /** What the plan gives until half of a seasoned rep's production. */
  readonly planMonths: number;
}

export interface MilestoneStanding {
  readonly milestone: Milestone;
  /** The stage that the deal of a first proposal is in; absent where it isn't known, and for others. */
  readonly stage?: string;
  readonly usualBy: CalendarDate;
  readonly state: 'reached' | 'to come' | 'due' | 'late';
  /** Absent while it is not. */
  readonly reachedOn?: CalendarDate;
}

/** Before a quarter is over nothing can be usual, however well a start went. */
const SHORTEST_RAMP_DAYS = 91;
/** What a ramp's month has in days. */
const DAYS_A_MONTH = 30;

/** By rep: where those in ramp stand. Whoever has reached every milestone after a quarter, or was there for a year, no longer is. */
export const rampStandings = memoize((team: TeamTimeline): ReadonlyMap<number, RampStanding> => {
  const cycle = cycleOf(conversion(team).wonAges);
  const standings = new Map<number, RampStanding>();
  for (const [rep, progress] of rampProgress(team)) {
    const days = team.weeks.lastDay - progress.startDay;
    const isThrough = progress.known.every((milestone) => progress.reachedOn.has(milestone));
    if ((isThrough && days >= SHORTEST_RAMP_DAYS) || days >= LONGEST_RAMP_DAYS) continue;
    standings.set(
      rep,
      standingOf(team, progress, dueMilestones(earlierStarters(team, rep), cycle), cycle),
    );
  }
  return standings;
});

/** What is usual by the end of this month, reached or not; before the first is, what comes next. */
export function milestonesOfMonth({
  startedOn,
  month,
  milestones,
}: RampStanding): readonly MilestoneStanding[] {
  const until = month * DAYS_A_MONTH;
  const sofar = milestones.filter(
    ({ state, usualBy }) => state === 'reached' || daysBetween(startedOn, usualBy) <= until,
  );
  const isAllReached = sofar.every(({ state }) => state === 'reached');
  const next = milestones.filter(({ state }) => state !== 'reached').slice(0, 1);
  return isAllReached ? [...sofar, ...next] : sofar;
}

/** How the others' ramps went: the team's, and the company's as far as they are known. */
function earlierStarters(team: TeamTimeline, rep: number): readonly RampRecord[] {
  const own = team.reps.flatMap((_, other) => {
    const record = other === rep ? undefined : rampRecord(team, other);
    return record === undefined ? [] : [record];
  });
  const ids = new Set(team.reps.map(({ id }) => id));
  const elsewhere = team.team.starters?.filter(({ personId }) => !ids.has(personId)) ?? [];
  return [...own, ...elsewhere.map(({ record }) => record)];
}

function standingOf(
  team: TeamTimeline,
  { startDay, known, reachedOn }: RampProgress,
  due: readonly DueMilestone[],
  cycle: number,
): RampStanding {
  const today = team.weeks.lastDay;
  const stage = proposalStage(team);
  const judged = due.filter(({ milestone }) => known.includes(milestone));
  const milestones = judged
    .map(({ milestone, dueDays }): MilestoneStanding => {
      const on = reachedOn.get(milestone);
      return {
        milestone,
        ...(milestone === 'first-proposal' && stage !== undefined && { stage }),
        usualBy: dateOfDay(startDay + dueDays),
        state: stateOf(on, today - startDay, dueDays),
        ...(on !== undefined && { reachedOn: dateOfDay(on) }),
      };
    })
    .toSorted((a, b) => (a.usualBy < b.usualBy ? -1 : Number(a.usualBy > b.usualBy)));
  return {
    startedOn: dateOfDay(startDay),
    month: Math.floor((today - startDay) / DAYS_A_MONTH) + 1,
    milestones,
    basis: basisOf(judged, cycle),
  };
}

function stateOf(
  reachedOn: number | undefined,
  days: number,
  dueDays: number,
): MilestoneStanding['state'] {
  if (reachedOn !== undefined) return 'reached';
  if (days > dueDays * LATE_FROM) return 'late';
  return days > dueDays - DAYS_A_MONTH ? 'due' : 'to come';
}

function basisOf(due: readonly DueMilestone[], cycle: number): RampBasis {
  const learnt = due.filter(({ starters }) => starters > 0);
  return {
    starters: Math.max(0, ...learnt.map(({ starters }) => starters)),
    learnt: shareLearnt(learnt.length, due.length),
    planMonths: Math.round(defaultDueDays('production-share', cycle) / DAYS_A_MONTH),
  };
}

function shareLearnt(learnt: number, of: number): RampBasis['learnt'] {
  if (learnt === of) return 'all';
  return learnt > 0 ? 'some' : 'none';
}
