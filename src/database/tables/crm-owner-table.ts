import type { PersonId } from '../../domain/ids.ts';

/** Who an owner in the CRM is. One person may own under several names and ids. */
export interface CrmOwnerTable {
  owner_key: string;
  person_id: PersonId;
}
