import { openAsBlob } from 'node:fs';
import { basename, dirname } from 'node:path';
import { WebClient } from '@slack/web-api';
import { connect } from '#src/database/connection.ts';
import type { ImportNoticeId, PersonId } from '#src/domain/ids.ts';
import { startUploadServer } from '#src/http/upload-server.ts';
import { handleUploads, UPLOADS } from '#src/http/uploads.ts';
import { createLog } from '#src/log.ts';
import { createWebApiPort } from '#src/slack/delivery/web-api-port.ts';
import { assignOwner, followAssignment } from '#src/workflows/imports/assign-owner.ts';
import { ingestNewExports } from '#src/workflows/imports/ingest-new-exports.ts';
import { ingestSlackFiles } from '#src/workflows/imports/ingest-slack-files.ts';
import type { WorkflowContext } from '#src/workflows/workflow-context.ts';

/**
 * A process of its own that lets a change in by one of the bot's ways, and is killed in the middle:
 * `node ingest-and-hang.ts WAY DATABASE SLACK TOKEN FILE PERSON`.
 */
const [way = '', url = '', slackApiUrl = '', botToken = '', path = '', person = ''] =
  process.argv.slice(2);
const context: WorkflowContext = {
  database: connect(url),
  slack: createWebApiPort(new WebClient(botToken, { slackApiUrl })),
  log: createLog('silent'),
  maxBytes: 1_000_000,
  now: () => new Date('2026-11-22T10:00:00Z'),
  coaching: {
    staleAfterDays: 10,
    maxRejectedPercent: 5,
    notesRetentionMonths: 24,
    adminEmails: ['lee@example.com'],
    defaultTimeZone: 'UTC',
    guides: {} as WorkflowContext['coaching']['guides'],
  },
};

switch (way) {
  case 'folder':
    await ingestNewExports(context, dirname(path));
    break;
  case 'http': {
    const token = 'n'.repeat(24);
    const handle = handleUploads(context, new Map([['nightly', token]]));
    const { port } = await startUploadServer(handle, { host: '127.0.0.1', port: 0 });
    await fetch(`http://127.0.0.1:${port}${UPLOADS}${basename(path)}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: await openAsBlob(path),
    });
    break;
  }
  case 'message':
    await ingestSlackFiles(context);
    break;
  case 'assignment': {
    const owner = { notice: 1 as ImportNoticeId, index: 0 };
    await assignOwner(context, owner, Number(person) as PersonId, 'lee@example.com');
    await followAssignment(context, owner);
    break;
  }
  default:
    throw new Error(`There is no way ${way}.`);
}
