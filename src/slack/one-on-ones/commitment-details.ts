import { LOG_FIELDS } from '../../screen/ids.ts';
import { unread } from '../clicks/listener.ts';

/** Owner and due date of a commitment send each change; they are read when the modal is saved. */
export const commitmentDetails = [LOG_FIELDS.owner, LOG_FIELDS.due].map(unread);
