import { dateOfDay, dayNumber } from '../calendar.ts';
import { memoize } from '../memoize.ts';
import { add, emptyCounts } from '../statistics/counts.ts';
import { addEvent, addTime, countsOf, groupRates, newTally } from '../statistics/group-rates.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { DAYS_A_WEEK, weekOf, WEEKS_A_QUARTER } from '../team/weeks.ts';
import { repOn, stayOn, type Timeline } from '../timeline/timeline.ts';
import { counted, SHARE_FACTS, type CountedPart, type Finding } from './counted.ts';
import { foremost } from './deals.ts';
import type { Silence } from './silence.ts';
import { subjectOf } from './subject.ts';

/** Of open deals most have activity in a week, so that the share varies less than a count would. */
const LEAST_UNEVENNESS = 0.3;
/** A week by itself is the first of a holiday, or ill. */
const LEAST_WEEKS = 2;
const DEAL_WEEKS_NEEDED = 30;
/** What is not told of for longer than from one export to the next is missing, not undone. */
const LATEST_AFTER_DAYS = DAYS_A_WEEK;

const claim = counted(
  {
    kind: 'activity-fell',
    nature: 'issue',
    atStake: 'open-deals',
    changedByCoaching: 1,
    followsFrom: [],
    facts: [SHARE_FACTS],
    dealFacts: { 'lastOn?': 'date', quietDays: 'number' },
  },
  {
    discount: 0,
    direction: 'fewer',
    leastUnevenness: LEAST_UNEVENNESS,
    leastWeeks: LEAST_WEEKS,
    needs: { events: DEAL_WEEKS_NEEDED, weeks: WEEKS_A_QUARTER, of: 'weeks-of-open-deals' },
    noun: 'open-deals-with-activity',
    isSeenBetweenExports: false,
    count: (team) => [touchedDeals(team)],
    shareName: () => 'share-of-open-deals-with-activity-in-a-week',
    describe: (finding) => ({ facts: {}, opportunities: quietest(finding) }),
  },
);

/**
 * Fewer of the rep's open deals have any activity in a week than usual, beside what the team does for deals in the same
 * stages. Deals are lost in silence, and it shows weeks before they stall. What counts is whether anybody did anything
 * for a deal in the week: a rep may well have somebody else do it, how many calls are logged is a habit of typing, and
 * where no activities are imported an export tells the last one alone. A deal that moves on was worked on for sure, so
 * that only those are looked at which stay where they are.
 */
export const activityFell: typeof claim = {
  ...claim,
  detect(history, asOf) {
    const subject = subjectOf(history, asOf);
    if ('outcome' in subject) return subject;
    return whyNotApplicable(subject.team) ?? claim.detect(history, asOf);
  },
};

function whyNotApplicable(team: TeamTimeline): Silence | undefined {
  const { activitiesUntil } = team.team;
  const isReported = team.timelines.some(({ activityDays }) => activityDays.length > 0);
  if (activitiesUntil === undefined || !isReported) {
    return { outcome: 'not-applicable', because: 'no-activities' };
  }
  if (team.weeks.lastDay - dayNumber(activitiesUntil) <= LATEST_AFTER_DAYS) return undefined;
  return {
    outcome: 'not-applicable',
    because: 'activities-end',
    until: activitiesUntil,
    asOf: team.newestExport,
  };
}

/** The deals with activity by rep and week, of those that stayed in their stage, and how many the team has of as many. */
const touchedDeals = memoize((team: TeamTimeline): CountedPart => {
  const stages = new Map([undefined, ...team.stages].map((stage, index) => [stage, index]));
  const [reps, weeks] = [team.reps.length, team.weeks.count];
  const tally = newTally(reps, weeks, stages.size);
  const tries = emptyCounts(reps, weeks).observed;
  for (const timeline of team.timelines) {
    eachWeekInStage(team, timeline, (week, firstDay, stage, isTouched) => {
      const rep = repOn(timeline, firstDay);
      const group = stages.get(stage) ?? 0;
      addTime(tally, rep, week, group, 1);
      if (isTouched) addEvent(tally, rep, week, group);
      if (rep !== undefined) add(tries[rep], week, 1);
    });
  }
  return { stage: undefined, counts: countsOf(tally, groupRates(tally)), tries };
});

/** Visits the whole weeks that a deal was in one stage, as far as activities are known, and whether it had any then. */
function eachWeekInStage(
  { weeks, team, newestExport }: TeamTimeline,
  { stays, activityDays }: Timeline,
  visit: (week: number, firstDay: number, stage: string | undefined, isTouched: boolean) => void,
): void {
  const { activitiesFrom } = team;
  const firstWeek = activitiesFrom === undefined ? 0 : weekOf(dayNumber(activitiesFrom), weeks);
  const lastDay = Math.min(weeks.lastDay, dayNumber(team.activitiesUntil ?? newestExport));
  let next = 0;
  for (const { watchedFrom, end, stage } of stays) {
    const until = weekOf(Math.min(end?.on ?? Infinity, lastDay + 1), weeks);
    let week = Math.max(0, firstWeek, Math.ceil((watchedFrom - weeks.firstDay) / DAYS_A_WEEK));
    for (; week < until; week += 1) {
      const firstDay = weeks.firstDay + week * DAYS_A_WEEK;
      while ((activityDays[next] ?? Infinity) < firstDay) next += 1;
      visit(week, firstDay, stage, (activityDays[next] ?? Infinity) < firstDay + DAYS_A_WEEK);
    }
  }
}

/** The open deals that nothing was done for the longest. */
function quietest({ team, rep }: Finding) {
  const today = team.weeks.lastDay;
  const open = team.timelines.flatMap((timeline) => {
    const stay = stayOn(timeline, today);
    if (stay === undefined || repOn(timeline, today) !== rep) return [];
    const last = timeline.activityDays.at(-1);
    return [{ timeline, last, quietSince: last ?? timeline.createdOn ?? stay.from }];
  });
  return foremost(
    open,
    (a, b) => a.quietSince - b.quietSince,
    ({ last, quietSince }) => ({
      quietDays: today - quietSince,
      ...(last !== undefined && { lastOn: dateOfDay(last) }),
    }),
  );
}
