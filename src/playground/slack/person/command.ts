import type { Reaction } from '../api.ts';
import { commandPayload } from '../bot/payloads.ts';
import { respond } from '../bot/respond.ts';
import { findChannel } from '../messages.ts';
import { userById } from '../users.ts';
import { general, type UserState, type Workspace } from '../workspace.ts';
import type { Slack } from '../slack.ts';

/** Sends a slash command as typed; what the bot acknowledges it with is shown to the person. */
export async function sendCommand(
  slack: Slack,
  userId: string,
  command: string,
  typed: string,
  channelId?: string,
): Promise<Reaction> {
  const { workspace, bot, triggers, responseUrls } = slack;
  const user = userById(workspace, userId);
  const channel = findChannel(workspace, channelId ?? user.botChannel);
  if (channel === undefined) throw new Error(`There is no channel "${channelId}".`);
  const known = workspace.manifest.features?.slash_commands ?? [];
  const declared = known.find((slash) => slash.command === command);
  if (declared === undefined)
    return { acknowledgedAfter: undefined, failure: `${command} is not a valid command.` };

  const target = { user: user.id, channel };
  const payload = commandPayload(
    command,
    declared.should_escape === true ? escapeText(workspace, typed.trim()) : typed.trim(),
    {
      user,
      channel,
      triggerId: triggers.issue(user.id),
      responseUrl: responseUrls.issue('commands', target),
    },
  );
  const { acknowledgedAfter, failure, body } = await bot.send('command', payload);
  const error = isSaid(body) ? respond(workspace, target, asMessage(body)) : undefined;
  return {
    acknowledgedAfter,
    failure: failure ?? (error && `Slack refuses the answer: ${error}.`),
  };
}

function isSaid(body: unknown): boolean {
  return typeof body === 'object' && body !== null ? Object.keys(body).length > 0 : Boolean(body);
}

function asMessage(body: unknown): unknown {
  return typeof body === 'string' ? { text: body } : body;
}

/** What Slack's client does to a command's text: `&`, `<` and `>` are escaped, mentions become `<@U123|name>`. */
function escapeText(workspace: Workspace, typed: string): string {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .replaceAll('#general', `<#${general}|general>`)
    .replace(/(?<![\w.])@(.*?)(?=@|$)/gsu, (whole, after: string) => {
      const found = mentioned(workspace.state.users, after);
      return found === undefined
        ? whole
        : `<@${found.user.id}|${found.user.handle}>${after.slice(found.length)}`;
    });
}

/** The person whose handle or full name the text begins with: the longest of them, ended by no further letter. */
function mentioned(
  users: readonly UserState[],
  text: string,
): { user: UserState; length: number } | undefined {
  return users
    .flatMap((user) => [user.handle, user.name].map((name) => ({ user, name })))
    .filter(({ name }) => text.toLowerCase().startsWith(name.toLowerCase()))
    .map(({ user, name }) => ({ user, length: name.length }))
    .filter(({ length }) => !/^[\p{L}\p{N}_-]/u.test(text.slice(length)))
    .toSorted((one, other) => other.length - one.length)[0];
}
