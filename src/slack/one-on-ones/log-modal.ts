import { randomUUID } from 'node:crypto';
import { logOneOnOneView } from '../../screen/one-on-ones/log-one-on-one-view.ts';
import type { PreparedLog } from '../../workflows/one-on-ones/prepare-log.ts';
import { openModal, type Answer } from '../clicks/listener.ts';
import { writeMetadata, type LogModalMetadata } from './log-modal-metadata.ts';

/** Opens the modal that logs a one-on-one. */
export function logModal(
  prepared: PreparedLog,
  about: Pick<LogModalMetadata, 'itemId' | 'editing' | 'homePage' | 'confirms'>,
): Answer {
  const [rep, ...others] = prepared.reps;
  const metadata = writeMetadata({
    submissionId: randomUUID(),
    ...(others.length === 0 && { repId: rep.id }),
    ...about,
  });
  return openModal(logOneOnOneView({ ...prepared, metadata, filled: new Set() }));
}
