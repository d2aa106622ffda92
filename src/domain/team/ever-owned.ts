import { memoize } from '../memoize.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { TeamTimeline } from './team-timeline.ts';

/** By rep: the deals that the rep owns or has owned. */
export const everOwned = memoize((team: TeamTimeline): readonly (readonly Timeline[])[] => {
  const owned: Timeline[][] = team.reps.map(() => []);
  for (const timeline of team.timelines) {
    for (const { value: rep } of timeline.reps) {
      const deals = rep === undefined ? undefined : owned[rep];
      // A deal may come back to a rep.
      if (deals?.at(-1) !== timeline) deals?.push(timeline);
    }
  }
  return owned;
});
