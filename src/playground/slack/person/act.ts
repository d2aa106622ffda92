import type { StateValues } from '../payload.ts';
import type { ElementOnScreen, Place, Reaction, TypedValue } from '../api.ts';
import { chosenState, holdsValue, stateValues, withState } from '../block-kit/fields.ts';
import { elementsIn, type PlacedElement } from '../block-kit/walk.ts';
import { messageActionPayload, type Payload, viewActionPayload } from '../bot/payloads.ts';
import { findChannel, findMessage } from '../messages.ts';
import type { Slack } from '../slack.ts';
import { sendInteraction } from './interaction.ts';
import { userById } from '../users.ts';
import { findView } from '../views.ts';
import type { ChannelState, MessageState, ViewState, Workspace } from '../workspace.ts';

/** Presses a button of a message or view. */
export async function clickButton(
  slack: Slack,
  userId: string,
  place: Place,
  wanted: ElementOnScreen,
): Promise<Reaction> {
  const shown = lookAt(slack.workspace, userId, place);
  const found = elementAt(shown, wanted);
  const { type, text, value, url } = found.element;
  if (type !== 'button') throw new Error(`"${wanted.actionId}" is a ${type}, not a button.`);
  const details = {
    type,
    text,
    ...(value !== undefined && { value }),
    ...(url !== undefined && { url }),
  };
  return notifyBot(slack, userId, shown, found, details);
}

/** Chooses in an element that reaches the bot at once: any outside an input block, and one that dispatches. */
export async function chooseValue(
  slack: Slack,
  userId: string,
  place: Place,
  wanted: ElementOnScreen,
  value: TypedValue,
): Promise<Reaction> {
  const shown = lookAt(slack.workspace, userId, place);
  const found = elementAt(shown, wanted);
  const chosen = chosenState(found.element, value);
  if (shown.kind === 'view' && holdsValue(found)) {
    shown.view.values = withState(shown.view.values, found, chosen);
    slack.workspace.changed(userId);
  }
  if (found.block.type === 'input' && found.block['dispatch_action'] !== true)
    return { acknowledgedAfter: undefined, failure: undefined };
  return notifyBot(slack, userId, shown, found, chosen);
}

type Shown =
  | { readonly kind: 'message'; readonly channel: ChannelState; readonly message: MessageState }
  | { readonly kind: 'view'; readonly view: ViewState };

/** What the person sees at the place, or an error for the programmer where they see nothing. */
function lookAt(workspace: Workspace, userId: string, place: Place): Shown {
  if ('viewId' in place) {
    const view = findView(workspace, place.viewId);
    if (view?.user !== userId) throw new Error(`${userId} has no view "${place.viewId}" open.`);
    return { kind: 'view', view };
  }
  const channel = findChannel(workspace, place.channel);
  const message = channel && findMessage(workspace, channel.id, place.messageTs);
  const sees = (only: string | undefined) => only === undefined || only === userId;
  if (message === undefined || !sees(channel?.user) || !sees(message.onlyFor))
    throw new Error(`${userId} sees no message "${place.messageTs}" in ${place.channel}.`);
  return { kind: 'message', channel: channel as ChannelState, message };
}

function elementAt(shown: Shown, wanted: ElementOnScreen): PlacedElement {
  const blocks = shown.kind === 'view' ? shown.view.payload.blocks : shown.message.blocks;
  const { actionId, blockId, value } = wanted;
  const found = elementsIn(blocks).filter(
    ({ element, block }) =>
      element.action_id === actionId &&
      (blockId === undefined || block.block_id === blockId) &&
      (value === undefined || element['value'] === value),
  );
  const [one] = found;
  if (one === undefined || found.length > 1)
    throw new Error(`${found.length} elements fit ${JSON.stringify(wanted)}; it takes one.`);
  return one;
}

async function notifyBot(
  slack: Slack,
  userId: string,
  shown: Shown,
  found: PlacedElement,
  details: Payload,
): Promise<Reaction> {
  const { workspace, triggers, responseUrls } = slack;
  const user = userById(workspace, userId);
  const action = {
    action_id: found.element.action_id,
    block_id: found.block.block_id,
    ...details,
    action_ts: String(Date.now() / 1000),
  };
  const triggerId = triggers.issue(user.id);
  const payload =
    shown.kind === 'view'
      ? viewActionPayload(action, shown.view, user, triggerId)
      : messageActionPayload(action, shown.message, messageState(shown.message, found, details), {
          user,
          channel: shown.channel,
          triggerId,
          responseUrl: responseUrls.issue('actions', { ...shown, user: user.id }),
        });
  const { acknowledgedAfter, failure } = await sendInteraction(slack, 'block_actions', payload);
  return { acknowledgedAfter, failure };
}

/** A message does not remember what was chosen in it: its fields hold what they start with, and this choice. */
function messageState(
  { blocks }: MessageState,
  found: PlacedElement,
  chosen: Payload,
): StateValues {
  const values = stateValues(blocks);
  return holdsValue(found) ? withState(values, found, chosen) : values;
}
