import type { CalendarDate } from '../calendar.ts';
import type { OpportunityId } from '../ids.ts';
import type { OpportunityOutcome } from './opportunity.ts';

/** An opportunity's state from a day on, from a CRM's own history. A field that the history does not have is undefined. */
export interface OpportunitySnapshot {
  readonly opportunityId: OpportunityId;
  readonly since: CalendarDate;
  /** Seconds since the day began, to put those of one day in order; 0 where the file gives no time. */
  readonly second: number;
  readonly stage: string;
  /** Undefined where neither a mapping nor the name of the stage says. */
  readonly outcome: OpportunityOutcome | undefined;
  readonly amount: number | undefined;
  readonly closeDate: CalendarDate | undefined;
  readonly forecastCategory: string | undefined;
}
