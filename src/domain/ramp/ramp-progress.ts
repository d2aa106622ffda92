import { dayNumber } from '../calendar.ts';
import { memoize } from '../memoize.ts';
import { isEmployedOn, type Person } from '../people/person.ts';
import { add } from '../statistics/counts.ts';
import { closings } from '../team/closings.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { DAYS_A_WEEK, WEEKS_A_QUARTER } from '../team/weeks.ts';
import { valueOn } from '../timeline/steps.ts';
import { repOn, type Timeline } from '../timeline/timeline.ts';
import { MILESTONES, type Milestone, type RampRecord } from '../pipeline/ramp-record.ts';
import {
  FIRST_OPPORTUNITIES,
  LONGEST_RAMP_DAYS,
  SEASONED_TO_COMPARE,
  SHARE_MILESTONES,
  SHARE_OF_A_SEASONED_REP,
} from './milestones.ts';

/** How far a starter has come. All days are day numbers. */
export interface RampProgress {
  readonly startDay: number;
  /** Absent for what is not reached yet, and for what is unknown. */
  readonly reachedOn: ReadonlyMap<Milestone, number>;
  /** What can be known at all: a stage of the later half is known, there are seasoned colleagues. */
  readonly known: readonly Milestone[];
}

/** By rep, of those who started within the team's weeks: how far they have come. Empty for a team of old hands. */
export const rampProgress = memoize((team: TeamTimeline): ReadonlyMap<number, RampProgress> => {
  const starters = team.reps.flatMap((person, rep) => {
    const startDay = startWithin(team, person);
    return startDay === undefined ? [] : [{ rep, startDay }];
  });
  if (starters.length === 0) return new Map();
  const known = knownMilestones(team);
  const byRep = new Map(starters.map(({ rep, startDay }) => [rep, firstDays(team, rep, startDay)]));
  const shares: readonly [Milestone, Worth][] = [
    ['pipeline-share', openWorth(team)],
    ['production-share', wonWorth(team)],
  ];
  for (const [milestone, worth] of shares) {
    if (!known.includes(milestone)) continue;
    const enough = worthOfSeasoned(team, worth).map((middle) => middle * SHARE_OF_A_SEASONED_REP);
    for (const { rep, startDay } of starters) {
      const week = enough.findIndex((least, at) => {
        const isThere = lastDayOf(team, at) >= startDay;
        return isThere && least > 0 && (worth[rep]?.[at] ?? 0) >= least;
      });
      if (week >= 0) byRep.get(rep)?.set(milestone, Math.max(startDay, lastDayOf(team, week)));
    }
  }
  return new Map(
    starters.map(({ rep, startDay }) => [
      rep,
      { startDay, known, reachedOn: byRep.get(rep) ?? new Map<Milestone, number>() },
    ]),
  );
});

/** How a starter's ramp went, for those who come later; undefined for a rep who is no starter. */
export function rampRecord(team: TeamTimeline, rep: number): RampRecord | undefined {
  const progress = rampProgress(team).get(rep);
  const person = team.reps[rep];
  if (progress === undefined || person === undefined) return undefined;
  const last = person.endDate === undefined ? Infinity : dayNumber(person.endDate);
  return {
    reached: Object.fromEntries(
      [...progress.reachedOn].map(([milestone, on]) => [milestone, on - progress.startDay]),
    ),
    watchedDays: Math.max(0, Math.min(last, team.weeks.lastDay) - progress.startDay),
  };
}

/** The first stage of the later half: what a proposal is called here. Undefined for a team with one stage. */
export function proposalStage({ stages }: TeamTimeline): string | undefined {
  return stages.length < 2 ? undefined : stages[stages.length >> 1];
}

/**
 * The day a rep started, where what the rep did since then would be known: an export had come by then, or
 * the first one told of deals that had closed before. Else a first deal won may just not be in any export.
 */
function startWithin(team: TeamTimeline, { startDate }: Person): number | undefined {
  if (startDate === undefined || startDate > team.newestExport) return undefined;
  const startDay = dayNumber(startDate);
  const firstExport = team.team.exportDates[0] ?? team.newestExport;
  const isReported = firstExport <= startDate || closings(team).some(({ on }) => on <= startDay);
  return isReported && startDay >= team.weeks.firstDay ? startDay : undefined;
}

function knownMilestones(team: TeamTimeline): readonly Milestone[] {
  const isCompared = seasoned(team).length >= SEASONED_TO_COMPARE;
  return MILESTONES.filter((milestone) => {
    if (milestone === 'first-proposal') return proposalStage(team) !== undefined;
    return isCompared || !SHARE_MILESTONES.has(milestone);
  });
}

