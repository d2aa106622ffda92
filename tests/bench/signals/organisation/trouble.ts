import type { Chances } from './distributions.ts';
import { STAGES } from './shape.ts';

export type Crm = 'Salesforce' | 'HubSpot';

/** What can go wrong with a rep. */
export type TroubleKind =
  | 'begins fewer deals'
  | 'deals stall'
  | 'close dates pushed'
  | 'wins fewer deals'
  | 'loses at one stage'
  | 'deals get smaller'
  | 'neglects open deals'
  | 'writes no next steps'
  | 'knows one contact';

export interface Trouble {
  readonly kind: TroubleKind;
  /** The index of the rep. */
  readonly rep: number;
  /** The first week in which it is felt; weeks are counted from the first export. */
  readonly begins: number;
  /** How many weeks pass until it is there in full; 1 for at once. It lasts to the end. */
  readonly growsOver: number;
  /** The factor by which it changes the habit, when there in full. */
  readonly size: number;
  readonly stage: number | undefined;
}

interface Definition {
  /** From plain to barely worth a conversation. */
  readonly sizes: readonly [number, number, number];
  /** Where in the funnel, for what happens in one stage. */
  readonly stages: readonly (number | undefined)[];
  /** The signals that name this trouble. */
  readonly namedBy: readonly string[];
  /** The CRM whose exports have the column. */
  readonly onlyIn?: Crm;
}

/**
 * Every kind of trouble. A deal that is lost at one stage lowers the win rate, and a win rate falls at some stage, so
 * that either signal names either trouble; a commit deal slips by its date, so that this names pushed dates, too.
 * What only follows (thin coverage, behind the pace of the quota) names none.
 */
export const TROUBLES: Readonly<Record<TroubleKind, Definition>> = {
  'begins fewer deals': {
    sizes: [0.1, 0.25, 0.4],
    stages: [undefined],
    namedBy: ['new-opportunities-fell'],
  },
  'deals stall': {
    sizes: [0.1, 0.25, 0.4],
    stages: [undefined, undefined, ...STAGES.keys()],
    namedBy: ['opportunities-stalled'],
  },
  'close dates pushed': {
    sizes: [5, 3.5, 2.5],
    stages: [undefined],
    namedBy: ['close-dates-pushed', 'commit-deals-slip'],
  },
  'wins fewer deals': {
    sizes: [0.05, 0.2, 0.4],
    stages: [STAGES.length - 1],
    namedBy: ['win-rate-fell', 'loss-at-one-stage'],
  },
  'loses at one stage': {
    sizes: [4, 3.25, 2.5],
    stages: [0, 1, 2],
    namedBy: ['loss-at-one-stage', 'win-rate-fell'],
  },
  'deals get smaller': {
    sizes: [0.3, 0.4, 0.5],
    stages: [undefined],
    namedBy: ['deal-size-fell'],
  },
  'neglects open deals': {
    sizes: [0.15, 0.3, 0.45],
    stages: [undefined],
    namedBy: ['activity-fell'],
  },
  'writes no next steps': {
    sizes: [3.6, 3.2, 2.8],
    stages: [undefined],
    namedBy: ['no-next-step'],
  },
  'knows one contact': {
    sizes: [3.6, 3.2, 2.8],
    stages: [undefined],
    namedBy: ['one-contact-deals'],
    onlyIn: 'HubSpot',
  },
};

export const TROUBLE_KINDS = Object.keys(TROUBLES) as readonly TroubleKind[];

const GROWS_OVER_WEEKS = [1, 1, 7] as const;

/** A trouble of this kind: of any size, at any stage, at once or growing. */
export function someTrouble(
  kind: TroubleKind,
  rep: number,
  begins: number,
  chance: Chances,
): Trouble {
  const { sizes, stages } = TROUBLES[kind];
  return {
    kind,
    rep,
    begins,
    growsOver: chance.pick(GROWS_OVER_WEEKS),
    size: chance.pick(sizes),
    stage: stages[chance.integer(stages.length)],
  };
}

/** What somebody looks for who knows of no trouble of this kind: the middle size. */
export function typicalTrouble(kind: TroubleKind): Pick<Trouble, 'size' | 'stage'> {
  const { sizes, stages } = TROUBLES[kind];
  return { size: sizes[1], stage: stages[0] };
}

/** How much of a trouble is there in a week: 0 before it begins, 1 when it is there in full. */
export function shareOf({ begins, growsOver }: Trouble, week: number): number {
  return Math.min(1, Math.max(0, (week - begins + 1) / growsOver));
}
