import { memoize } from '../memoize.ts';
import { repOn, type Timeline } from '../timeline/timeline.ts';
import type { TeamTimeline } from './team-timeline.ts';
import { weekOf } from './weeks.ts';

/** A deal that left a stage for good: forward, won or lost. */
export interface Departure {
  readonly timeline: Timeline;
  readonly stage: string;
  /** The index of the rep who had it in the stage; undefined for anybody outside the team. */
  readonly rep: number | undefined;
  /** The day number, the week it lies in, and the week of the export that showed it. */
  readonly on: number;
  readonly week: number;
  readonly coveredWeek: number;
  /** Else it went on to a later stage, or was won. */
  readonly isLost: boolean;
}

/**
 * What left a known stage within the team's weeks. Going back to an earlier stage is no way out, and so is
 * a close that was taken back.
 */
export const departures = memoize((team: TeamTimeline): readonly Departure[] => {
  const rank = new Map(team.stages.map((stage, index) => [stage, index]));
  const left: Departure[] = [];
  for (const timeline of team.timelines) {
    for (const stay of timeline.stays) {
      const { stage, end } = stay;
      if (stage === undefined || end === undefined || end.on < team.weeks.firstDay) continue;
      const isClose = end.nextStage === undefined;
      const isLast = stay === timeline.stays.at(-1);
      if (isClose && (!isLast || timeline.ending === undefined)) continue;
      if (!isClose && (rank.get(end.nextStage) ?? 0) <= (rank.get(stage) ?? 0)) continue;
      const week = weekOf(end.on, team.weeks);
      left.push({
        timeline,
        stage,
        rep: repOn(timeline, end.on - 1),
        on: end.on,
        week,
        coveredWeek: coveredFrom(week, team.isCovered),
        isLost: isClose && timeline.ending?.outcome === 'lost',
      });
    }
  }
  return left;
});

/** The first week from this one on that an export covers; the last one where none does. */
function coveredFrom(week: number, isCovered: readonly boolean[]): number {
  const covered = isCovered.indexOf(true, Math.max(0, week));
  return covered === -1 ? isCovered.length - 1 : covered;
}
