import type { CalendarDate } from '../../domain/calendar.ts';
import type { InitiativeCommentId, InitiativeId, OneOnOneId, PersonId } from '../../domain/ids.ts';
import type { Generated } from 'kysely';

/** A programme that is being rolled out. */
export interface InitiativeTable {
  id: Generated<InitiativeId>;
  /** Made when it was asked for, so that one form can be saved only once. */
  submission_id: string;
  name: string;
  /** What managers are to ask in their one-on-ones. */
  question: string;
  /** The Monday of its first week. */
  starts_on: CalendarDate;
  ends_on: CalendarDate;
  created_at: Generated<Date>;
}

/** A manager's comment on an initiative, for those who run it. */
export interface InitiativeCommentTable {
  id: Generated<InitiativeCommentId>;
  submission_id: string;
  initiative_id: InitiativeId;
  manager_id: PersonId;
  comment: string;
  at: Date;
}

/** A manager who takes part in an initiative. */
export interface InitiativeManagerTable {
  initiative_id: InitiativeId;
  manager_id: PersonId;
}

/** A one-on-one in which an initiative was talked about. */
export interface InitiativeUseTable {
  one_on_one_id: OneOnOneId;
  initiative_id: InitiativeId;
}
