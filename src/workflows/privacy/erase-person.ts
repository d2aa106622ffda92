import { noteAuditEvent } from '../../database/privacy/audit-events.ts';
import type { Database } from '../../database/connection.ts';
import { lockImports } from '../../database/imports/import-record.ts';
import { findPersonByEmail } from '../../database/people/people.ts';
import { eraseContents } from '../../database/privacy/contents.ts';
import { erasedAmong, rememberErased } from '../../database/privacy/erased-names.ts';
import { loadKnownNames } from '../../database/privacy/known-names.ts';
import { anonymiseOwners } from '../../database/privacy/owners.ts';
import { sweepNames } from '../../database/privacy/sweep.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import { nameRemover } from '../../domain/privacy/name-remover.ts';
import { ownerKey } from '../../domain/people/owner-key.ts';

export type Erasure = 'erased' | 'erased-before' | 'unknown';

/**
 * Erases every trace of a person: name, address, Slack account, owners in the CRM, and what was written about or by them.
 * Others' history keeps counting with somebody without a name. All of it or nothing, and no import runs meanwhile.
 */
export async function erasePerson(
  database: Database,
  email: string,
  {
    actor,
    now,
    today,
  }: { readonly actor: string; readonly now: Date; readonly today: CalendarDate },
): Promise<Erasure> {
  return database.transaction().execute(async (transaction) => {
    await lockImports(transaction);
    const address = email.toLowerCase();
    const person = await findPersonByEmail(transaction, address);
    if (person === undefined) {
      const before = await erasedAmong(transaction, 'email', [address]);
      return before.size > 0 ? 'erased-before' : 'unknown';
    }
    const names = await loadKnownNames(transaction, person);
    const keys = new Set(names.owners.flatMap((owner) => ownerKey(owner) ?? []));
    await rememberErased(transaction, person.id, 'email', [address], now);
    await rememberErased(transaction, person.id, 'owner', [...keys], now);
    await anonymiseOwners(transaction, person.id, [...keys]);
    await eraseContents(transaction, names, today);
    await sweepNames(transaction, nameRemover(names));
    await noteAuditEvent(transaction, { actor, action: 'person --erase', subject: person.id });
    return 'erased';
  });
}
