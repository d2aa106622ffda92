import type { ChecklistId, DeliveryId, SlackAccountId } from '../../domain/ids.ts';
import type { Generated } from 'kysely';

/** One message to somebody, pending or sent. */
export interface DeliveryTable {
  id: Generated<DeliveryId>;
  /** What it is about, as `checklist:12`: the same message can't be enqueued twice. */
  key: string;
  checklist_id: ChecklistId | null;
  recipient: SlackAccountId;
  state: Generated<'due' | 'claimed' | 'posted' | 'failed'>;
  attempts: Generated<number>;
  last_error: string | null;
  channel: string | null;
  message_ts: string | null;
  created_at: Generated<Date>;
  claimed_at: Date | null;
  /** The first attempt's time: a message whose answer was lost was posted no earlier. */
  first_claimed_at: Date | null;
  /** Not to be tried before. */
  retry_at: Date | null;
  /** When Slack last refused it for this recipient. */
  refused_at: Date | null;
  posted_at: Date | null;
}
