import type { CalendarDate } from '../calendar.ts';
import type { RepHistory } from '../pipeline/rep-history.ts';
import type { WeekSums } from '../statistics/season.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import type { ClearedEvidence, Evidence } from './evidence.ts';

/** The detectors' names. Each is a claim that is true or false of a rep on a day. */
export type SignalKind = IssueKind | StrengthKind;

/** Something to coach; the order is that of the page that explains them. */
export const ISSUE_KINDS = [
  'new-opportunities-fell',
  'opportunities-stalled',
  'activity-fell',
  'close-dates-pushed',
  'win-rate-fell',
  'loss-at-one-stage',
  'deal-size-fell',
  'coverage-thin',
  'behind-quota-pace',
  'forecast-rests-on-one-deal',
  'commit-deals-slip',
  'one-contact-deals',
  'no-next-step',
  'parked-close-dates',
  'overdue-close-dates',
  'new-rep-behind-ramp',
] as const;

export type IssueKind = (typeof ISSUE_KINDS)[number];

/** Something to recognise. */
export const STRENGTH_KINDS = ['won-above-usual', 'fast-funnel', 'clean-pipeline'] as const;

export type StrengthKind = (typeof STRENGTH_KINDS)[number];

/** What a detector finds. Missing data are never "clear". */
export type Outcome =
  | {
      readonly outcome: 'raised';
      /** 0 to 1: how much it matters now, comparable between detectors. */
      readonly severity: number;
      readonly evidence: Evidence;
    }
  | {
      /** Not enough to raise it, not enough to call it over: a raised signal goes on, none begins. */
      readonly outcome: 'fading';
      readonly severity: number;
      readonly evidence: Evidence;
    }
  | {
      readonly outcome: 'clear';
      /** How the measure stands, where it can be told. */
      readonly now?: ClearedEvidence;
    }
  | {
      readonly outcome: 'not-enough-history';
      /** What it needs, as `10 closed deals in a year; there are 4`. */
      readonly needs: string;
    }
  | {
      readonly outcome: 'not-applicable';
      /** Why, as `no quota for this period`. */
      readonly because: string;
    };

/** Finds one kind of signal in one rep's history. */
export interface Detector {
  readonly kind: SignalKind;
  readonly nature: 'issue' | 'strength';
  /** What it needs before it says anything, as `10 new deals over 13 weeks`; docs/signals.md quotes it. */
  readonly needs: string;
  /** What the team's weeks add to the season of the company, by what is counted; absent where nothing is. */
  countWeeks?(team: TeamTimeline): ReadonlyMap<string, WeekSums>;
  /** Looks only at what was known at the end of `asOf`. */
  detect(rep: RepHistory, asOf: CalendarDate): Outcome;
}
