import { isEmployedOn } from '../people/person.ts';
import { rampStandings } from '../ramp/ramp-standing.ts';
import { columnSums } from '../statistics/counts.ts';
import type { Member } from '../statistics/shared-change.ts';
import { memoize } from '../memoize.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import type { Detector, RepsCounted } from './detector.ts';
import { DETECTORS } from './detectors.ts';
import type { IssueKind } from './kinds.ts';

/** What one kind of issue counts in a team, of each of its reps and of all together. */
export interface TeamMembers extends Omit<RepsCounted, 'levels'> {
  readonly kind: IssueKind;
  /** The indexes in the team of those who are there today and not in ramp, whose past is not somebody else's. */
  readonly reps: readonly number[];
  /** Of each of them, in their order. */
  readonly members: readonly Member[];
  /** Of all of them together. */
  readonly team: Member;
}

const ALL: readonly Detector[] = DETECTORS;

/** By what is counted, what each rep of today has had. */
export const teamMembers = memoize((timeline: TeamTimeline): readonly TeamMembers[] => {
  const inRamp = rampStandings(timeline);
  const reps = [...timeline.reps.keys()].filter((rep) => {
    const person = timeline.reps[rep];
    return person !== undefined && isEmployedOn(person, timeline.newestExport) && !inRamp.has(rep);
  });
  // What an export tells of the weeks before the first one is no usual: deals that were over by then are missing.
  const first = timeline.isCovered.indexOf(true);
  const seen = (row: Float64Array) => Float64Array.from(row).fill(0, 0, first);
  return ALL.flatMap(({ kind, nature, countReps }) => {
    if (nature === 'strength' || countReps === undefined) return [];
    return countReps(timeline).map(({ levels, ...counted }) => {
      const members = reps.flatMap((rep) => {
        const [observed, usual] = [levels.counts.observed[rep], levels.own[rep]];
        if (observed === undefined || usual === undefined) return [];
        return [{ observed: seen(observed), usual: seen(usual) }];
      });
      const team = {
        observed: columnSums(members.map(({ observed }) => observed)),
        usual: columnSums(members.map(({ usual }) => usual)),
      };
      // What is counted comes from a detector of an issue.
      return { ...counted, kind: kind as IssueKind, reps, members, team };
    });
  });
});
