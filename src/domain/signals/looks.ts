import { countsOfLooks, type FreshLook } from '../team/fresh-looks.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { WEEKS_A_QUARTER } from '../team/weeks.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { counted, type CountedClaim, type Finding } from './counted.ts';
import { byAmount, foremost } from './deals.ts';
import type { Detector, Issue } from './detector.ts';
import { shareMeasure } from './share-measure.ts';
import { figure, inTheLast } from './words.ts';

/** Eight times the usual odds: where one in four is without, nearly three in four. Now and then something is forgotten. */
const RATIOS = [8] as const;
/** Of a rep's deals some are without, so that the share varies less than a count would, but not by much. */
const LEAST_UNEVENNESS = 0.6;
/** Fewer deals than this are no usual to compare with. */
const LOOKS_NEEDED = 10;

/** A claim that a rep no longer writes something down, and how it is said. */
export interface LookClaim extends Pick<CountedClaim, 'discount'> {
  /** When deals are looked at anew, and what was missing then. */
  looks(team: TeamTimeline): readonly FreshLook[];
  readonly headline: string;
  /** As `deals begun or moved on`. */
  readonly noun: string;
  /** As `deals begun or moved on without a next step`. */
  readonly missing: string;
  /** As `a next step`. */
  readonly without: string;
  /** As `share without a next step`. */
  readonly measure: string;
  note(timeline: Timeline): string;
}

/** A detector that finds when, of the deals looked at anew, more than the rep's own usual lack something. */
export function lacking<const Declared extends Issue>(
  declared: Declared,
  claim: LookClaim,
): Detector<Declared> {
  return counted(declared, {
    discount: claim.discount,
    ratios: RATIOS,
    leastUnevenness: LEAST_UNEVENNESS,
    needs: { events: LOOKS_NEEDED, weeks: WEEKS_A_QUARTER, of: claim.noun },
    noun: claim.missing,
    isSeenBetweenExports: true,
    count: (team) => [{ stage: undefined, ...countsOfLooks(team, claim.looks(team)) }],
    describe: (finding) => describe(finding, claim.looks(finding.team), claim),
  });
}

/** `9 of 14 deals begun in the last 6 weeks are without a second contact; 4 is usual.`, with the largest of them. */
function describe(
  { rep, watch, weeks }: Finding,
  looks: readonly FreshLook[],
  { headline, noun, without, measure, note }: LookClaim,
): ReturnType<CountedClaim['describe']> {
  const own = looks.filter((look) => look.rep === rep && look.week >= watch.since);
  const usual = Math.min(watch.usual, own.length);
  return {
    headline,
    comparison: `${figure(watch.observed)} of ${own.length} ${noun} ${inTheLast(weeks)} are without ${without}; ${figure(usual)} is usual.`,
    measure: shareMeasure(measure, watch, own.length, 'lower'),
    opportunities: foremost(
      [...new Set(own.filter(({ isMissing }) => isMissing).map(({ timeline }) => timeline))].map(
        (timeline) => ({ timeline }),
      ),
      byAmount,
      ({ timeline }) => note(timeline),
    ),
  };
}
