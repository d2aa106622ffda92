import { findOwnInitiative } from '../../database/programme/initiatives.ts';
import type { InitiativeId } from '../../domain/ids.ts';
import type { Initiative } from '../../domain/programme/initiative.ts';
import type { Person } from '../../domain/people/person.ts';
import type { WorkflowContext } from '../workflow-context.ts';

/** An initiative that the manager takes part in; undefined for any other. */
export function findInitiative(
  { database }: WorkflowContext,
  manager: Person,
  id: InitiativeId,
): Promise<Initiative | undefined> {
  return findOwnInitiative(database, manager.id, id);
}
