import type { Generated } from 'kysely';
import type { ItemContent, ItemState } from '../../domain/checklists/checklist.ts';
import type {
  ChecklistId,
  ChecklistItemId,
  CommitmentId,
  OneOnOneId,
  PersonId,
  SignalId,
} from '../../domain/ids.ts';
import type { StoredJson } from './stored-json.ts';

export interface ChecklistItemTable {
  id: Generated<ChecklistItemId>;
  checklist_id: ChecklistId;
  position: number;
  kind: ItemContent['kind'];
  rep_id: PersonId;
  signal_id: SignalId | null;
  commitment_id: CommitmentId | null;
  /** What the item said when it was sent; later exports don't rewrite it. */
  content: StoredJson;
  state: Generated<ItemState['state']>;
  acted_by: PersonId | null;
  acted_at: Date | null;
  one_on_one_id: OneOnOneId | null;
}
