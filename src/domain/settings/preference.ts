import type { CalendarDate } from '../calendar.ts';
import type { PlanInput } from '../checklists/checklist-plan.ts';
import type { PersonId } from '../ids.ts';
import type { SignalKind } from '../signals/kinds.ts';

/** How a manager wants their checklists. */
export interface Preference {
  /** 0 for Monday to 4 for Friday. */
  readonly weekday: number;
  /** The full hour from which it may come, by the manager's clock. */
  readonly hour: number;
  readonly maxItems: number;
  /** Kinds of signals that are kept but never on this manager's list. */
  readonly mutedKinds: readonly SignalKind[];
  readonly sensitivity: Sensitivity;
  /** The first day that messages come again; undefined, or past, where nothing is paused. */
  readonly pausedUntil: CalendarDate | undefined;
  /** Who gets the list meanwhile. */
  readonly coverId: PersonId | undefined;
  readonly midweekReminder: boolean;
  /** ISO 3166-1 code of the country whose holidays and weekends are free; undefined to guess it by the time zone. */
  readonly country: string | undefined;
  /** The part of the country, where its holidays differ; ISO 3166-2 without the country. */
  readonly region: string | undefined;
}

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
/** Early enough to be read before the day fills up, late enough to be no alarm clock. */
export const HOURS = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16] as const;
/** Three to five items are read and acted on; a longer list is an exception report. */
export const ITEM_COUNTS = [3, 4, 5] as const;
export const SENSITIVITIES = ['fewer', 'normal', 'more'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];
/** Half a year: who is away for longer has somebody else for their team. */
export const LONGEST_PAUSE_DAYS = 183;

export const USUAL_PREFERENCE: Preference = {
  weekday: 0,
  hour: 8,
  maxItems: 5,
  mutedKinds: [],
  sensitivity: 'normal',
  pausedUntil: undefined,
  coverId: undefined,
  midweekReminder: true,
  country: undefined,
  region: undefined,
};

/**
 * How readily an issue gets onto the list. Half of the usual missing, and surely so, is a severity of 0.5: who wants
 * fewer sees the two that stand out most, who wants more sees all that has room.
 */
const READINESS: Readonly<
  Record<Sensitivity, { readonly leastSeverity: number; readonly maxIssues: number }>
> = {
  fewer: { leastSeverity: 0.5, maxIssues: 2 },
  normal: { leastSeverity: 0, maxIssues: 3 },
  more: { leastSeverity: 0, maxIssues: 5 },
};

/** Whether messages to the manager rest on that day. */
export function isPaused({ pausedUntil }: Preference, on: CalendarDate): boolean {
  return pausedUntil !== undefined && on < pausedUntil;
}

/** What a week is planned from, as far as this manager wants it. */
export function asPreferred(input: PlanInput, preference: Preference): PlanInput {
  const { leastSeverity, maxIssues } = READINESS[preference.sensitivity];
  const isWanted = ({ kind }: { readonly kind: SignalKind }) =>
    !preference.mutedKinds.includes(kind);
  return {
    ...input,
    issues: input.issues.filter((issue) => isWanted(issue) && issue.severity >= leastSeverity),
    strengths: input.strengths.filter(isWanted),
    ...(input.shared !== undefined && { shared: input.shared.filter(isWanted) }),
    max: { items: preference.maxItems, issues: maxIssues },
  };
}
