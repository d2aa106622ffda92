import { METHODS, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, type AppOptions } from '@slack/bolt';
import { WebClient, type RetryOptions } from '@slack/web-api';
import { sql } from 'kysely';
import type { Config } from './config.ts';
import type { Database } from './database/connection.ts';
import { checkedReceiver } from './http/checked-receiver.ts';
import { startUploadServer } from './http/upload-server.ts';
import {
  handleUploads,
  LONGEST_UPLOAD_MILLISECONDS,
  UPLOADS,
  type RequestHandler,
} from './http/uploads.ts';
import { logUnreadable } from './log-unreadable.ts';
import type { Logger } from './log.ts';
import { jobsOf, type Job } from './schedule.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import { register } from './slack/clicks/register.ts';
import { LISTENERS } from './slack/listeners.ts';
import { noteFilesFirst } from './slack/imports/note-files-first.ts';
import type { Time } from './slack/delivery/pace.ts';
import { followWork } from './slack/work-in-hand.ts';
import { LastingConnection } from './slack/delivery/lasting-connection.ts';
import { createWebApiPort } from './slack/delivery/web-api-port.ts';
import { removeAbandonedFiles } from './workflows/imports/received-file.ts';
import type { WorkflowContext } from './workflows/workflow-context.ts';

export interface BotOptions {
  readonly config: Pick<Config, 'slack' | 'coaching' | 'exportFolder' | 'uploads'>;
  readonly database: Database;
  readonly log: Logger;
  /** The clock; the system's by default. */
  readonly now?: () => Date;
  /** How the waits between calls to Slack pass; for real by default. */
  readonly time?: Time;
}

export interface Bot {
  /** Where it listens over HTTP; undefined in Socket Mode, unless files may be sent to it. */
  readonly port: number | undefined;
  /** What the schedule runs, to be run by hand. */
  readonly jobs: readonly Job[];
  readonly context: WorkflowContext;
  /** Takes no more requests, and finishes those that are worked on. */
  stop(): Promise<void>;
}

/** Calls that fail are repeated for about a minute, not for Bolt's half an hour. */
const RETRIES: RetryOptions = { retries: 5, factor: 2, minTimeout: 1_000, maxTimeout: 20_000 };

/** Puts the bot together and connects it to Slack. The schedule is not started: the caller owns the clock. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { config, database, log } = options;
  const { transport } = config.slack;
  const clientOptions = {
    ...(config.slack.apiUrl !== undefined && { slackApiUrl: config.slack.apiUrl }),
    retryConfig: RETRIES,
  };
  const context: WorkflowContext = {
    database,
    log,
    slack: createWebApiPort(
      new WebClient(config.slack.botToken, { ...clientOptions, logger: boltLogger(log) }),
      options.time,
    ),
    coaching: config.coaching,
    maxBytes: config.uploads.maxBytes,
    now: options.now ?? (() => new Date()),
  };
  const acceptsUploads = config.uploads.tokens.size > 0;
  const uploads = acceptsUploads ? handleUploads(context, config.uploads.tokens) : undefined;
  const app = new App({
    token: config.slack.botToken,
    ...receiverOptions(config, database, uploads, log),
    clientOptions,
    logger: boltLogger(log),
    extendedErrorHandler: true,
    deferInitialization: true,
  });
  const finishWork = followWork(app);
  register(app, context, LISTENERS);
  noteFilesFirst(app, context);
  await removeAbandonedFiles();
  await app.init();
  const server =
    transport.kind === 'http'
      ? await app.start(
          { port: transport.port, host: transport.host },
          { ...(acceptsUploads && { requestTimeout: LONGEST_UPLOAD_MILLISECONDS }) },
        )
      : await app.start();
  const uploadServer =
    transport.kind === 'socket' && uploads !== undefined
      ? await startUploadServer(uploads, config.uploads)
      : undefined;
  const endLogging = logUnreadable(log);
  let stopped: Promise<void> | undefined;
  const stopAll = async () => {
    await uploadServer?.stop();
    await app.stop();
    await finishWork();
    endLogging();
  };
  return {
    port: transport.kind === 'http' ? (server.address() as AddressInfo).port : uploadServer?.port,
    jobs: jobsOf(context, config.exportFolder),
    context,
    stop() {
      stopped ??= stopAll();
      return stopped;
    },
  };
}

function receiverOptions(
  config: BotOptions['config'],
  database: Database,
  uploads: RequestHandler | undefined,
  log: Logger,
): AppOptions {
  const { transport, apiUrl } = config.slack;
  if (transport.kind === 'socket') {
    // The connection itself tries again for ever, so that a try need not repeat its call.
    const clientOptions = {
      retryConfig: { retries: 0 },
      ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    };
    const { appToken } = transport;
    return {
      receiver: new LastingConnection({ appToken, installerOptions: { clientOptions } }, log),
    };
  }
  return {
    receiver: checkedReceiver({
      signingSecret: transport.signingSecret,
      logger: boltLogger(log),
      customRoutes: [
        {
          path: '/health',
          method: 'GET',
          handler: (_request: IncomingMessage, response: ServerResponse) => {
            void answerHealth(database, response);
          },
        },
        ...(uploads === undefined
          ? []
          : [{ path: `${UPLOADS}*name`, method: METHODS, handler: uploads }]),
      ],
    }),
  };
}

/** 200 while the database answers, else 503: what a container's health check asks. */
async function answerHealth(database: Database, response: ServerResponse): Promise<void> {
  const healthy = await sql`select 1`.execute(database).then(
    () => true,
    () => false,
  );
  response.writeHead(healthy ? 200 : 503, { 'content-type': 'text/plain' });
  response.end(healthy ? 'ok\n' : 'the database does not answer\n');
}
