import { memoize } from '../memoize.ts';
import { add, at, emptyCounts, rollForward, type Counts } from '../statistics/counts.ts';
import {
  addEvent,
  addTime,
  countsOf,
  groupRates,
  inSameTime,
  newTally,
  type Tally,
} from '../statistics/group-rates.ts';
import type { Stay } from '../timeline/stays.ts';
import { repOn, type Timeline } from '../timeline/timeline.ts';
import type { TeamTimeline } from './team-timeline.ts';
import { DAYS_A_WEEK, weekOf } from './weeks.ts';

/** How deals leave one stage: forward or closed, by how long they have been there. */
export interface StagePace {
  /** Undefined for the time before the first export, when a deal was open in whatever stage. */
  readonly stage: string | undefined;
  /** Exits a week by age group; the last is for stays that began before anything was known of them. */
  readonly rates: readonly number[];
  readonly exits: number;
  /** Exits by rep and week, and how many the team's rates make of the deals that were open. */
  readonly counts: Counts;
}

/** In weeks: young stays differ from week to week, old ones hardly. */
const AGE_GROUPS = [0, 1, 2, 3, 4, 6, 9, 13, 18, 26, 39] as const;
const UNKNOWN_AGE = AGE_GROUPS.length;
/** By age in weeks: its group. Looked up for every week of every stay. */
const GROUP_OF_AGE = Array.from({ length: Math.max(...AGE_GROUPS) + 1 }, (_, weeks) =>
  AGE_GROUPS.findLastIndex((from) => from <= weeks),
);

/**
 * A life table of each stage from all the team's deals: those still there count for the time they have
 * stayed so far (censored), those that were there before the first export only from then on.
 */
export const stagePaces = memoize((team: TeamTimeline) => pacesOf(team, () => true));

/** The same for steps forward alone: a lost deal leaves its stage, too, but not forward. */
export const advancePaces = memoize((team: TeamTimeline) =>
  pacesOf(team, ({ ending }, { end }) => end?.nextStage !== undefined || ending?.outcome === 'won'),
);

function pacesOf(
  team: TeamTimeline,
  isCounted: (timeline: Timeline, stay: Stay) => boolean,
): readonly StagePace[] {
  const tallies = new Map(
    [...timesByStage(team)].map(([stage, tally]) => [stage, inSameTime(tally)]),
  );
  for (const { timeline, stay, rep, week, age } of exits(team)) {
    const tally = tallies.get(stay.stage);
    if (tally !== undefined && isCounted(timeline, stay)) addEvent(tally, rep, week, age);
  }
  return [undefined, ...team.stages].flatMap((stage) => {
    const tally = tallies.get(stage);
    return tally === undefined ? [] : [paceOf(team, stage, tally)];
  });
}

/** The time that deals were in each stage: the same whatever counts as an exit. */
const timesByStage = memoize((team: TeamTimeline): ReadonlyMap<string | undefined, Tally> => {
  const tallies = new Map<string | undefined, Tally>();
  for (const timeline of team.timelines) {
    for (const stay of timeline.stays) {
      const tally =
        tallies.get(stay.stage) ?? newTally(team.reps.length, team.weeks.count, UNKNOWN_AGE + 1);
      tallies.set(stay.stage, tally);
      addStay(tally, team, timeline, stay);
    }
  }
  return tallies;
});

/** A stay that ended within the team's weeks, forward or closed. */
interface Exit {
  readonly timeline: Timeline;
  readonly stay: Stay;
  readonly rep: number | undefined;
  readonly week: number;
  readonly age: number;
}

const exits = memoize((team: TeamTimeline): readonly Exit[] => {
  const rank = new Map(team.stages.map((stage, index) => [stage, index]));
  const left: Exit[] = [];
  for (const timeline of team.timelines) {
    for (const stay of timeline.stays) {
      const on = stay.end?.on ?? -Infinity;
      if (on < team.weeks.firstDay || !isForward(stay, rank)) continue;
      const rep = repOn(timeline, on - 1);
      left.push({
        timeline,
        stay,
        rep,
        week: weekOf(on, team.weeks),
        age: ageGroup(stay, on - 1),
      });
    }
  }
  return left;
});

/** The counts of several stages in one. */
export function togetherOf(team: TeamTimeline, paces: readonly StagePace[]): Counts {
  const all = emptyCounts(team.reps.length, team.weeks.count);
  for (const { counts } of paces) {
    addRows(all.observed, counts.observed);
    addRows(all.expected, counts.expected);
  }
  return all;
}

function addRows(to: Counts['observed'], rows: Counts['observed']): void {
  for (const [index, row] of rows.entries()) {
    for (let week = 0; week < row.length; week += 1) add(to[index], week, at(row, week));
  }
}

/** The share of deals like it that are still in the stage after so many weeks. */
export function shareStillThere({ rates }: StagePace, weeks: number): number {
  let log = 0;
  for (const [group, from] of AGE_GROUPS.entries()) {
    const until = Math.min(weeks, AGE_GROUPS[group + 1] ?? Infinity);
    if (until > from) log -= (rates[group] ?? 0) * (until - from);
  }
  return Math.exp(log);
}

/** Adds the time of a stay, week by week. */
function addStay(tally: Tally, team: TeamTimeline, timeline: Timeline, stay: Stay): void {
  const { firstDay, lastDay } = team.weeks;
  const stop = stay.end?.on ?? lastDay + 1;
  for (let day = Math.max(stay.watchedFrom, firstDay); day < stop;) {
    const week = weekOf(day, team.weeks);
    const next = Math.min(stop, firstDay + (week + 1) * DAYS_A_WEEK);
    const weeks = (next - day) / DAYS_A_WEEK;
    addTime(tally, repOn(timeline, day), week, ageGroup(stay, day), weeks);
    day = next;
  }
}

/** Whether a stay ended with a later stage or a close; going back does not count. */
function isForward({ stage, end }: Stay, rank: ReadonlyMap<string, number>): boolean {
  if (end === undefined) return false;
  if (end.nextStage === undefined) return true;
  // From a stage that nobody knows, the next one is where the deal was found, not where it went.
  return stage !== undefined && (rank.get(end.nextStage) ?? 0) > (rank.get(stage) ?? 0);
}

function ageGroup(stay: Stay, day: number): number {
  if (!stay.isFromEntry) return UNKNOWN_AGE;
  const weeks = Math.floor((day - stay.from) / DAYS_A_WEEK);
  return GROUP_OF_AGE[weeks] ?? UNKNOWN_AGE - 1;
}

function paceOf(team: TeamTimeline, stage: string | undefined, tally: Tally): StagePace {
  const rates = groupRates(tally);
  const counts = countsOf(tally, rates);
  // Which stage a deal is in shows only in exports; that it is open shows in its own dates.
  const rows = stage === undefined ? [] : [...counts.observed, ...counts.expected];
  for (const row of rows) rollForward(row, team.isCovered);
  return {
    stage,
    rates,
    exits: tally.eventsByGroup.reduce((sum, count) => sum + count, 0),
    counts,
  };
}
