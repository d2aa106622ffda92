import type { Generated } from 'kysely';
import type { PersonId } from '../../domain/ids.ts';

/** What an erased person was known by; only who has the name already can recognise it. */
export interface ErasedNameTable {
  salt: Generated<string>;
  /** SHA-256 of the salt and the name, in hexadecimal. */
  digest: string;
  kind: 'email' | 'owner';
  person_id: PersonId;
  erased_at: Date;
}
