import type { Generated } from 'kysely';
import type { AgendaPointId, OneOnOneId, PersonId } from '../../domain/ids.ts';

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
