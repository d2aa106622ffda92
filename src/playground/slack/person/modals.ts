import { z } from 'zod';
import type { Reaction, Submission, TypedValues } from '../api.ts';
import { objectionToView } from '../block-kit/check.ts';
import { closedPayload, submissionPayload } from '../bot/payloads.ts';
import type { Slack } from '../slack.ts';
import { userById } from '../users.ts';
import {
  changeView,
  closeAllModals,
  closeModal,
  deepestModalStack,
  openModals,
  pushModal,
} from '../views.ts';
import type { ViewPayload, ViewState, Workspace } from '../workspace.ts';
import { sendInteraction } from './interaction.ts';
import { complaints, typedInto } from './typed.ts';

/** Fills in fields of the person's open modal. */
export function typeIntoView(
  workspace: Workspace,
  userId: string,
  viewId: string,
  values: TypedValues,
): ViewState {
  const view = openModals(workspace, userId).find(({ id }) => id === viewId);
  if (view === undefined) throw new Error(`${userId} has no modal "${viewId}" open.`);
  view.values = typedInto(view, values);
  workspace.changed(userId);
  return view;
}

/** Fills in and submits the modal; does with it what the bot answers. */
export async function submitModal(
  slack: Slack,
  userId: string,
  viewId: string,
  values: TypedValues,
): Promise<Submission> {
  const { workspace, triggers } = slack;
  const view = typeIntoView(workspace, userId, viewId, values);
  if (view.payload.submit === undefined) throw new Error(`The modal "${viewId}" has no submit.`);
  const local = complaints(view);
  showErrors(workspace, view, local);
  if (Object.keys(local).length > 0)
    return { acknowledgedAfter: undefined, failure: undefined, errors: local };

  const user = userById(workspace, userId);
  const payload = submissionPayload(view, user, triggers.issue(userId));
  const { acknowledgedAfter, failure, body } = await sendInteraction(
    slack,
    'view_submission',
    payload,
  );
  if (failure !== undefined) return { acknowledgedAfter, failure, errors: {} };
  const objection = obey(workspace, view, body);
  return {
    acknowledgedAfter,
    failure: objection && `Slack refuses the answer to the submission: ${objection}.`,
    errors: view.errors,
  };
}

/** Closes the modal on top, or the whole stack by its cross; notifies the bot of each that asked for it. */
export async function leaveModal(
  slack: Slack,
  userId: string,
  viewId: string,
  how: 'close' | 'cross',
): Promise<Reaction> {
  const { workspace } = slack;
  const stack = openModals(workspace, userId);
  const top = stack.at(-1);
  if (top?.id !== viewId) throw new Error(`${userId} has no modal "${viewId}" on top.`);
  const all = how === 'cross' || top.payload.clear_on_close === true;
  const closed = all ? stack.toReversed() : [top];
  if (all) closeAllModals(workspace, userId);
  else closeModal(workspace, top);
  let reaction: Reaction = { acknowledgedAfter: undefined, failure: undefined };
  for (const view of closed.filter(({ payload }) => payload.notify_on_close === true)) {
    const payload = closedPayload(view, userById(workspace, userId), all);
    const { acknowledgedAfter, failure } = await sendInteraction(slack, 'view_closed', payload);
    reaction = { acknowledgedAfter, failure };
  }
  return reaction;
}

const answerSchema = z.discriminatedUnion('response_action', [
  z.object({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
]);

/** An empty acknowledgement closes the modal. Returns why Slack refuses the answer; undefined where it obeys. */
function obey(workspace: Workspace, view: ViewState, body: unknown): string | undefined {
  if (!body || (typeof body === 'object' && Object.keys(body).length === 0)) {
    closeModal(workspace, view);
    return undefined;
  }
  const { success, data: answer } = answerSchema.safeParse(body);
  if (!success) return `${JSON.stringify(body)} is no response_action`;
  if (answer.response_action === 'errors') return obeyErrors(workspace, view, answer.errors);
  if (answer.response_action !== 'clear')
    return obeyView(workspace, view, answer.response_action, answer.view);
  closeAllModals(workspace, view.user);
  return undefined;
}

function obeyErrors(
  workspace: Workspace,
  view: ViewState,
  errors: Readonly<Record<string, string>>,
): string | undefined {
  const inputs = new Set(
    view.payload.blocks.filter(({ type }) => type === 'input').map((block) => block.block_id),
  );
  const stray = Object.keys(errors).find((blockId) => !inputs.has(blockId));
  if (stray !== undefined) return `errors name "${stray}", which is no input block of the view`;
  showErrors(workspace, view, errors);
  return undefined;
}

function obeyView(
  workspace: Workspace,
  view: ViewState,
  how: 'update' | 'push',
  sent: unknown,
): string | undefined {
  const objection = objectionToView(sent, 'modal');
  if (objection !== undefined) return [objection.error, ...objection.messages].join(' ');
  const payload = sent as ViewPayload;
  if (how === 'update') changeView(workspace, view, payload);
  else if (openModals(workspace, view.user).length >= deepestModalStack)
    return 'push_limit_reached';
  else pushModal(workspace, view.user, payload);
  return undefined;
}

function showErrors(
  workspace: Workspace,
  view: ViewState,
  errors: Readonly<Record<string, string>>,
): void {
  view.errors = errors;
  workspace.changed(view.user);
}
