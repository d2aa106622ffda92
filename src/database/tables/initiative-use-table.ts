import type { InitiativeId, OneOnOneId } from '../../domain/ids.ts';

/** A one-on-one in which an initiative was talked about. */
export interface InitiativeUseTable {
  one_on_one_id: OneOnOneId;
  initiative_id: InitiativeId;
}
