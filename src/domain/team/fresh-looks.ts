import { memoize } from '../memoize.ts';
import { add, emptyCounts, rollForward, type Counts } from '../statistics/counts.ts';
import { valueOn } from '../timeline/steps.ts';
import { repOn, stayOn, type Timeline } from '../timeline/timeline.ts';
import { CONTACTS } from './pipeline-habits.ts';
import type { TeamTimeline } from './team-timeline.ts';
import { DAYS_A_WEEK, weekOf } from './weeks.ts';

/** A moment at which the rep reviewed a deal: what was written down then shows how the rep works now. */
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

/** When a deal begins or changes its stage, its next step is written again. */
export const nextStepLooks = memoize((team: TeamTimeline): readonly FreshLook[] => {
  const looks: FreshLook[] = [];
  for (const timeline of team.timelines) {
    for (const { from, isFromEntry } of timeline.stays) {
      const look = isFromEntry ? lookOn(team, timeline, from, lacksNextStep) : undefined;
      if (look !== undefined) looks.push(look);
    }
  }
  return looks;
});

/** A week after a deal began it should have a second contact; only where the export has contacts. */
export const contactLooks = memoize((team: TeamTimeline): readonly FreshLook[] =>
  team.timelines.flatMap((timeline) => {
    const { createdOn, opportunity } = timeline;
    if (createdOn === undefined || opportunity.contactCount === undefined) return [];
    return lookOn(team, timeline, createdOn + CONTACT_AFTER_DAYS, lacksContact) ?? [];
  }),
);

/** The reviews at which it was missing, by rep and week, beside the team's; and all reviews. */
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

/** Undefined where no export shows it: before the first one, and for deals that were over by then. */
function lookOn(
  team: TeamTimeline,
  timeline: Timeline,
  day: number,
  isMissing: (timeline: Timeline, day: number) => boolean,
): FreshLook | undefined {
  const week = weekOf(day, team.weeks);
  const covered = week < 0 ? -1 : team.isCovered.indexOf(true, week);
  const rep = repOn(timeline, day);
  if (covered < 0 || rep === undefined) return undefined;
  const seenOn = team.weeks.firstDay + (covered + 1) * DAYS_A_WEEK - 1;
  // What was lost in the week that it was made in needed no next step.
  if (stayOn(timeline, seenOn) === undefined) return undefined;
  return { timeline, rep, week, isMissing: isMissing(timeline, seenOn) };
}

function lacksNextStep({ nextSteps }: Timeline, day: number): boolean {
  return valueOn(nextSteps, day) !== true;
}

function lacksContact({ contactCounts }: Timeline, day: number): boolean {
  return (valueOn(contactCounts, day) ?? 0) < CONTACTS;
}
