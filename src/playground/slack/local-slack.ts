import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalSlack, LocalSlackOptions, Timing } from './api.ts';
import { createBot } from './bot/bot.ts';
import { respond } from './bot/respond.ts';
import { createResponseUrls } from './bot/response-urls.ts';
import { createSocketMode } from './bot/socket-mode.ts';
import { createTriggers } from './bot/triggers.ts';
import { createClock } from './clock.ts';
import { createLog } from './log.ts';
import { createPerson } from './person/person.ts';
import { listen, localServer } from './server.ts';
import type { Slack } from './slack.ts';
import { addUser, deactivateUser } from './users.ts';
import { createFaults } from './web-api/faults.ts';
import { FILES } from './files.ts';
import { answerFile } from './web-api/file-downloads.ts';
import { createRateLimits } from './web-api/rate-limits.ts';
import { answerCall, type WebApi } from './web-api/web-api.ts';
import { emptyState, installed, type Workspace, type WorkspaceState } from './workspace.ts';

/*
 * The local Slack: one workspace with one installed app, for the playground's page and for the tests.
 *
 * Real, as the bot meets it: the Web API over HTTP with tokens, scopes and Slack's errors; Block Kit's limits; signed
 * requests, Socket Mode, acknowledgement within 3 s, events sent again; triggers, view hashes, modal stacks,
 * response_urls; time zones; message metadata.
 *
 * Simplified: one channel (#general) besides the direct messages with the bot; no threads, attachments, search,
 * shortcuts or group messages; a direct message exists from the start; `views.open` replaces an open modal; no rate
 * limit but the ones asked for with `failNext` or `enforcesRateLimits`; rich text is checked by the types of its parts only; texts are counted in
 * UTF-16 units; blocks come back without the `emoji` and `verbatim` flags that Slack adds. What it does not know it
 * refuses with the error `not_simulated` or as an unsupported type, rather than ignoring it. Triggers, response_urls and
 * planned faults do not outlive a restart; people, messages, homes and open modals do (`snapshot`).
 *
 *   block-kit/   what Slack accepts as a block or view, and what a view's fields hold
 *   web-api/     what the bot asks
 *   bot/         what the bot gets: payloads, signatures, the two transports, triggers, response_urls
 *   person/      what a person does and sees
 */

const patience: Timing = {
  acknowledgement: 3000,
  trigger: 3000,
  eventRetries: [0, 60_000, 300_000],
};

/** Starts a local Slack, empty or where the given state was taken. */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  const timing = { ...patience, ...options.timing };
  const secrets = newSecrets();
  const listeners = new Set<(userId: string) => void>();
  let url = '';
  const workspace: Workspace = {
    state: restored(options.state),
    manifest: options.manifest,
    clock: options.clock ?? createClock(),
    url: () => url,
    changed: (userId) => {
      for (const listener of listeners) listener(userId);
    },
  };

  const socketMode = createSocketMode(timing.acknowledgement);
  const triggers = createTriggers(timing.trigger);
  const responseUrls = createResponseUrls(
    () => url,
    (target, fields) => respond(workspace, target, fields),
  );
  const bot = createBot(secrets.signingSecret, socketMode, timing);
  const slack: Slack = { workspace, bot, triggers, responseUrls };
  const api: WebApi = {
    context: { workspace, triggers, socketUrl: () => socketMode.url(url) },
    tokens: { bot: secrets.botToken, app: secrets.appToken },
    faults: createFaults(),
    rateLimits: createRateLimits(workspace.clock, options.enforcesRateLimits === true),
    calls: createLog(),
  };
  const server = localServer((path, request, response) =>
    answer(options, api, slack, path, request, response),
  );
  server.on('upgrade', socketMode.accept);
  url = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;

  const subscribe = (listener: (userId: string) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    ...createPerson(slack, subscribe),
    url,
    apiUrl: `${url}/api/`,
    ...secrets,
    ids: installed,
    clock: workspace.clock,
    addUser: (user) => ({ ...addUser(workspace, user) }),
    users: () => structuredClone(workspace.state.users),
    deactivateUser: (userId) => deactivateUser(workspace, userId),
    connectBot: ({ requestUrl }) => bot.connect(requestUrl),
    refreshSockets: (reason = 'refresh_requested') => socketMode.refresh(reason),
    failNext: (method, fault, times = 1) => api.faults.plan(method, fault, times),
    calls: (method) =>
      api.calls.entries().filter((call) => method === undefined || call.method === method),
    deliveries: () => bot.deliveries(),
    snapshot: () => structuredClone(workspace.state),
    async close() {
      bot.close();
      socketMode.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function restored(state: WorkspaceState | undefined): WorkspaceState {
  const current = emptyState();
  if (state === undefined) return current;
  if (state.version !== current.version)
    throw new Error(
      `The saved Slack workspace is of version ${state.version}, and only version ${current.version} can be read. ` +
        'Delete it to start with an empty one.',
    );
  // A state of before there were files has none.
  return { ...current, ...structuredClone(state) };
}

/** New for every start, so that nothing but the bot that was given them can use them. */
function newSecrets(): { botToken: string; appToken: string; signingSecret: string } {
  return {
    botToken: `xoxb-local-${randomBytes(12).toString('hex')}`,
    appToken: `xapp-local-${randomBytes(12).toString('hex')}`,
    signingSecret: randomBytes(16).toString('hex'),
  };
}

async function answer(
  { pages }: LocalSlackOptions,
  api: WebApi,
  { responseUrls }: Slack,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, method] = /^\/api\/([\w.]+)$/.exec(path) ?? [];
  if (method !== undefined) await answerCall(api, method, request, response);
  else if (path.startsWith(FILES)) answerFile(api, path, request, response);
  else if (/^\/(commands|actions)\//.test(path)) await responseUrls.answer(path, request, response);
  else if (pages !== undefined) await pages(request, response);
  else response.writeHead(404).end();
}
