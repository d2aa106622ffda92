import { dateOfDay, dayNumber } from '../calendar.ts';
import { sayDate } from '../dates-in-words.ts';
import type { Counts } from '../statistics/counts.ts';
import {
  addEvent,
  addTime,
  countsOf,
  groupRates,
  newTally,
  type Tally,
} from '../statistics/group-rates.ts';
import { repOn, type TeamTimeline } from '../team/team-timeline.ts';
import { DAYS_A_WEEK, weekOf, WEEKS_A_QUARTER } from '../team/weeks.ts';
import type { Stay } from '../timeline/stays.ts';
import { stayOn, type Timeline } from '../timeline/timeline.ts';
import { counted, usualBeside, type Finding } from './counted.ts';
import { foremost } from './deals.ts';
import type { Detector, Outcome } from './detector.ts';
import type { EvidenceOpportunity } from './evidence.ts';
import { subjectOf } from './subject.ts';

/** To half of the usual or two thirds: activities are many, so that much less than silence can be told from chance. */
const RATIOS = [0.5, 0.65] as const;
/** Most open deals have activity in a week, so that the days vary less than a count would. */
const LEAST_UNEVENNESS = 0.55;
const DAYS_NEEDED = 30;
/** What is not told of for longer than from one export to the next is missing, not undone. */
const LATEST_AFTER_DAYS = DAYS_A_WEEK;

const claim = counted({
  kind: 'activity-fell',
  nature: 'issue',
  ratios: RATIOS,
  leastUnevenness: LEAST_UNEVENNESS,
  needs: { events: DAYS_NEEDED, weeks: WEEKS_A_QUARTER, of: 'days with activity on an open deal' },
  noun: 'days with activity on open deals',
  isSeenBetweenExports: false,
  count: (team) => [{ stage: undefined, counts: activityOnOpenDeals(team) }],
  describe: (finding) => ({
    headline: 'open deals get less attention than usual',
    comparison: `Days with activity on open deals: ${usualBeside(finding)}`,
    opportunities: quietest(finding),
  }),
});

/**
 * Less is done for each of the rep's open deals than usual, beside what the team does for as many deals in
 * the same stages. Deals are lost in silence, and it shows weeks before they stall. What counts is a day on
 * which anybody did anything for a deal: a rep may well have somebody else do it, and how many calls are
 * logged in a day is a habit of typing. Where no activities are imported, a day is known by the last
 * activity that each export shows, which is one a week at most: enough to tell silence from work.
 */
export const activityFell: Detector = {
  ...claim,
  detect(history, asOf) {
    const subject = subjectOf(history, asOf);
    if ('outcome' in subject) return subject;
    return whyNotApplicable(subject.team) ?? claim.detect(history, asOf);
  },
};

function whyNotApplicable(team: TeamTimeline): Outcome | undefined {
  const { activitiesUntil } = team.team;
  const isTold = team.timelines.some(({ activityDays }) => activityDays.length > 0);
  if (activitiesUntil === undefined || !isTold) {
    return { outcome: 'not-applicable', because: 'no export tells of activities' };
  }
  if (team.weeks.lastDay - dayNumber(activitiesUntil) <= LATEST_AFTER_DAYS) return undefined;
  const until = sayDate(activitiesUntil, team.newestExport);
  return { outcome: 'not-applicable', because: `activities are known up to ${until} only` };
}

/** Days with activity by rep and week, and how many the team has on as many deals in the same stages. */
function activityOnOpenDeals(team: TeamTimeline): Counts {
  const stages = new Map([undefined, ...team.stages].map((stage, index) => [stage, index]));
  const tally = newTally(team.reps.length, team.weeks.count, stages.size);
  const { activitiesUntil = team.newestExport } = team.team;
  const lastDay = Math.min(team.weeks.lastDay, dayNumber(activitiesUntil));
  for (const timeline of team.timelines) {
    for (const stay of timeline.stays) {
      addOpenTime(tally, team, timeline, stay, stages.get(stay.stage) ?? 0, lastDay);
    }
    for (const day of timeline.activityDays) {
      const stay = day >= team.weeks.firstDay && day <= lastDay ? stayOn(timeline, day) : undefined;
      if (stay === undefined) continue;
      const rep = repOn(team, timeline, day);
      addEvent(tally, rep, weekOf(day, team.weeks), stages.get(stay.stage) ?? 0);
    }
  }
  return countsOf(tally, groupRates(tally));
}

/** Adds the time that a deal was open in a stage, week by week. */
function addOpenTime(
  tally: Tally,
  team: TeamTimeline,
  timeline: Timeline,
  stay: Stay,
  group: number,
  lastDay: number,
): void {
  const { weeks } = team;
  const stop = Math.min(stay.end?.on ?? Infinity, lastDay + 1);
  for (let day = Math.max(stay.watchedFrom, weeks.firstDay); day < stop;) {
    const week = weekOf(day, weeks);
    const next = Math.min(stop, weeks.firstDay + (week + 1) * DAYS_A_WEEK);
    addTime(tally, repOn(team, timeline, day), week, group, (next - day) / DAYS_A_WEEK);
    day = next;
  }
}

/** The open deals that nothing was done for the longest. */
function quietest({ team, rep }: Finding): readonly EvidenceOpportunity[] {
  const today = team.weeks.lastDay;
  const open = team.timelines.flatMap((timeline) => {
    const stay = stayOn(timeline, today);
    if (stay === undefined || repOn(team, timeline, today) !== rep) return [];
    const last = timeline.activityDays.at(-1);
    return [{ timeline, last, quietSince: last ?? timeline.createdOn ?? stay.from }];
  });
  return foremost(
    open,
    (a, b) => a.quietSince - b.quietSince,
    ({ last, quietSince }) =>
      last === undefined
        ? `open for ${today - quietSince} days, no activity known`
        : `last activity on ${sayDate(dateOfDay(last), team.newestExport)}`,
  );
}
