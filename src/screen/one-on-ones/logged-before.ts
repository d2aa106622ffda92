import type { CalendarDate } from '../../domain/calendar.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { SharedState, Topic } from '../../domain/one-on-ones/one-on-one.ts';

/** A one-on-one as it was logged before, for the modal that edits it. */
export interface LoggedBefore {
  readonly heldOn: CalendarDate;
  readonly topics: readonly Topic[];
  readonly notes: string;
  readonly commitments: readonly {
    readonly action: string;
    readonly ownerId: PersonId;
    readonly dueOn: CalendarDate | undefined;
  }[];
  readonly nextOn: CalendarDate | undefined;
  /** `14:00` by the manager's clock, where a time was said. */
  readonly nextTime: string | undefined;
  readonly shared: SharedState | undefined;
}
