import { add, emptyCounts, rollForward, type Counts } from '../statistics/counts.ts';
import { once } from '../once.ts';
import { repOn, type TeamTimeline } from './team-timeline.ts';
import type { Stay } from '../timeline/stays.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { DAYS_A_WEEK, weekOf } from './weeks.ts';

/** How deals leave one stage: forward or closed, by how long they have been there. */
export interface StagePace {
  /** Undefined for the time before the first export, when a deal was open in whatever stage. */
  readonly stage: string | undefined;
  /** Exits a week by age group; the last is for a stay that began before anything was known of it. */
  readonly rates: readonly number[];
  readonly exits: number;
  /** Exits by rep and week, and how many the team's rates lead one to expect of the deals that were open. */
  readonly counts: Counts;
}

/** In weeks: young stays differ from week to week, old ones hardly. */
const AGE_GROUPS = [0, 1, 2, 3, 4, 6, 9, 13, 18, 26, 39] as const;
const UNKNOWN_AGE = AGE_GROUPS.length;
/** An age group's rate is drawn towards its stage's by as much as this many exits tell. */
const PRIOR_EXITS = 2;

/** A span of days of one stay, within one week and one age group. */
interface Piece {
  readonly rep: number | undefined;
  readonly week: number;
  readonly age: number;
  readonly weeks: number;
}

interface Exit {
  readonly rep: number | undefined;
  readonly week: number;
  readonly age: number;
}

/**
 * A life table of each stage from all the team's deals: those still there count for the time they have
 * stayed so far (censored), those that were there before the first export only from then on.
 */
export const stagePaces = once((team: TeamTimeline): readonly StagePace[] => {
  const byStage = new Map<string | undefined, { pieces: Piece[]; exits: Exit[] }>();
  for (const timeline of team.timelines) {
    for (const stay of timeline.stays) {
      const known = byStage.get(stay.stage) ?? { pieces: [], exits: [] };
      byStage.set(stay.stage, known);
      known.pieces.push(...piecesOf(team, timeline, stay));
      known.exits.push(...exitOf(team, timeline, stay));
    }
  }
  return [undefined, ...team.stages].flatMap((stage) => {
    const known = byStage.get(stage);
    return known === undefined ? [] : [paceOf(team, stage, known.pieces, known.exits)];
  });
});

/** The share of deals like it that are still in the stage after so many weeks. */
export function shareStillThere({ rates }: StagePace, weeks: number): number {
  let log = 0;
  for (const [group, from] of AGE_GROUPS.entries()) {
    const until = Math.min(weeks, AGE_GROUPS[group + 1] ?? Infinity);
    if (until > from) log -= (rates[group] ?? 0) * (until - from);
  }
  return Math.exp(log);
}

function piecesOf(team: TeamTimeline, timeline: Timeline, stay: Stay): readonly Piece[] {
  const { firstDay, lastDay } = team.weeks;
  const pieces: Piece[] = [];
  const stop = stay.end?.on ?? lastDay + 1;
  for (let day = Math.max(stay.watchedFrom, firstDay); day < stop;) {
    const week = weekOf(day, team.weeks);
    const next = Math.min(stop, firstDay + (week + 1) * DAYS_A_WEEK);
    const weeks = (next - day) / DAYS_A_WEEK;
    pieces.push({ rep: repOn(team, timeline, day), week, age: ageGroup(stay, day), weeks });
    day = next;
  }
  return pieces;
}

function exitOf(team: TeamTimeline, timeline: Timeline, stay: Stay): readonly Exit[] {
  const { end } = stay;
  if (end === undefined || end.on < team.weeks.firstDay) return [];
  const isBack =
    end.nextStage !== undefined &&
    (stay.stage === undefined ||
      team.stages.indexOf(end.nextStage) < team.stages.indexOf(stay.stage));
  if (isBack) return [];
  const lastDay = end.on - 1;
  const week = weekOf(end.on, team.weeks);
  return [{ rep: repOn(team, timeline, lastDay), week, age: ageGroup(stay, lastDay) }];
}

function ageGroup(stay: Stay, day: number): number {
  if (!stay.isFromEntry) return UNKNOWN_AGE;
  const weeks = Math.floor((day - stay.from) / DAYS_A_WEEK);
  return AGE_GROUPS.findLastIndex((from) => from <= weeks);
}

function paceOf(
  team: TeamTimeline,
  stage: string | undefined,
  pieces: readonly Piece[],
  exits: readonly Exit[],
): StagePace {
  const stayed = new Float64Array(UNKNOWN_AGE + 1);
  const left = new Float64Array(UNKNOWN_AGE + 1);
  for (const { age, weeks } of pieces) add(stayed, age, weeks);
  for (const { age } of exits) add(left, age, 1);
  const total = pieces.reduce((sum, { weeks }) => sum + weeks, 0);
  const average = total > 0 ? exits.length / total : 0;
  const prior = average > 0 ? PRIOR_EXITS / average : 1;
  const rates = Array.from(
    left,
    (count, age) => (count + prior * average) / ((stayed[age] ?? 0) + prior),
  );
  const counts = emptyCounts(team.reps.length, team.weeks.count);
  for (const { rep, week, age, weeks } of pieces) {
    if (rep !== undefined) add(counts.expected[rep], week, weeks * (rates[age] ?? 0));
  }
  for (const { rep, week } of exits) if (rep !== undefined) add(counts.observed[rep], week, 1);
  // Which stage a deal is in shows only in exports; that it is open shows in its own dates.
  const rows = stage === undefined ? [] : [...counts.observed, ...counts.expected];
  for (const row of rows) rollForward(row, team.isCovered);
  return { stage, rates, exits: exits.length, counts };
}
