import type { Reaction } from '../api.ts';
import { eventPayload, homeOpenedEvent, messageEvent, type Payload } from '../bot/payloads.ts';
import { addMessage, findChannel } from '../messages.ts';
import type { Slack } from '../slack.ts';
import { userById } from '../users.ts';

/** Opens a tab of the App Home. */
export async function openTab(
  slack: Slack,
  userId: string,
  tab: 'home' | 'messages',
): Promise<Reaction> {
  const { workspace } = slack;
  const user = userById(workspace, userId);
  return sendEvent(
    slack,
    'app_home_opened',
    homeOpenedEvent(user, tab, tab === 'home' ? workspace.state.homes[userId] : undefined),
  );
}

/** Writes to the bot in the direct message with it. */
export async function writeToBot(slack: Slack, userId: string, text: string): Promise<Reaction> {
  const { workspace } = slack;
  const user = userById(workspace, userId);
  const channel = findChannel(workspace, user.botChannel);
  if (channel === undefined) throw new Error(`${userId} has no direct message with the bot.`);
  const message = addMessage(workspace, channel, { author: user.id, text, blocks: [] });
  return sendEvent(slack, 'message.im', messageEvent(message, channel));
}

/** Only what the app subscribed to is sent. */
export async function sendEvent(
  slack: Slack,
  subscription: string,
  event: Payload,
): Promise<Reaction> {
  const { workspace, bot } = slack;
  const subscribed = workspace.manifest.settings?.event_subscriptions?.bot_events ?? [];
  if (!subscribed.includes(subscription))
    return { acknowledgedAfter: undefined, failure: undefined };
  const { acknowledgedAfter, failure } = await bot.sendEvent(eventPayload(workspace, event));
  return { acknowledgedAfter, failure };
}