/** The milestones that are the day of one event. */
function firstDays(team: TeamTimeline, rep: number, startDay: number): Map<Milestone, number> {
  const created: number[] = [];
  const proposed: number[] = [];
  const late = new Set(team.stages.slice(team.stages.length >> 1));
  for (const timeline of team.timelines) {
    const { createdOn } = timeline;
    if (createdOn !== undefined && repOn(timeline, createdOn) === rep) created.push(createdOn);
    for (const { stage, from } of timeline.stays) {
      const isTheirs = stage !== undefined && late.has(stage) && repOn(timeline, from) === rep;
      if (isTheirs) proposed.push(from);
    }
  }
  const won = closings(team).filter((closing) => closing.rep === rep && closing.isWon);
  const days: readonly [Milestone, number | undefined][] = [
    ['first-opportunities', nthFrom(created, startDay, FIRST_OPPORTUNITIES)],
    ['first-proposal', nthFrom(proposed, startDay, 1)],
    [
      'first-win',
      nthFrom(
        won.map(({ on }) => on),
        startDay,
        1,
      ),
    ],
  ];
  return new Map(
    days.flatMap(([milestone, day]): [Milestone, number][] =>
      day === undefined ? [] : [[milestone, day]],
    ),
  );
}

function nthFrom(days: readonly number[], first: number, nth: number): number | undefined {
  return days.filter((day) => day >= first).toSorted((a, b) => a - b)[nth - 1];
}

/** By rep and week. */
type Worth = readonly Float64Array[];

/** What each rep's deals were worth that were open at the end of each week. */
function openWorth(team: TeamTimeline): Worth {
  const worth = emptyWorth(team);
  const of = worthOf(team);
  for (const timeline of team.timelines) {
    for (const { from, end } of timeline.stays) {
      const last = Math.min((end?.on ?? Infinity) - 1, team.weeks.lastDay);
      for (let week = weekEndingFrom(team, from); lastDayOf(team, week) <= last; week += 1) {
        const day = lastDayOf(team, week);
        const rep = repOn(timeline, day);
        if (rep !== undefined) add(worth[rep], week, of(timeline, day));
      }
    }
  }
  return worth;
}

/** What each rep had won in the quarter that ended with each week. */
function wonWorth(team: TeamTimeline): Worth {
  const worth = emptyWorth(team);
  const of = worthOf(team);
  for (const { timeline, rep, week, on, isWon } of closings(team)) {
    if (!isWon || rep === undefined) continue;
    for (let later = 0; later < WEEKS_A_QUARTER; later += 1) {
      add(worth[rep], week + later, of(timeline, on));
    }
  }
  return worth;
}

function emptyWorth({ reps, weeks }: TeamTimeline): Worth {
  return reps.map(() => new Float64Array(weeks.count));
}

/** An amount, where all can be added; else every deal counts as one. */
function worthOf(team: TeamTimeline): (timeline: Timeline, day: number) => number {
  const opportunities = team.timelines.map(({ opportunity }) => opportunity);
  const currencies = new Set(opportunities.flatMap(({ currency }) => currency ?? []));
  const isCounted =
    currencies.size > 1 || opportunities.every(({ amount }) => amount === undefined);
  return ({ amounts }, day) => (isCounted ? 1 : (valueOn(amounts, day) ?? 0));
}

/** The middle one of the seasoned reps, week by week. */
function worthOfSeasoned(team: TeamTimeline, worth: Worth): readonly number[] {
  const rows = seasoned(team).flatMap((rep) => worth[rep] ?? []);
  return Array.from({ length: team.weeks.count }, (_, week) => {
    const values = rows.map((row) => row[week] ?? 0).toSorted((a, b) => a - b);
    return values[(values.length - 1) >> 1] ?? 0;
  });
}

/** Who is there, and has been for longer than any ramp takes. */
const seasoned = memoize((team: TeamTimeline): readonly number[] =>
  team.reps.flatMap((person, rep) => {
    const isThere = isEmployedOn(person, team.newestExport);
    const since = person.startDate === undefined ? -Infinity : dayNumber(person.startDate);
    return isThere && team.weeks.lastDay - since >= LONGEST_RAMP_DAYS ? [rep] : [];
  }),
);

function weekEndingFrom({ weeks }: TeamTimeline, day: number): number {
  return Math.max(0, Math.floor((day - weeks.firstDay) / DAYS_A_WEEK));
}

function lastDayOf({ weeks }: TeamTimeline, week: number): number {
  return weeks.firstDay + (week + 1) * DAYS_A_WEEK - 1;
}
