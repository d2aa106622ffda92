import { dateOfDay } from '../calendar.ts';
import { memoize } from '../memoize.ts';
import { add, emptyCounts } from '../statistics/counts.ts';
import { endedCommits, type EndedCommit } from '../team/commits.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { WEEKS_A_QUARTER } from '../team/weeks.ts';
import { closeDatesPushed } from './close-dates-pushed.ts';
import { counted, SHARE_FACTS, type CountedPart, type Finding } from './counted.ts';
import { foremost } from './deals.ts';
import { subjectOf } from './subject.ts';

/** Of ended promises either few or most slip, so that the share varies less than a count would. */
const LEAST_UNEVENNESS = 0.3;
/** Fewer ended promises than this are no usual to compare with. */
const ENDED_TO_SPEAK_OF = 10;

const slips = counted(
  {
    kind: 'commit-deals-slip',
    nature: 'issue',
    atStake: 'open-deals',
    changedByCoaching: 1,
    followsFrom: [closeDatesPushed],
    facts: [SHARE_FACTS],
    dealFacts: { on: 'date', 'from?': 'date', 'to?': 'date' },
  },
  {
    discount: 0.6,
    direction: 'more',
    leastUnevenness: LEAST_UNEVENNESS,
    needs: {
      events: ENDED_TO_SPEAK_OF,
      weeks: WEEKS_A_QUARTER,
      of: 'commit-deals-that-closed-or-slipped',
    },
    noun: 'slipped-commit-deals',
    isSeenBetweenExports: true,
    shareName: () => 'commit-deals-that-slip',
    count: (team) => [slipsOfEnded(team)],
    describe: (finding) => {
      const slipped = endedSince(finding).filter((commit) => hasSlipped(commit));
      return { facts: {}, opportunities: newest(slipped) };
    },
  },
);

/**
 * The rep's deals in the forecast category commit are pushed out of the period or taken back more often
 * than usual, of those whose promise ended. A commit is the rep's word: the manager gave it on to others,
 * and when it keeps slipping either the deals or the standard for commit needs a conversation.
 */
export const commitDealsSlip: typeof slips = {
  ...slips,
  detect(history, asOf) {
    const subject = subjectOf(history, asOf);
    if ('outcome' in subject) return subject;
    if (!hasCategories(subject.team)) {
      return { outcome: 'not-applicable', because: 'no-forecast-categories' };
    }
    return slips.detect(history, asOf);
  },
};

const hasCategories = memoize((team: TeamTimeline): boolean =>
  team.timelines.some(({ forecastCategories }) =>
    forecastCategories.some(({ value }) => value !== undefined),
  ),
);

/** Slipped promises by rep and week, and how many of as many ended ones slip in the team. */
function slipsOfEnded(team: TeamTimeline): CountedPart {
  const ended = endedCommits(team).filter(({ rep }) => rep !== undefined);
  const share = ended.filter((commit) => hasSlipped(commit)).length / Math.max(1, ended.length);
  const counts = emptyCounts(team.reps.length, team.weeks.count);
  const tries = emptyCounts(team.reps.length, team.weeks.count).observed;
  for (const commit of ended) {
    if (commit.rep === undefined) continue;
    if (hasSlipped(commit)) add(counts.observed[commit.rep], commit.week, 1);
    add(counts.expected[commit.rep], commit.week, share);
    add(tries[commit.rep], commit.week, 1);
  }
  return { stage: undefined, counts, tries };
}

function hasSlipped({ ending }: EndedCommit): boolean {
  return ending.how !== 'closed';
}

function endedSince({ team, rep, watch }: Finding): readonly EndedCommit[] {
  return endedCommits(team).filter((commit) => commit.rep === rep && commit.week >= watch.since);
}

/** The deals that slipped last: moved from one day to another, or taken back. */
function newest(slipped: readonly EndedCommit[]) {
  const lastOf = new Map(slipped.map((commit) => [commit.timeline, commit]));
  return foremost(
    [...lastOf.values()],
    (a, b) => b.on - a.on,
    ({ on, ending }) => ({
      on: dateOfDay(on),
      ...(ending.how === 'pushed out' && {
        from: dateOfDay(ending.from),
        to: dateOfDay(ending.to),
      }),
    }),
  );
}
