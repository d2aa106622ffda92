import { dayNumber, type CalendarDate } from '../calendar.ts';
import type { PersonId } from '../ids.ts';
import { memoize } from '../memoize.ts';
import type { Person } from '../people/person.ts';
import type { TeamHistory } from '../pipeline/rep-history.ts';
import { teamKnownOn } from '../timeline/known-on.ts';
import { stageOrder } from '../timeline/stage-order.ts';
import { timelineOf, type Timeline } from '../timeline/timeline.ts';
import { weekOf, weeksUntil, type Weeks } from './weeks.ts';

/** What a team did, in the order of time: all that detectors read. */
export interface TeamTimeline {
  readonly team: TeamHistory;
  readonly newestExport: CalendarDate;
  readonly weeks: Weeks;
  /** Whether the changes of a week are known: by an export in it, or by the CRM's own history. */
  readonly isCovered: readonly boolean[];
  readonly timelines: readonly Timeline[];
  /** The open stages, earliest first. */
  readonly stages: readonly string[];
  readonly reps: readonly Person[];
  readonly repIndex: ReadonlyMap<PersonId, number>;
}

/** The team's timeline as it was known at the end of `asOf`; undefined where there was no export yet. */
export function teamTimeline(team: TeamHistory, asOf: CalendarDate): TeamTimeline | undefined {
  const known = timelinesOf(team);
  if (!known.has(asOf)) {
    // One date at a time: a replay asks for many, one after the other.
    known.clear();
    known.set(asOf, build(teamKnownOn(team, asOf)));
  }
  return known.get(asOf);
}

/** Every rep and every detector asks for the same timeline. */
const timelinesOf = memoize(
  (_team: TeamHistory) => new Map<CalendarDate, TeamTimeline | undefined>(),
);

function build(team: TeamHistory): TeamTimeline | undefined {
  const newestExport = team.exportDates.at(-1);
  if (newestExport === undefined) return undefined;
  const weeks = weeksUntil(newestExport, team.weeksOfHistory);
  const coverage = {
    exportDays: team.exportDates.map(dayNumber),
    historyUntil: team.historyUntil === undefined ? undefined : dayNumber(team.historyUntil),
  };
  const repIndex = new Map(team.reps.map((rep, index) => [rep.id, index]));
  const timelines = team.opportunities.map((history) => timelineOf(history, coverage, repIndex));
  return {
    team,
    newestExport,
    weeks,
    isCovered: coveredWeeks(team, weeks),
    timelines,
    stages: stageOrder(timelines),
    reps: team.reps,
    repIndex,
  };
}

function coveredWeeks(team: TeamHistory, weeks: Weeks): readonly boolean[] {
  const covered = Array.from({ length: weeks.count }, () => false);
  for (const date of team.exportDates) {
    const week = weekOf(dayNumber(date), weeks);
    if (week >= 0) covered[week] = true;
  }
  if (team.historyUntil !== undefined) {
    covered.fill(true, 0, Math.max(0, weekOf(dayNumber(team.historyUntil) + 1, weeks)));
  }
  return covered;
}
