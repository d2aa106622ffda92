import { once } from '../once.ts';
import { add, emptyCounts, rollForward, type Counts } from '../statistics/counts.ts';
import { valueOn } from '../timeline/steps.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { CONTACTS } from './pipeline-habits.ts';
import { repOn, type TeamTimeline } from './team-timeline.ts';
import { DAYS_A_WEEK, weekOf } from './weeks.ts';

/** A moment at which a deal was looked at anew: what its rep wrote down then says how the rep works now. */
export interface FreshLook {
  readonly timeline: Timeline;
  /** The index of the rep who had it. */
  readonly rep: number;
  readonly week: number;
  /** Whether what should be there is missing. */
  readonly isMissing: boolean;
}

/** A deal is begun with one contact: a week is given to write down the second. */
const CONTACT_AFTER_DAYS = 7;

/** When a deal begins or comes to another stage, the next step is written anew. */
export const nextStepLooks = once((team: TeamTimeline): readonly FreshLook[] =>
  team.timelines.flatMap((timeline) =>
    timeline.stays.flatMap(({ from, isFromEntry }) =>
      isFromEntry ? lookOn(team, timeline, from, (day) => lacksNextStep(timeline, day)) : [],
    ),
  ),
);

/** A week after a deal began it should have a second contact; only where the export has contacts. */
export const contactLooks = once((team: TeamTimeline): readonly FreshLook[] =>
  team.timelines.flatMap((timeline) => {
    const { createdOn, opportunity } = timeline;
    if (createdOn === undefined || opportunity.contactCount === undefined) return [];
    const day = createdOn + CONTACT_AFTER_DAYS;
    return lookOn(
      team,
      timeline,
      day,
      (then) => (valueOn(timeline.contactCounts, then) ?? 0) < CONTACTS,
    );
  }),
);

/** The looks at which it was missing by rep and week, beside as many as the team has; and all looks. */
export function countsOfLooks(
  team: TeamTimeline,
  looks: readonly FreshLook[],
): { readonly counts: Counts; readonly tries: Counts['observed'] } {
  const rate = looks.filter(({ isMissing }) => isMissing).length / Math.max(1, looks.length);
  const counts = emptyCounts(team.reps.length, team.weeks.count);
  const tries = emptyCounts(team.reps.length, team.weeks.count).observed;
  for (const { rep, week, isMissing } of looks) {
    if (isMissing) add(counts.observed[rep], week, 1);
    add(counts.expected[rep], week, rate);
    add(tries[rep], week, 1);
  }
  for (const row of [...counts.observed, ...counts.expected, ...tries]) {
    rollForward(row, team.isCovered);
  }
  return { counts, tries };
}

/** What no export showed in its week can't be told: before the first one, and of deals that were gone by then. */
function lookOn(
  team: TeamTimeline,
  timeline: Timeline,
  day: number,
  isMissing: (day: number) => boolean,
): readonly FreshLook[] {
  const week = weekOf(day, team.weeks);
  const covered = week < 0 ? -1 : team.isCovered.indexOf(true, week);
  const rep = repOn(team, timeline, day);
  if (covered < 0 || rep === undefined) return [];
  const seenOn = team.weeks.firstDay + (covered + 1) * DAYS_A_WEEK - 1;
  return [{ timeline, rep, week, isMissing: isMissing(seenOn) }];
}

function lacksNextStep({ nextSteps }: Timeline, day: number): boolean {
  return valueOn(nextSteps, day) !== true;
}
