import type { Generated, JSONColumnType } from 'kysely';
import type { ImportNoticeId, SlackAccountId } from '../../domain/ids.ts';
import type { ImportNotice } from '../../domain/imports/import-notice.ts';

/** What is reported about one import. */
export interface ImportNoticeTable {
  id: Generated<ImportNoticeId>;
  /** Which file it is about: no file is reported twice. */
  key: string;
  /** Who gave the file in Slack and waits for an answer. */
  asked_by: SlackAccountId | null;
  content: JSONColumnType<ImportNotice>;
  created_at: Generated<Date>;
  /** When nothing was left to send. */
  notified_at: Date | null;
}
