import type { Course } from '../../domain/checklists/course.ts';
import type { IssueKind } from '../../domain/signals/kinds.ts';
import { count } from '../../domain/text.ts';

/** What is said of each kind of issue while it gets better; completes `Ana — …`. */
const COMING_BACK: Readonly<Record<IssueKind, string>> = {
  'new-opportunities-fell': 'new deals are coming back',
  'opportunities-stalled': 'deals are moving on again',
  'activity-fell': 'more happens for open deals again',
  'close-dates-pushed': 'close dates hold better',
  'win-rate-fell': 'more deals are won again',
  'loss-at-one-stage': 'fewer deals are lost at one stage',
  'deal-size-fell': 'deals are getting back to their size',
  'commit-deals-slip': 'commit deals close in time more often',
  'coverage-thin': 'open deals cover more of the quota',
  'behind-quota-pace': 'catching up with the quota',
  'forecast-rests-on-one-deal': 'the forecast rests less on one deal',
  'one-contact-deals': 'more deals have a second contact',
  'no-next-step': 'more deals have a next step',
  'parked-close-dates': 'fewer close dates are parked far away',
  'overdue-close-dates': 'fewer close dates lie in the past',
  'never-logs-activity': 'more is logged on open deals',
  'new-rep-behind-ramp': 'catching up with the usual start',
};

/**
 * The headline of an issue in its course: `new deals have dried up, week 3`, `new deals are coming back after 5 weeks`. The
 * weeks are counted on, so that no two weeks have the same.
 */
export function courseHeadline(
  headline: string,
  kind: IssueKind,
  course: Course | undefined,
): string {
  if (course === undefined) return headline;
  const weeks = count(course.weeks, 'week');
  switch (course.state) {
    case 'coming back':
      return `${COMING_BACK[kind]} after ${weeks}`;
    case 'unmoved':
      return `${headline}, unmoved for ${weeks}`;
    case 'going on':
      return `${headline}, week ${course.weeks}`;
  }
}

/** What is said of each kind of issue once it is over: the same as while it gets better, without the way. */
export function overHeadline(kind: IssueKind): string {
  return COMING_BACK[kind];
}
