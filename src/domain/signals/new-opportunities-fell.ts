import { dateOfDay } from '../calendar.ts';
import { presence } from '../team/presence.ts';
import { add, emptyCounts, type Counts } from '../statistics/counts.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { repOn } from '../timeline/timeline.ts';
import { weekOf, WEEKS_A_QUARTER } from '../team/weeks.ts';
import { counted, COUNTED_FACTS, type Finding } from './counted.ts';
import { foremost } from './deals.ts';

/**
 * The rep begins fewer opportunities than usual. What isn't begun today is missing from the pipeline
 * in a quarter and from the quota in two: nothing tells earlier, and nothing is easier to coach.
 */
export const newOpportunitiesFell = counted(
  {
    kind: 'new-opportunities-fell',
    nature: 'issue',
    atStake: 'flow',
    changedByCoaching: 1,
    followsFrom: [],
    facts: [COUNTED_FACTS],
    dealFacts: { createdOn: 'date' },
  },
  {
    discount: 0.3,
    direction: 'fewer',
    needs: { events: 10, weeks: WEEKS_A_QUARTER },
    noun: 'new-deals',
    isSeenBetweenExports: false,
    count: (team) => [{ stage: undefined, counts: creations(team) }],
    describe: (finding) => ({ facts: {}, opportunities: newest(finding) }),
  },
);

/** New opportunities of the rep who owned them first; expected of all alike while they are there. */
function creations(team: TeamTimeline): Counts {
  const { observed } = emptyCounts(team.reps.length, team.weeks.count);
  for (const timeline of team.timelines) {
    if (timeline.createdOn === undefined) continue;
    const rep = repOn(timeline, timeline.createdOn);
    if (rep !== undefined) add(observed[rep], weekOf(timeline.createdOn, team.weeks), 1);
  }
  return { observed, expected: presence(team) };
}

/** What did come in of late, newest first. */
function newest({ team, rep, watch }: Finding) {
  const created = team.timelines.flatMap((timeline) => {
    const day = timeline.createdOn;
    if (day === undefined || weekOf(day, team.weeks) < watch.since) return [];
    return repOn(timeline, day) === rep ? [{ timeline, day }] : [];
  });
  return foremost(
    created,
    (a, b) => b.day - a.day,
    ({ day }) => ({ createdOn: dateOfDay(day) }),
  );
}
