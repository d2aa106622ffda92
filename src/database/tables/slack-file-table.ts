import type { Generated } from 'kysely';
import type { SlackAccountId } from '../../domain/ids.ts';

/** A file that was dropped into a direct message with the bot. Its content is not kept. */
export interface SlackFileTable {
  id: string;
  name: string;
  shared_by: SlackAccountId;
  shared_at: Generated<Date>;
  done_at: Date | null;
}
