import type { CalendarDate } from '../calendar.ts';

export type ActivityKind = 'call' | 'meeting' | 'mail' | 'other';

/** Something that a seller did for an opportunity. */
export interface Activity {
  readonly id: string;
  /** The CRM's id of what it was about, perhaps not a known opportunity. */
  readonly opportunityId: string;
  /** As the CRM writes it: a name, an e-mail address or an id. */
  readonly owner: string | undefined;
  readonly heldOn: CalendarDate;
  readonly kind: ActivityKind;
}
