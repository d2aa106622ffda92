import type { CalendarDate } from '../calendar.ts';
import type { RepHistory } from '../pipeline/rep-history.ts';
import type { WeekSums } from '../statistics/season.ts';
import type { Direction } from '../statistics/shared-change.ts';
import type { TeamLevels } from '../statistics/usual.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import type { ClearedEvidence, FactualEvidence } from './evidence.ts';
import type { FactShape, FactsOf } from './facts.ts';
import type { Needs, Silence } from './silence.ts';

/** What an issue is about: what the open deals were to bring, the quota, or a flow (new deals, wins, amounts). */
export type AtStake = 'open-deals' | 'quota' | 'flow';

/** What a detector tells when it finds something, as plain data; `src/screen` makes the sentences. */
interface Telling {
  /** The facts of a signal; of several grounds to raise it, those of each. */
  readonly facts: readonly FactShape[];
  /** What a deal shows that is named as evidence. */
  readonly dealFacts: FactShape;
}

/** What a detector of something to coach says of itself; its name is a claim that is true or false of a rep on a day. */
export interface Issue<Kind extends string = string> extends Telling {
  readonly kind: Kind;
  readonly nature: 'issue';
  readonly atStake: AtStake;
  /**
   * What a conversation can change, 0 to 1. What a rep does this week counts in full; what only follows from it (a thin
   * pipeline, a quota that runs away) less, as the manager can but ask what is behind it; fields that are not kept up
   * least.
   */
  readonly changedByCoaching: number;
  /**
   * What it may follow from. Only what follows by the arithmetic of a pipeline is here: what isn't begun can't be open,
   * what doesn't move can't close in time, what is lost at a stage isn't won.
   */
  readonly followsFrom: readonly Issue[];
  /**
   * Something to know rather than a trouble: it is on two checklists at most, and whoever calls it not an issue has done
   * so for good.
   */
  readonly isHarmless?: true;
}

/** What a detector of something to recognise says of itself. */
export interface Strength<Kind extends string = string> extends Telling {
  readonly kind: Kind;
  readonly nature: 'strength';
}

export type Declaration = Issue | Strength;

/** The evidence of a detector, as it declares its facts. */
export type EvidenceOf<Declared extends Declaration> = Declared extends Declaration
  ? FactualEvidence<
      Declared['kind'],
      FactsOf<Declared['facts']>,
      FactsOf<readonly [Declared['dealFacts']]>
    >
  : never;

/** What a detector finds. Missing data are never "clear". */
export type Outcome<Declared extends Declaration = Declaration> =
  | {
      readonly outcome: 'raised';
      /** 0 to 1: how much it matters now, comparable between detectors. */
      readonly severity: number;
      readonly evidence: EvidenceOf<Declared>;
    }
  | {
      /** Not enough to raise it, not enough to call it over: a raised signal goes on, none begins. */
      readonly outcome: 'fading';
      readonly severity: number;
      readonly evidence: EvidenceOf<Declared>;
    }
  | {
      readonly outcome: 'clear';
      /** How the measure stands, where it can be told. */
      readonly now?: ClearedEvidence;
    }
  | Silence;

/** What was counted of every rep of a team. */
export interface RepsCounted {
  /** By which the same part is known in all teams. */
  readonly name: string;
  /** The stage that is counted; undefined for all together. */
  readonly stage: string | undefined;
  /** As `new-deals`. */
  readonly noun: string;
  /** Which way it goes when something is wrong. */
  readonly direction: Direction;
  readonly levels: TeamLevels;
}

interface Detecting<Declared extends Declaration> {
  /** What it needs before it says anything; docs/signals.md quotes it. */
  readonly needs: Needs;
  /** What the team's weeks add to the season of the company, by what is counted; absent where nothing is. */
  countWeeks?(team: TeamTimeline): ReadonlyMap<string, WeekSums>;
  /** What was counted of each rep, in parts, for what many may have in common; absent where nothing is. */
  countReps?(team: TeamTimeline): readonly RepsCounted[];
  /** Looks only at what was known at the end of `asOf`. */
  detect(rep: RepHistory, asOf: CalendarDate): Outcome<Declared>;
}

/** Finds one kind of signal in one rep's history. */
export type Detector<Declared extends Declaration = Declaration> = Declared & Detecting<Declared>;
