import type { Generated } from 'kysely';
import type { DataComplaintId, OneOnOneId, PersonId } from '../../domain/ids.ts';

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
