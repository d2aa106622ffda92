import type { ServerResponse } from 'node:http';
import type { MessageOnScreen, Screen, ViewOnScreen } from '../api.ts';
import { messagesIn } from '../messages.ts';
import { userById } from '../users.ts';
import { openModals } from '../views.ts';
import {
  botName,
  general,
  type MessageState,
  type ViewState,
  type Workspace,
} from '../workspace.ts';

/** All that the person sees now. A copy: what happens later does not change it. */
export function screenOf(workspace: Workspace, userId: string): Screen {
  const user = userById(workspace, userId);
  const messages = (channelId: string) =>
    messagesIn(workspace, channelId)
      .filter(({ onlyFor }) => onlyFor === undefined || onlyFor === userId)
      .map((message) => messageOnScreen(workspace, message));
  const home = workspace.state.homes[userId];
  return structuredClone({
    user,
    channels: [
      { id: user.botChannel, name: botName(workspace), messages: messages(user.botChannel) },
      { id: general, name: 'general', messages: messages(general) },
    ],
    modals: openModals(workspace, userId).map(viewOnScreen),
    home: home && viewOnScreen(home),
  });
}

function messageOnScreen({ state }: Workspace, message: MessageState): MessageOnScreen {
  const { ts, author, text, blocks, metadata, onlyFor, editedAt } = message;
  const files = message.files?.map((id) => ({ id, name: state.files[id]?.name ?? '' }));
  const [ephemeral, edited] = [onlyFor !== undefined, editedAt !== undefined];
  return { ts, author, text, blocks, metadata, ephemeral, edited, ...(files && { files }) };
}

function viewOnScreen({ id, payload, values, errors }: ViewState): ViewOnScreen {
  return {
    id,
    type: payload.type,
    callbackId: payload.callback_id ?? '',
    privateMetadata: payload.private_metadata ?? '',
    title: payload.title?.text ?? '',
    submit: payload.submit?.text,
    close: payload.type === 'modal' ? (payload.close?.text ?? 'Cancel') : undefined,
    blocks: payload.blocks,
    values,
    errors,
  };
}

/** Sends the person's screen as server-sent events, now and after every change, until the browser leaves. */
export function streamScreen(
  workspace: Workspace,
  subscribe: (listener: (userId: string) => void) => () => void,
  userId: string,
  response: ServerResponse,
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  let isPending = false;
  const send = () => {
    isPending = false;
    if (response.destroyed) return;
    response.write(`data: ${JSON.stringify(screenOf(workspace, userId))}\n\n`);
  };
  send();
  const stop = subscribe((changed) => {
    if (changed !== userId || isPending) return;
    isPending = true;
    setImmediate(send);
  });
  response.on('close', stop);
}
