import { DAYS_A_WEEK } from '#src/domain/calendar.ts';
/** A deal as it stands. Days are counted from the first export. */
export interface Deal {
  readonly number: number;
  /** The index of the rep who owns it now. */
  readonly owner: number;
  readonly createdDay: number;
  /** The index of the open stage, the last one that it was in once it has ended. */
  readonly stage: number;
  readonly stageSince: number;
  readonly amount: number;
  /** The expected day while open, then the actual one. */
  readonly closeDay: number;
  readonly lastActivityDay: number;
  readonly contacts: number;
  readonly nextStep: string;
  readonly outcome: 'open' | 'won' | 'lost';
}

export function isOpen({ outcome }: Deal): boolean {
  return outcome === 'open';
}

/** Friday, the day of the exports, ends a week; weeks are counted from the first export. */
export function fridayOf(week: number): number {
  return week * DAYS_A_WEEK;
}
