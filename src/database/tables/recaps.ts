import type { DataComplaintId, OneOnOneId, PersonId } from '../../domain/ids.ts';
import type { Generated } from 'kysely';

/** What the rep may see of a one-on-one. Where there is no row, or it is withdrawn, they see nothing of it. */
export interface RecapTable {
  one_on_one_id: OneOnOneId;
  /** Written for the rep; may be empty. */
  words: string;
  includes_notes: boolean;
  shared_at: Date;
  /** When the manager last changed what is shared. */
  changed_at: Date | null;
  withdrawn_at: Date | null;
  acknowledged_at: Date | null;
  /** Counts its changes, so that a message that is out of date is noticed. */
  version: Generated<number>;
  /** The version that the rep's message shows; 0 before it is posted. */
  shown_version: Generated<number>;
}

/** A rep says that the CRM says something else than a recap. */
export interface DataComplaintTable {
  id: Generated<DataComplaintId>;
  one_on_one_id: OneOnOneId;
  rep_id: PersonId;
  /** Made when the modal opens, so that one modal can be sent only once. */
  submission_id: string;
  words: string;
  raised_at: Date;
  /** When everybody concerned was notified. */
  notified_at: Date | null;
}
