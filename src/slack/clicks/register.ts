import type { App, BlockAction, RespondFn } from '@slack/bolt';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { SlackAccountId } from '../../domain/ids.ts';
import { readPage } from '../../screen/coach/home-view.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { listenToErrors, SavedAllTheSame } from './errors.ts';
import type {
  Answer,
  ClickListener,
  CommandListener,
  EventListener,
  Listener,
  Saved,
  SubmissionListener,
} from './listener.ts';
import { publishHome } from './publish-home.ts';
import { identify, refusalOf } from './who-may.ts';

/**
 * Has Bolt call each listener. What is the same for all is here and nowhere else: acknowledging, finding out who acts,
 * refusing, showing a modal or a message, refreshing the Home, and what is said of an error.
 */
export function register(app: App, context: WorkflowContext, listeners: readonly Listener[]): void {
  const clicks = listeners.filter((listener) => listener.on === 'click');
  for (const [id, rows] of Map.groupBy(clicks, (row) => row.id)) {
    listenToClicks(app, context, id, rows);
  }
  for (const listener of listeners) {
    if (listener.on === 'command') listenToCommand(app, context, listener);
    if (listener.on === 'submission') listenToSubmission(app, context, listener);
    if (listener.on === 'event') listenToEvent(app, context, listener);
  }
  listenToErrors(app, context.log);
}

function listenToClicks(
  app: App,
  context: WorkflowContext,
  id: string,
  rows: readonly ClickListener[],
): void {
  app.action<BlockAction>(id, async ({ ack, action, body, client, respond }) => {
    await ack();
    const { listener, value } = chosenIn(rows, action);
    const { view, trigger_id: trigger } = body;
    const account = body.user.id as SlackAccountId;
    const at = { context, account, client, respond, trigger, viewId: view?.id };
    const actor = await identify(context, account, listener.may);
    const answer =
      actor === undefined
        ? undefined
        : await listener.run(
            {
              context,
              actor,
              account,
              view,
              homePage: view?.type === 'home' ? readPage(view.private_metadata) : undefined,
              isInAnswer: body.container?.['is_ephemeral'] === true,
            },
            { value, view },
          );
    if (answer === undefined) await refuse(at, listener);
    else await show(at, answer);
  });
}

const Button = z
  .object({
    value: z.string().optional(),
    selected_option: z.object({ value: z.string() }).nullish(),
  })
  .transform(({ value, selected_option: chosen }) => value ?? chosen?.value);
const Menu = z.object({ selected_option: z.object({ value: z.string() }) });

/** Which row is meant, with the value of the button, what was chosen in a select, or what follows the choice in a menu. */
function chosenIn(
  rows: readonly ClickListener[],
  action: unknown,
): { readonly listener: ClickListener; readonly value: string | undefined } {
  const button = rows.find(({ choice }) => choice === undefined);
  if (button !== undefined) return { listener: button, value: Button.parse(action) };
  const [choice, value] = Menu.parse(action).selected_option.value.split(':');
  const listener = rows.find((row) => row.choice === choice);
  if (listener === undefined) throw new Error('A menu has no such choice.');
  return { listener, value };
}

function listenToCommand(app: App, context: WorkflowContext, { id, run }: CommandListener): void {
  app.command(id, async ({ ack, command, client, respond }) => {
    await ack();
    const account = command.user_id as SlackAccountId;
    const answer = await run({ context, actor: account, account }, unescape(command.text));
    await show({ context, account, client, respond, trigger: command.trigger_id }, answer);
  });
}

/** Undoes what Slack does to the characters of a command's text. */
function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function listenToEvent(app: App, context: WorkflowContext, { id, run }: EventListener): void {
  app.event(id, async ({ event, client }) => {
    const account = await run(context, event);
    if (account !== undefined) await publishHome(context, client, account);
  });
}

