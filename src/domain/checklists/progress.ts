import { addDays, daysBetween, type CalendarDate } from '../calendar.ts';
import type { CommitmentId, OpportunityId, SignalId } from '../ids.ts';
import type { SinceOneOnOne } from '../one-on-ones/since-one-on-one.ts';
import type { NamedPerson } from '../people/named-person.ts';
import type { MilestoneStanding, RampStanding } from '../ramp/ramp-standing.ts';
import type { IssueKind } from '../signals/kinds.ts';

/** Something that went well and that whoever opens the CRM finds there; no detector's signal. */
export type Progress =
  /** An issue that the list had and nobody coached is over. */
  | {
      readonly what: 'over';
      readonly signalId: SignalId;
      readonly signal: IssueKind;
      readonly since: CalendarDate;
      /** Absent of somebody who was erased. */
      readonly change?: NonNullable<SinceOneOnOne['change']>;
    }
  | {
      readonly what: 'win';
      readonly opportunityId: OpportunityId;
      readonly deal: string;
      readonly wonOn: CalendarDate;
      /** The win before it; absent for the first ever. */
      readonly previousOn?: CalendarDate;
    }
  | {
      readonly what: 'commitment-kept';
      readonly commitmentId: CommitmentId;
      readonly action: string;
      readonly keptOn: CalendarDate;
    }
  | {
      readonly what: 'milestone';
      readonly milestone: MilestoneStanding['milestone'];
      readonly stage?: string;
      readonly reachedOn: CalendarDate;
    };

/** A progress of one rep. */
export interface RepProgress {
  readonly rep: NamedPerson;
  readonly progress: Progress;
}

/** A win of a rep, with the one before it. */
export interface Win {
  readonly rep: NamedPerson;
  readonly opportunityId: OpportunityId;
  readonly deal: string;
  readonly wonOn: CalendarDate;
  readonly previousOn: CalendarDate | undefined;
}

/** After so many days without a win the next one is worth a word: four weeks, so that nobody hears it every month. */
const DAYS_WITHOUT_A_WIN = 28;
/** What is older is no longer news: it has been on two lists' mornings. */
const NEWS_DAYS = 14;

/** Wins after a while without one, the longest while first. */
export function winsAfterAWhile(wins: readonly Win[]): RepProgress[] {
  const whileOf = ({ wonOn, previousOn }: Win) =>
    previousOn === undefined ? Infinity : daysBetween(previousOn, wonOn);
  return wins
    .filter((win) => whileOf(win) >= DAYS_WITHOUT_A_WIN)
    .toSorted((one, other) => (whileOf(other) === whileOf(one) ? 0 : whileOf(other) - whileOf(one)))
    .map(({ rep, previousOn, ...win }) => ({
      rep,
      progress: { what: 'win', ...win, ...(previousOn !== undefined && { previousOn }) },
    }));
}

/** The milestones that reps in ramp have reached lately. */
export function milestonesReached(
  inRamp: readonly { readonly rep: NamedPerson; readonly standing: RampStanding }[],
  week: CalendarDate,
): RepProgress[] {
  return inRamp.flatMap(({ rep, standing }) =>
    standing.milestones.flatMap(({ milestone, stage, reachedOn }): RepProgress[] => {
      if (reachedOn === undefined || reachedOn < addDays(week, -NEWS_DAYS)) return [];
      const named = stage === undefined ? {} : { stage };
      return [{ rep, progress: { what: 'milestone', milestone, ...named, reachedOn } }];
    }),
  );
}

/** What tells a rep's progress from another. */
export function progressKey(progress: Progress): string {
  switch (progress.what) {
    case 'over':
      return `over ${progress.signalId}`;
    case 'win':
      return `win ${progress.opportunityId}`;
    case 'commitment-kept':
      return `kept ${progress.commitmentId}`;
    case 'milestone':
      return progress.milestone;
  }
}
