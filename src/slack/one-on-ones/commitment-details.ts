import type { App } from '@slack/bolt';
import { LOG_FIELDS } from '../../screen/ids.ts';

/** Owner and due date of a commitment tell of each change; they are read when the modal is saved. */
export function listenToCommitmentDetails(app: App): void {
  for (const id of [LOG_FIELDS.owner, LOG_FIELDS.due]) app.action(id, ({ ack }) => ack());
}