function listenToSubmission(
  app: App,
  context: WorkflowContext,
  listener: SubmissionListener,
): void {
  const { id, may, problemsAt, refusal } = listener;
  app.view(id, async ({ ack, body, view, client }) => {
    const account = body.user.id as SlackAccountId;
    const answer = await save().catch((error: unknown) => {
      context.log.error({ err: error, listener: id }, 'what was submitted could not be saved');
      return { does: 'correct', errors: { [problemsAt]: failureOf(listener) } } as const;
    });
    if (answer?.does === 'save') {
      await (answer.modal === undefined
        ? ack()
        : ack({ response_action: 'update', view: answer.modal }));
      await follow({ context, account, client, viewId: view.id }, answer);
      return;
    }
    if (answer === undefined) noteRefusal(context, account, id);
    await ack({ response_action: 'errors', errors: answer?.errors ?? { [problemsAt]: refusal } });

    async function save() {
      const actor = await identify(context, account, may);
      return actor === undefined
        ? undefined
        : listener.run({ context, actor, account }, view.private_metadata, view.state.values);
    }
  });
}

function failureOf({ button }: SubmissionListener): string {
  const done = button === 'Send' ? 'sent' : 'saved';
  return `This could not be ${done} just now. Nothing is lost: press ${button} again in a minute.`;
}

/** Where something is shown to somebody. */
interface Place {
  readonly context: WorkflowContext;
  readonly account: SlackAccountId;
  readonly client: WebClient;
  /** Undefined where there is no message to reply to, as on the App Home, and always for a submission. */
  readonly respond?: RespondFn | undefined;
  /** Slack's, for a modal: it lasts 3 s and works once. */
  readonly trigger?: string;
  readonly viewId?: string | undefined;
}

async function refuse(at: Place, { id, may }: ClickListener): Promise<void> {
  noteRefusal(at.context, at.account, id);
  const message = refusalOf(may);
  if (message !== undefined) await reply(at, message, false);
}

function noteRefusal({ log }: WorkflowContext, account: SlackAccountId, listener: string): void {
  log.info({ account, listener }, 'somebody tried what is not for them');
}

async function show(at: Place, answer: Answer): Promise<void> {
  const { context, account, client, trigger = '', viewId = '' } = at;
  switch (answer.does) {
    case 'open modal':
      await client.views.open({ trigger_id: trigger, view: answer.view });
      return;
    case 'change modal': {
      const { view, hash } = answer;
      await client.views
        .update({ view_id: viewId, view, ...(hash !== undefined && { hash }) })
        .catch(unlessGone);
      return;
    }
    case 'reply':
      await reply(at, answer.message, answer.inPlace ?? false);
      return;
    case 'show home':
      await publishHome(context, client, account, answer.page);
      return;
    case 'save':
      await follow(at, answer);
      return;
    case 'nothing':
  }
}

/** A modal that was closed or changed meanwhile has nothing to bring up to date, and nobody misses it. */
function unlessGone(error: unknown): void {
  const isGone = error instanceof WebAPIPlatformError && GONE.has(error.data.error);
  if (!isGone) throw error;
}

const GONE: ReadonlySet<string> = new Set(['not_found', 'hash_conflict']);

/** Replies to somebody alone. Where there is no message to reply to, nothing is sent. */
async function reply(
  { respond }: Place,
  { text, blocks }: SlackMessage,
  inPlace: boolean,
): Promise<void> {
  await respond?.({ response_type: 'ephemeral', replace_original: inPlace, text, blocks });
}

/** Everything that shows what was saved, each also where another fails. */
async function follow(at: Place, { follow, home }: Saved): Promise<void> {
  const { context, account, client } = at;
  const followed = await Promise.allSettled([
    follow().then((shown) => shown && show(at, shown)),
    home === 'unchanged' ? undefined : publishHome(context, client, account, home.page),
  ]);
  const causes = followed.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  );
  if (causes.length > 0) throw new SavedAllTheSame(causes);
}
