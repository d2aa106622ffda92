import { memoize } from '../memoize.ts';
import type { TeamTimeline } from './team-timeline.ts';
import { repOn, type Timeline } from '../timeline/timeline.ts';
import { weekOf } from './weeks.ts';

/** A deal that was won or lost, and whose it was on that day. */
export interface Closing {
  readonly timeline: Timeline;
  /** The rep's index; undefined for anybody outside the team. */
  readonly rep: number | undefined;
  /** The day number, and the week it lies in. */
  readonly on: number;
  readonly week: number;
  readonly isWon: boolean;
}

/** The deals that closed within the team's weeks. */
export const closings = memoize((team: TeamTimeline): readonly Closing[] =>
  team.timelines.flatMap((timeline) => {
    const { ending } = timeline;
    if (ending === undefined || ending.on < team.weeks.firstDay) return [];
    const rep = repOn(timeline, ending.on);
    const week = weekOf(ending.on, team.weeks);
    return [{ timeline, rep, on: ending.on, week, isWon: ending.outcome === 'won' }];
  }),
);

/** By rep: the deals that the rep won. */
export const winsByRep = memoize((team: TeamTimeline): readonly (readonly Closing[])[] => {
  const wins = team.reps.map((): Closing[] => []);
  for (const closing of closings(team)) {
    if (closing.isWon && closing.rep !== undefined) wins[closing.rep]?.push(closing);
  }
  return wins;
});
