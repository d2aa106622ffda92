import { shareStillThere, stagePaces, togetherOf, type StagePace } from '../team/stage-pace.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { repOn } from '../timeline/timeline.ts';
import { DAYS_A_WEEK, WEEKS_A_QUARTER } from '../team/weeks.ts';
import { activityFell } from './activity-fell.ts';
import { counted, COUNTED_FACTS, type CountedPart, type Finding } from './counted.ts';
import { foremost } from './deals.ts';

/** One in ten deals stays so long. */
const RARE_SHARE = 0.1;
/** A stage is looked at by itself where the team has left it often enough to know its pace. */
const EXITS_TO_KNOW_A_STAGE = 30;

/**
 * The rep's deals move on less often than deals like them: the team's in the same stage that have been
 * there as long. An old pipeline alone says nothing, as some deals are old everywhere; that deals which
 * should move no longer do says where in the funnel a rep is stuck, while there is time to help.
 */
export const opportunitiesStalled = counted(
  {
    kind: 'opportunities-stalled',
    nature: 'issue',
    atStake: 'open-deals',
    changedByCoaching: 1,
    followsFrom: [activityFell],
    facts: [
      {
        ...COUNTED_FACTS,
        'stage?': 'text',
        /** How many are open there now, and for how many days the one has that is longest there, as far as exports tell. */
        'waiting?': 'number',
        'longestDays?': 'number',
      },
    ],
    dealFacts: { days: 'number', isFromEntry: 'boolean', isInStage: 'boolean', isRare: 'boolean' },
  },
  {
    discount: 0.3,
    direction: 'fewer',
    needs: { events: 10, weeks: WEEKS_A_QUARTER },
    noun: 'deals-moving-on',
    isSeenBetweenExports: true,
    count: (team) => partsOf(team, stagePaces(team)),
    describe: (finding) => {
      const open = openThere(finding);
      const { stage } = finding;
      return {
        facts: {
          ...(stage !== undefined && { stage }),
          waiting: open.length,
          ...(open.length > 0 && { longestDays: Math.max(...open.map(({ days }) => days)) }),
        },
        opportunities: longestThere(open),
      };
    },
  },
);

/** All stages together, and each that the team's pace is known of. */
function partsOf(team: TeamTimeline, paces: readonly StagePace[]): readonly CountedPart[] {
  const known = paces.filter(
    ({ stage, exits }) => stage !== undefined && exits >= EXITS_TO_KNOW_A_STAGE,
  );
  return [
    { stage: undefined, counts: togetherOf(team, paces) },
    ...known.map(({ stage, counts }) => ({ stage, counts })),
  ];
}

/** The rep's open deals in the stage, or in any, and for how long they are known to be there. */
function openThere({ team, rep, stage }: Finding) {
  const today = team.weeks.lastDay;
  return team.timelines.flatMap((timeline) => {
    const stay = timeline.stays.at(-1);
    if (stay === undefined || stay.end !== undefined) return [];
    if (repOn(timeline, today) !== rep) return [];
    if (stage !== undefined && stay.stage !== stage) return [];
    const pace = stagePaces(team).find((pace) => pace.stage === stay.stage);
    const days = today - stay.from;
    const share = pace === undefined ? 1 : shareStillThere(pace, days / DAYS_A_WEEK);
    return [{ timeline, stay, days, share }];
  });
}

/** Those that have stayed longest, measured by how few deals like them stay that long. */
function longestThere(open: ReturnType<typeof openThere>) {
  return foremost(
    open,
    (a, b) => a.share - b.share || b.days - a.days,
    ({ stay, days, share }) => ({
      days,
      isFromEntry: stay.isFromEntry,
      isInStage: stay.stage !== undefined,
      isRare: stay.isFromEntry && share < RARE_SHARE,
    }),
  );
}
