import { countsOfLooks, type FreshLook } from '../team/fresh-looks.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { WEEKS_A_QUARTER } from '../team/weeks.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { counted, SHARE_FACTS, type CountedClaim, type Finding } from './counted.ts';
import { byAmount, foremost } from './deals.ts';
import type { Detector, Issue } from './detector.ts';
import type { FactShape, FactsOf } from './facts.ts';

/** Of a rep's deals some are without, so that the share varies less than a count would, but not by much. */
const LEAST_UNEVENNESS = 0.6;
/** Fewer deals than this are no usual to compare with. */
const LOOKS_NEEDED = 10;

/** What a signal says that a rep's deals have come to lack something. */
export const LOOK_FACTS = { ...SHARE_FACTS, ground: ['change'] } as const satisfies FactShape;

/** A claim that a rep no longer writes something down. */
export interface LookClaim<DealFacts> extends Pick<CountedClaim, 'discount'> {
  /** When deals are looked at anew, and what was missing then. */
  looks(team: TeamTimeline): readonly FreshLook[];
  /** As `deals-begun-or-moved-on`. */
  readonly noun: string;
  /** As `deals-begun-or-moved-on-without-a-next-step`. */
  readonly missing: string;
  /** As `share-without-a-next-step`. */
  readonly measure: string;
  dealFacts(timeline: Timeline): DealFacts;
}

/** What it is to the counting; what a deal shows is typed by the declaration. */
const LACKING = {
  nature: 'issue',
  atStake: 'open-deals',
  changedByCoaching: 1,
  followsFrom: [],
  facts: [LOOK_FACTS],
  dealFacts: {},
} as const;

/** A detector that finds when, of the deals looked at anew, more than the rep's own usual lack something. */
export function lacking<const Declared extends Issue>(
  declared: Declared,
  claim: LookClaim<FactsOf<readonly [Declared['dealFacts']]>>,
): Detector<Declared> {
  const found = counted<typeof LACKING & { readonly kind: string }>(
    { ...LACKING, kind: declared.kind },
    {
      discount: claim.discount,
      direction: 'more',
      leastUnevenness: LEAST_UNEVENNESS,
      needs: { events: LOOKS_NEEDED, weeks: WEEKS_A_QUARTER, of: claim.noun },
      noun: claim.missing,
      isSeenBetweenExports: true,
      shareName: () => claim.measure,
      count: (team) => [{ stage: undefined, ...countsOfLooks(team, claim.looks(team)) }],
      describe: (finding) => describe(finding, claim.looks(finding.team), claim),
    },
  );
  // Its facts are one ground of the declared ones.
  return { ...found, ...declared } as unknown as Detector<Declared>;
}

/** The largest of the deals that lack it. */
function describe<DealFacts>(
  { rep, watch }: Finding,
  looks: readonly FreshLook[],
  { dealFacts }: LookClaim<DealFacts>,
) {
  const own = looks.filter((look) => look.rep === rep && look.week >= watch.since);
  return {
    facts: { ground: 'change' } as const,
    opportunities: foremost(
      [...new Set(own.filter(({ isMissing }) => isMissing).map(({ timeline }) => timeline))].map(
        (timeline) => ({ timeline }),
      ),
      byAmount,
      ({ timeline }) => dealFacts(timeline),
    ),
  };
}
