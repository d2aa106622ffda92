import type { Generated } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { OneOnOneId, PersonId, SignalId } from '../../domain/ids.ts';
import type { Topic } from '../../domain/one-on-ones/one-on-one.ts';
import type { StoredJson } from './stored-json.ts';

export interface OneOnOneTable {
  id: Generated<OneOnOneId>;
  rep_id: PersonId;
  manager_id: PersonId;
  signal_id: SignalId | null;
  /** Made when the modal opens, so that one modal can be saved only once. */
  submission_id: string;
  held_on: CalendarDate;
  topics: Topic[];
  notes: string;
  next_on: CalendarDate | null;
  /** The question that the manager was given; null where they began by themselves. */
  question: string | null;
  /** The signal's measure at the time. */
  measure: StoredJson<null>;
  /** The time on that day, where one was said. */
  next_at: Date | null;
  logged_at: Generated<Date>;
  edited_at: Date | null;
}
