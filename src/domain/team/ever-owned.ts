import { once } from '../once.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { TeamTimeline } from './team-timeline.ts';

/** By rep: the deals that the rep owns or has owned. */
export const everOwned = once((team: TeamTimeline): readonly (readonly Timeline[])[] => {
  const owned: Timeline[][] = team.reps.map(() => []);
  for (const timeline of team.timelines) {
    const reps = timeline.owners.map(({ value }) => value && team.repIndex.get(value));
    for (const [index, rep] of reps.entries()) {
      if (rep !== undefined && reps.indexOf(rep) === index) owned[rep]?.push(timeline);
    }
  }
  return owned;
});
