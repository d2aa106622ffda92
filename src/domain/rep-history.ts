import type { CalendarDate } from './calendar.ts';
import type { Opportunity, OpportunityChange } from './opportunity.ts';
import type { Person } from './person.ts';
import type { Quota } from './quota.ts';

/** Everything that is known of one rep's selling, beside the team that it is compared with. */
export interface RepHistory {
  readonly rep: Person;
  /** Opportunities that the rep owns or has owned. */
  readonly opportunities: readonly OpportunityHistory[];
  readonly quotas: readonly Quota[];
  readonly team: TeamHistory;
}

/** The reps of one manager and what the exports cover. */
export interface TeamHistory {
  readonly opportunities: readonly OpportunityHistory[];
  readonly quotas: readonly Quota[];
  /** The dates of the imported exports, oldest first. */
  readonly exportDates: readonly CalendarDate[];
}

/** An opportunity as the last import left it, with every change that led there, oldest first. */
export interface OpportunityHistory {
  readonly opportunity: Opportunity;
  readonly firstSeenOn: CalendarDate;
  readonly changes: readonly OpportunityChange[];
}
