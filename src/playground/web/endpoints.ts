import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Running } from '../running.ts';
import { parseFields, readBody, sendJson } from '../slack/http.ts';

const user = z.string();
const value = z.union([z.string(), z.array(z.string()), z.number(), z.null()]);
const values = z.record(z.string(), value);
const place = z.union([
  z.object({ channel: z.string(), messageTs: z.string() }),
  z.object({ viewId: z.string() }),
]);
const element = z
  .object({ actionId: z.string(), blockId: z.string(), value: z.string().nullish() })
  .transform(({ actionId, blockId, value }) => ({
    actionId,
    blockId,
    ...(typeof value === 'string' && { value }),
  }));

type Answer = (running: Running, body: unknown) => Promise<object>;

/** Reads the body by a schema and does something with it. */
function endpoint<Body>(
  schema: z.ZodType<Body>,
  act: (running: Running, body: Body) => Promise<object> | object,
): Answer {
  return async (running, body) => act(running, schema.parse(body));
}

/** What a person can do, by the endpoint's name. Each answers how the bot took it. */
const ENDPOINTS: Readonly<Record<string, Answer>> = {
  command: endpoint(
    z.object({ user, command: z.string(), text: z.string() }),
    ({ slack }, { user, command, text }) => slack.command(user, command, text),
  ),
  write: endpoint(z.object({ user, text: z.string().min(1) }), ({ slack }, { user, text }) =>
    slack.write(user, text),
  ),
  click: endpoint(z.object({ user, place, element }), ({ slack }, { user, place, element }) =>
    slack.click(user, place, element),
  ),
  choose: endpoint(
    z.object({ user, place, element, value }),
    ({ slack }, { user, place, element, value }) => slack.choose(user, place, element, value),
  ),
  type: endpoint(z.object({ user, view: z.string(), values }), ({ slack }, body) => {
    slack.type(body.user, body.view, body.values);
    return {};
  }),
  submit: endpoint(z.object({ user, view: z.string(), values }), ({ slack }, body) =>
    slack.submitView(body.user, body.view, body.values),
  ),
  close: endpoint(
    z.object({ user, view: z.string(), how: z.enum(['close', 'cross']) }),
    ({ slack }, { user, view, how }) => slack.closeView(user, view, how),
  ),
  home: endpoint(z.object({ user }), ({ slack }, { user }) => slack.openHome(user)),
  messages: endpoint(z.object({ user }), ({ slack }, { user }) => slack.openMessages(user)),
  'next-week': endpoint(z.object({}), async (running) => {
    await running.playNextWeek();
    return {};
  }),
};

/** Does what the page asks. What does not work is answered in a sentence that the page shows. */
export async function answerPost(
  running: Running,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const act = Object.hasOwn(ENDPOINTS, name) ? ENDPOINTS[name] : undefined;
  const fields = body === undefined ? undefined : parseFields('application/json', body);
  if (act === undefined || fields === undefined) {
    sendJson(response, act === undefined ? 404 : 400, { failure: 'The page asked for nonsense.' });
    return;
  }
  try {
    sendJson(response, 200, await act(running, fields));
  } catch (error) {
    running.log.warn({ err: error, endpoint: name }, 'a request of the page failed');
    const failure = error instanceof Error ? error.message : String(error);
    sendJson(response, 409, { failure });
  }
}
