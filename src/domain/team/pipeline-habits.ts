import { memoize } from '../memoize.ts';
import type { Share } from '../statistics/beta-binomial.ts';
import { valueOn } from '../timeline/steps.ts';
import { repOn, stayOn, type Timeline } from '../timeline/timeline.ts';
import type { TeamTimeline } from './team-timeline.ts';
import { DAYS_A_WEEK } from './weeks.ts';

/** What an export does not have. */
type MissingField = 'no-contact-counts' | 'no-next-steps' | 'no-close-dates';

/** Something that is right or wrong with an open deal as the CRM shows it. */
export interface PipelineHabit {
  /** Whether the team's export shows it; if not, why. */
  readonly missing: (team: TeamTimeline) => MissingField | undefined;
  /** Whether a deal that is open on a day can show it. */
  readonly looksAt: (team: TeamTimeline, timeline: Timeline, day: number) => boolean;
  /** Whether it is wrong with the deal on a day. */
  readonly isSo: (timeline: Timeline, day: number) => boolean;
}

/** A deal is begun with one contact and a blank next step: two weeks are given to fill them in. */
const YOUNG_DAYS = 14;
/** A second contact is what keeps a deal alive when the first changes jobs. */
export const CONTACTS = 2;
/** Nine months: longer than nearly any sale takes, and the same figure as in published rules. */
const PARKED_DAYS = 270;
/** A date that passed within the week is corrected in the next. */
const OVERDUE_DAYS = 7;

export const PIPELINE_HABITS = {
  'one-contact-deals': {
    missing: (team) =>
      openOf(team).some(({ opportunity }) => opportunity.contactCount !== undefined)
        ? undefined
        : 'no-contact-counts',
    looksAt: (team, timeline, day) =>
      timeline.opportunity.contactCount !== undefined &&
      !isYoung(timeline, day) &&
      (timeline.opportunity.amount ?? 0) >= largerFrom(team),
    isSo: ({ contactCounts }, day) => (valueOn(contactCounts, day) ?? 0) < CONTACTS,
  },
  'no-next-step': {
    missing: (team) =>
      openOf(team).some(({ opportunity }) => opportunity.nextStep !== undefined)
        ? undefined
        : 'no-next-steps',
    looksAt: (_, timeline, day) => !isYoung(timeline, day),
    isSo: ({ nextSteps }, day) => valueOn(nextSteps, day) !== true,
  },
  'parked-close-dates': {
    missing: noCloseDates,
    looksAt: (_, { closeDates }) => closeDates.some(({ value }) => value !== undefined),
    isSo: (timeline, day) => (valueOn(timeline.closeDates, day) ?? day) - day > PARKED_DAYS,
  },
  'overdue-close-dates': {
    missing: noCloseDates,
    looksAt: (_, { closeDates }) => closeDates.some(({ value }) => value !== undefined),
    isSo: (timeline, day) => day - (valueOn(timeline.closeDates, day) ?? day) > OVERDUE_DAYS,
  },
} as const satisfies Readonly<Record<string, PipelineHabit>>;

export type PipelineHabitName = keyof typeof PIPELINE_HABITS;

export const PIPELINE_HABIT_NAMES = Object.keys(PIPELINE_HABITS) as PipelineHabitName[];

/** By rep: the deals that are open on the last day. */
const openDeals = memoize((team: TeamTimeline): readonly (readonly Timeline[])[] => {
  const open: Timeline[][] = team.reps.map(() => []);
  for (const timeline of openOf(team)) {
    const rep = repOn(timeline, team.weeks.lastDay);
    if (rep !== undefined) open[rep]?.push(timeline);
  }
  return open;
});

/** The rep's open deals that a habit is about, and those of them that show it. */
export function dealsWith(
  team: TeamTimeline,
  rep: number,
  name: PipelineHabitName,
): { readonly all: readonly Timeline[]; readonly so: readonly Timeline[] } {
  const habit: PipelineHabit = PIPELINE_HABITS[name];
  const all = (openDeals(team)[rep] ?? []).filter((timeline) =>
    habit.looksAt(team, timeline, team.weeks.lastDay),
  );
  return { all, so: all.filter((timeline) => habit.isSo(timeline, team.weeks.lastDay)) };
}

/** How many of the rep's open deals it was true of at the end of each of the last weeks, oldest first. */
export function sharesByWeek(
  team: TeamTimeline,
  rep: number,
  name: PipelineHabitName,
  count: number,
): readonly Share[] {
  const habit: PipelineHabit = PIPELINE_HABITS[name];
  const deals = team.timelines.filter((timeline) =>
    timeline.reps.some(({ value }) => value === rep),
  );
  return Array.from({ length: count }, (_, index) => {
    const day = team.weeks.lastDay - (count - 1 - index) * DAYS_A_WEEK;
    const open = deals.filter(
      (timeline) =>
        stayOn(timeline, day) !== undefined &&
        repOn(timeline, day) === rep &&
        habit.looksAt(team, timeline, day),
    );
    return { so: open.filter((timeline) => habit.isSo(timeline, day)).length, of: open.length };
  });
}

const openOf = memoize((team: TeamTimeline): readonly Timeline[] =>
  team.timelines.filter((timeline) => stayOn(timeline, team.weeks.lastDay) !== undefined),
);

function isYoung({ createdOn }: Timeline, day: number): boolean {
  return createdOn !== undefined && day - createdOn < YOUNG_DAYS;
}

/** Larger is what is not in the smaller half; where amounts can't be compared, every deal counts. */
const largerFrom = memoize((team: TeamTimeline): number => {
  const opportunities = openOf(team).map(({ opportunity }) => opportunity);
  const currencies = new Set(opportunities.flatMap(({ currency }) => currency ?? []));
  const amounts = opportunities.flatMap(({ amount }) => amount ?? []);
  if (currencies.size > 1 || amounts.length === 0) return 0;
  return amounts.toSorted((a, b) => a - b)[amounts.length >> 1] ?? 0;
});

function noCloseDates(team: TeamTimeline): MissingField | undefined {
  const isDated = openOf(team).some(({ opportunity }) => opportunity.closeDate !== undefined);
  return isDated ? undefined : 'no-close-dates';
}
