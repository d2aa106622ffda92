import type { Generated } from 'kysely';
import type { InitiativeCommentId, InitiativeId, PersonId } from '../../domain/ids.ts';

/** A manager's comment on an initiative, for those who run it. */
export interface InitiativeCommentTable {
  id: Generated<InitiativeCommentId>;
  submission_id: string;
  initiative_id: InitiativeId;
  manager_id: PersonId;
  comment: string;
  at: Date;
}
