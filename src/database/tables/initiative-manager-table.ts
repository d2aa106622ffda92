import type { InitiativeId, PersonId } from '../../domain/ids.ts';

/** A manager who takes part in an initiative. */
export interface InitiativeManagerTable {
  initiative_id: InitiativeId;
  manager_id: PersonId;
}
