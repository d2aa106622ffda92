import type { PersonId } from '../../domain/ids.ts';
import type { Generated } from 'kysely';

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

/** What an erased person was known by; only who has the name already can recognise it. */
export interface ErasedNameTable {
  salt: Generated<string>;
  /** SHA-256 of the salt and the name, in hexadecimal. */
  digest: string;
  kind: 'email' | 'owner';
  person_id: PersonId;
  erased_at: Date;
}
