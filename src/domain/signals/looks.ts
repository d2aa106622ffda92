import type { FreshLook } from '../team/fresh-looks.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { CountedClaim, Finding } from './counted.ts';
import { byAmount, foremost } from './deals.ts';
import { figure, inTheLast } from './words.ts';

/** Twice the usual, or three times: now and then something is forgotten. */
export const LOOK_RATIOS = [2, 3] as const;
/** Of a rep's deals few or most are without, so that the share varies less than a count would. */
export const LEAST_UNEVENNESS_OF_LOOKS = 0.3;
/** Fewer deals than this are no usual to compare with. */
export const LOOKS_NEEDED = 10;

/** How a change in what a rep writes down is said. */
export interface LookWords {
  readonly headline: string;
  /** As `deals begun or moved on`. */
  readonly noun: string;
  /** As `a next step`. */
  readonly without: string;
  /** As `share without a next step`. */
  readonly measure: string;
  note(timeline: Timeline): string;
}

/** `9 of 14 deals begun in the last 6 weeks have but one contact; 4 is usual.`, with the largest of them. */
export function describeLooks(
  { rep, watch, weeks }: Finding,
  looks: readonly FreshLook[],
  { headline, noun, without, measure, note }: LookWords,
): ReturnType<CountedClaim['describe']> {
  const own = looks.filter((look) => look.rep === rep && look.week >= watch.since);
  const share = (count: number) => (own.length === 0 ? 0 : Math.min(1, count / own.length));
  const usual = Math.min(watch.usual, own.length);
  return {
    headline,
    comparison: `${figure(watch.observed)} of ${own.length} ${noun} ${inTheLast(weeks)} are without ${without}; ${figure(usual)} is usual.`,
    measure: {
      name: measure,
      unit: 'share',
      observed: share(watch.observed),
      usual: share(watch.usual),
      betterWhen: 'lower',
    },
    opportunities: foremost(
      [...new Set(own.filter(({ isMissing }) => isMissing).map(({ timeline }) => timeline))].map(
        (timeline) => ({ timeline }),
      ),
      byAmount,
      ({ timeline }) => note(timeline),
    ),
  };
}
