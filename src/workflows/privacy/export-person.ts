import { noteAuditEvent } from '../../database/privacy/audit-events.ts';
import type { Database } from '../../database/connection.ts';
import { loadHoldings, type Holdings } from '../../database/privacy/holdings.ts';
import { loadKnownNames } from '../../database/privacy/known-names.ts';
import { nameRemover } from '../../domain/privacy/name-remover.ts';
import type { Person } from '../../domain/people/person.ts';

/** One document with everything that is held about a person. That it was made is noted first. */
export async function exportPerson(
  database: Database,
  person: Person,
  actor: string,
): Promise<{ readonly person: Person; readonly held: Holdings }> {
  await noteAuditEvent(database, { actor, action: 'person --export', subject: person.id });
  const names = await loadKnownNames(database, person);
  return { person, held: await loadHoldings(database, names, nameRemover(names)) };
}
