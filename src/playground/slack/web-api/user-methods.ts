import { findActiveAccountByEmail, findAccount } from '../users.ts';
import { botName, installed, now, type UserState, type Workspace } from '../workspace.ts';
import { Refusal } from './refusal.ts';
import { type ApiContext, type Args, type Method, stringArg } from './method.ts';
import { page } from './page.ts';

export const usersInfo: Method = {
  token: 'bot',
  scope: 'users:read',
  answer({ workspace }, args) {
    const id = stringArg(args, 'user');
    if (id === installed.botUser) return { user: botProfile(workspace) };
    const user = findAccount(workspace, id);
    if (user === undefined) throw new Refusal('user_not_found');
    return { user: profile(workspace, user) };
  },
};

export const usersList: Method = {
  token: 'bot',
  scope: 'users:read',
  answer: ({ workspace }: ApiContext, args: Args) => {
    const members = workspace.state.users.map((user) => profile(workspace, user));
    const { items, next } = page([slackbot, botProfile(workspace), ...members], args);
    return { members: items, cache_ts: now(workspace), response_metadata: { next_cursor: next } };
  },
};

export const usersLookupByEmail: Method = {
  token: 'bot',
  scope: 'users:read.email',
  answer({ workspace }, args) {
    const email = stringArg(args, 'email');
    const user = email === undefined ? undefined : findActiveAccountByEmail(workspace, email);
    if (user === undefined) throw new Refusal('users_not_found');
    return { user: profile(workspace, user) };
  },
};

/** Slack does not count its own Slackbot as a bot. */
const slackbot = {
  id: 'USLACKBOT',
  team_id: installed.team,
  name: 'slackbot',
  deleted: false,
  real_name: 'Slackbot',
  is_bot: false,
  is_app_user: false,
  profile: { real_name: 'Slackbot', display_name: 'Slackbot' },
};

function botProfile(workspace: Workspace): Record<string, unknown> {
  const name = botName(workspace);
  return {
    id: installed.botUser,
    team_id: installed.team,
    name: name.toLowerCase(),
    deleted: false,
    real_name: name,
    is_bot: true,
    is_app_user: false,
    profile: {
      real_name: name,
      display_name: name,
      bot_id: installed.bot,
      api_app_id: installed.app,
    },
  };
}

/** A deactivated account has no time zone any more. */
function profile(workspace: Workspace, user: UserState): Record<string, unknown> {
  const scopes = workspace.manifest.oauth_config?.scopes?.bot ?? [];
  return {
    id: user.id,
    team_id: installed.team,
    name: user.handle,
    deleted: !user.active,
    real_name: user.name,
    ...(user.active ? zoneOf(user, workspace.clock.now()) : {}),
    profile: {
      real_name: user.name,
      real_name_normalized: user.name,
      display_name: user.name,
      display_name_normalized: user.name,
      status_text: '',
      status_emoji: '',
      ...(scopes.includes('users:read.email') ? { email: user.email } : {}),
      team: installed.team,
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    is_email_confirmed: true,
    updated: user.updatedAt ?? 0,
  };
}

function zoneOf({ timeZone }: UserState, at: Date): Record<string, unknown> {
  return {
    tz: timeZone,
    tz_label: zoneName(timeZone, 'long', at),
    tz_offset: secondsFromUtc(zoneName(timeZone, 'longOffset', at)),
  };
}

function zoneName(timeZone: string, timeZoneName: 'long' | 'longOffset', at: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** Reads `GMT`, `GMT+05:30` and the like. */
function secondsFromUtc(offset: string): number {
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  if (hours === undefined || minutes === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}
