import type { CalendarDate } from '../../domain/calendar.ts';
import type {
  AgendaPointId,
  CommitmentId,
  ExpectationId,
  GroupSignalId,
  OneOnOneId,
  PersonId,
  SignalId,
} from '../../domain/ids.ts';
import type { CommitmentState, Topic } from '../../domain/one-on-ones/one-on-one.ts';
import type { StoredJson } from './stored-json.ts';
import type { Generated } from 'kysely';

export interface OneOnOneTable {
  id: Generated<OneOnOneId>;
  rep_id: PersonId;
  manager_id: PersonId;
  signal_id: SignalId | null;
  /** What a team has in common, where it was a talk with several of them. */
  group_signal_id: GroupSignalId | null;
  /** Made when the modal opens, so that one modal can be saved only once; all of one talk with a team have the same. */
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

export interface CommitmentTable {
  id: Generated<CommitmentId>;
  one_on_one_id: OneOnOneId;
  position: number;
  action: string;
  owner_id: PersonId;
  due_on: CalendarDate | null;
  state: Generated<CommitmentState>;
  closed_at: Date | null;
  /** Who ticked off a commitment of their own; null where the manager closed it. */
  ticked_by: PersonId | null;
}

/** One time that a commitment's date was moved. */
export interface CommitmentMoveTable {
  id: Generated<number>;
  commitment_id: CommitmentId;
  from_on: CalendarDate | null;
  to_on: CalendarDate;
  moved_by: PersonId;
  moved_at: Generated<Date>;
}

/** What a manager and a rep agreed as good. What it says is never changed: a change is another row. */
export interface ExpectationTable {
  id: Generated<ExpectationId>;
  rep_id: PersonId;
  manager_id: PersonId;
  measure: string;
  level: string;
  due_on: CalendarDate | null;
  agreed_on: CalendarDate;
  ended_on: CalendarDate | null;
}

/** Something that a rep wants to talk about next time. */
export interface AgendaPointTable {
  id: Generated<AgendaPointId>;
  rep_id: PersonId;
  manager_id: PersonId;
  /** Made when the modal opens, so that one modal can be saved only once. */
  submission_id: string;
  words: string;
  added_at: Date;
  /** The one-on-one that it came up in; null while it waits. */
  talked_about_in: OneOnOneId | null;
}
