import type { CalendarDate } from '../calendar.ts';
import type { OpportunityId } from '../ids.ts';

export const OUTCOMES = ['open', 'won', 'lost'] as const;

/** Whether the opportunity is still worked on, and how it ended where not. */
export type OpportunityOutcome = (typeof OUTCOMES)[number];

/** One sales record as an export shows it. What the file did not say is undefined, never a guess. */
export interface Opportunity {
  readonly id: OpportunityId;
  readonly name: string;
  readonly account: string | undefined;
  /** The owner as the CRM writes it: a name, an e-mail address or an id. */
  readonly owner: string | undefined;
  readonly stage: string;
  readonly outcome: OpportunityOutcome;
  readonly amount: number | undefined;
  /** ISO 4217, upper case; undefined where the file names none. */
  readonly currency: string | undefined;
  /** Expected while open, actual from then on. */
  readonly closeDate: CalendarDate | undefined;
  readonly createdOn: CalendarDate | undefined;
  readonly stageEnteredOn: CalendarDate | undefined;
  readonly lastActivityOn: CalendarDate | undefined;
  readonly nextStep: string | undefined;
  readonly forecastCategory: string | undefined;
  readonly contactCount: number | undefined;
}

/** The fields whose every change is kept. */
export type TrackedField =
  | 'owner'
  | 'stage'
  | 'outcome'
  | 'amount'
  | 'close_date'
  | 'forecast_category'
  | 'next_step'
  | 'contact_count';

/** One field's change, found by comparing two exports or read from a CRM's own history. */
export interface OpportunityChange {
  readonly field: TrackedField;
  /** As text: dates as `YYYY-MM-DD`, amounts as decimal numbers; undefined is an empty field. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The day number of the export that first showed it, or of the day that the CRM's history gives. */
  readonly seenOn: number;
}
