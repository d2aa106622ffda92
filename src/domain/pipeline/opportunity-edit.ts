import type { CalendarDate } from '../calendar.ts';
import type { OpportunityId } from '../ids.ts';
import type { OpportunityOutcome, TrackedField } from './opportunity.ts';

/** One row of a CRM's history of fields: that one of them was changed, or that the opportunity was created. */
export interface OpportunityEdit {
  /** Undefined where the file has no ids; then its name says which opportunity it is, and its owner where several have it. */
  readonly opportunityId: OpportunityId | undefined;
  readonly name: string | undefined;
  readonly owner: string | undefined;
  readonly since: CalendarDate;
  /** Seconds since the day began, to put those of one day in order; 0 where the file gives no time. */
  readonly second: number;
  /** Undefined for the creation. */
  readonly change: FieldChange | undefined;
}

/** Values as they are kept: dates as `YYYY-MM-DD`, amounts as decimal numbers; undefined is an empty field. */
export interface FieldChange {
  /** The outcome comes with its stage; next steps and contacts are only in exports. */
  readonly field: Exclude<TrackedField, 'outcome' | 'next_step' | 'contact_count'>;
  readonly was: string | undefined;
  readonly value: string | undefined;
  /** Only of a stage, where its name or a mapping says how it ends. */
  readonly outcomeWas: OpportunityOutcome | undefined;
  readonly outcome: OpportunityOutcome | undefined;
}
