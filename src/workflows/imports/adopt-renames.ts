import type { Transaction } from '../../database/connection.ts';
import { applyRename, findRenames } from '../../database/imports/renames.ts';
import { assignOwner, peopleOfOwners } from '../../database/people/crm-owners.ts';
import { likeliestPerson } from '../../domain/imports/likeliest-person.ts';
import type { Renamed } from './import-report.ts';

/**
 * Takes over what the CRM calls otherwise since the export before: a stage, or an owner whose new name is like the old
 * one's person. Ages and history go on, and no deal has changed by it. Deals that went to somebody new stay changes.
 */
export async function adoptRenames(transaction: Transaction): Promise<readonly Renamed[]> {
  const renamed: Renamed[] = [];
  for (const stage of await findRenames(transaction, 'stage')) {
    await applyRename(transaction, 'stage', stage);
    renamed.push({ what: 'stage', ...stage });
  }
  for (const owner of await findRenames(transaction, 'owner')) {
    const person = (await peopleOfOwners(transaction, [owner.was])).get(owner.was);
    if (person === undefined || likeliestPerson(owner.is, [person]) === undefined) continue;
    await assignOwner(transaction, owner.is, person.id);
    await applyRename(transaction, 'owner', owner);
    renamed.push({ what: 'owner', ...owner });
  }
  return renamed;
}
