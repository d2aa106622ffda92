import type { CalendarDate } from '../calendar.ts';

export type ActivityKind = 'call' | 'meeting' | 'mail' | 'other';

/** Something that a seller did for an opportunity. */
export interface Activity {
  readonly id: string;
  /** As the CRM names what it was about, which may be no opportunity that is known. */
  readonly opportunityId: string;
  /** As the CRM writes it: a name, an e-mail address or an id. */
  readonly owner: string | undefined;
  readonly heldOn: CalendarDate;
  readonly kind: ActivityKind;
}
