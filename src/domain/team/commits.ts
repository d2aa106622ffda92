import { memoize } from '../memoize.ts';
import { isCommit } from '../pipeline/forecast-category.ts';
import { repOn, stayOn, type Timeline } from '../timeline/timeline.ts';
import { periodOn } from './period.ts';
import type { TeamTimeline } from './team-timeline.ts';
import { weekOf } from './weeks.ts';

/** How a deal ended being promised for a period. */
export interface EndedCommit {
  readonly timeline: Timeline;
  /** The rep's index; undefined for anybody outside the team. */
  readonly rep: number | undefined;
  /** The day number, and the week it lies in. */
  readonly on: number;
  readonly week: number;
  readonly ending:
    | { readonly how: 'closed' }
    | { readonly how: 'pushed out'; readonly from: number; readonly to: number }
    | { readonly how: 'fell back'; readonly to: string | undefined };
}

/**
 * How the team's deals in the forecast category commit ended it, within the team's weeks: they closed, won
 * or lost; or their close date was moved out of the period it lay in; or the category was taken back while
 * they were open. A deal that is pushed out and stays in commit is promised anew, for the next period.
 */
export const endedCommits = memoize((team: TeamTimeline): readonly EndedCommit[] =>
  everPromised(team).flatMap((timeline) =>
    endings(team, timeline)
      .filter(({ on }) => on >= team.weeks.firstDay && on <= team.weeks.lastDay)
      .map(({ on, ending }) => ({
        timeline,
        // Who owned it while it was promised: it may be handed over as it slips.
        rep: repOn(timeline, on - 1),
        on,
        week: weekOf(on, team.weeks),
        ending,
      })),
  ),
);

function everPromised({ timelines }: TeamTimeline): readonly Timeline[] {
  return timelines.filter(({ forecastCategories }) =>
    forecastCategories.some(({ value }) => isCommit(value)),
  );
}

function endings(
  team: TeamTimeline,
  timeline: Timeline,
): readonly Pick<EndedCommit, 'on' | 'ending'>[] {
  return promisesOf(timeline).flatMap(({ from, until, to }) => {
    const pushes = pushesOut(team, timeline, from, until);
    const { ending } = timeline;
    if (ending !== undefined && from < ending.on && ending.on <= until) {
      return [...pushes, { on: ending.on, ending: { how: 'closed' as const } }];
    }
    const isTakenBack = until < Infinity && stayOn(timeline, until) !== undefined;
    return isTakenBack
      ? [...pushes, { on: until, ending: { how: 'fell back' as const, to } }]
      : pushes;
  });
}

/** The spans in which the deal was in commit, and the category that came next. */
function promisesOf({ forecastCategories: steps }: Timeline) {
  return steps.flatMap(({ since, value }, index) => {
    if (!isCommit(value) || isCommit(steps[index - 1]?.value)) return [];
    const end = steps.slice(index + 1).find((step) => !isCommit(step.value));
    const until = end?.since ?? Infinity;
    return [{ from: since, until, to: end?.value }];
  });
}

/** The moves of the close date out of the period it lay in, while promised and open. */
function pushesOut(
  team: TeamTimeline,
  timeline: Timeline,
  from: number,
  until: number,
): readonly Pick<EndedCommit, 'on' | 'ending'>[] {
  return timeline.closeDates.flatMap(({ since, value }, index) => {
    const before = timeline.closeDates[index - 1]?.value;
    // A deal that falls back in the same export slips once.
    if (before === undefined || value === undefined || since <= from || since >= until) return [];
    if (stayOn(timeline, since) === undefined) return [];
    const rep = repOn(timeline, since - 1);
    if (rep === undefined || value <= periodOn(team, rep, before).lastDay) return [];
    return [{ on: since, ending: { how: 'pushed out' as const, from: before, to: value } }];
  });
}
