import type { LocalSlack } from './slack/api.ts';

/** By person, the timestamp of the newest message that the bot sent them; kept up to date as messages come. */
export function watchNewestMessages(slack: LocalSlack): Readonly<Record<string, string>> {
  const newest: Record<string, string> = {};
  const look = (userId: string) => {
    const { user, channels } = slack.screen(userId);
    const last = channels
      .find(({ id }) => id === user.botChannel)
      ?.messages.findLast(({ author }) => author === slack.ids.botUser);
    if (last !== undefined) newest[userId] = last.ts;
  };
  for (const { id } of slack.users()) look(id);
  slack.subscribe(look);
  return newest;
}
