import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { PreparedLog } from '../../workflows/one-on-ones/prepare-log.ts';
import { writeMetadata, type LogModalMetadata } from './log-modal-metadata.ts';
import { logOneOnOneView } from '../../screen/one-on-ones/log-one-on-one-view.ts';

/** Opens the modal that logs a one-on-one. The trigger is Slack's, lasts 3 s and works once. */
export async function openLogModal(
  client: WebClient,
  triggerId: string,
  prepared: PreparedLog,
  about: Pick<LogModalMetadata, 'itemId' | 'editing' | 'homePage'>,
): Promise<void> {
  const [rep, ...others] = prepared.reps;
  const metadata = writeMetadata({
    submissionId: randomUUID(),
    ...(others.length === 0 && { repId: rep.id }),
    ...about,
  });
  await client.views.open({
    trigger_id: triggerId,
    view: logOneOnOneView({ ...prepared, metadata }),
  });
}
