import type { Generated } from 'kysely';
import type { PersonId } from '../../domain/ids.ts';

/** Somebody read or changed another person's data. */
export interface AuditEventTable {
  id: Generated<number>;
  at: Generated<Date>;
  /** As `command line: lee on ops-1`, or an administrator's e-mail address. */
  actor: string;
  /** As `person --export`. */
  action: string;
  /** Whose data; null where they were everybody's. */
  subject_id: PersonId | null;
}
