import type { NewUser } from './api.ts';
import { newId, now, type UserState, type Workspace } from './workspace.ts';

/** Adds a person with an open direct message to the bot, or returns the one who has the e-mail address. */
export function addUser(workspace: Workspace, { name, email, timeZone }: NewUser): UserState {
  const known = workspace.state.users.find((user) => sameEmail(user.email, email));
  if (known !== undefined) return known;
  const user: UserState = {
    id: newId(workspace, 'U'),
    name,
    email,
    timeZone,
    handle: newHandle(workspace, email),
    botChannel: newId(workspace, 'D'),
    active: true,
    updatedAt: now(workspace),
  };
  workspace.state.users.push(user);
  workspace.state.channels.push({
    id: user.botChannel,
    name: 'directmessage',
    user: user.id,
    opened: false,
  });
  return user;
}

/** Closes the person's account, as when somebody leaves the company. */
export function deactivateUser(workspace: Workspace, id: string): void {
  const user = userById(workspace, id);
  user.active = false;
  user.updatedAt = now(workspace);
}

/** The person, or an error for the programmer who made up the id. */
export function userById({ state }: Workspace, id: string): UserState {
  const user = state.users.find((user) => user.id === id);
  if (user === undefined) throw new Error(`No user of the local Slack has the id "${id}".`);
  return user;
}

export function findAccount({ state }: Workspace, id: unknown): UserState | undefined {
  return state.users.find((user) => user.id === id);
}

/** Slack compares e-mail addresses without regard to case. */
export function findActiveAccountByEmail(
  { state }: Workspace,
  email: string,
): UserState | undefined {
  return state.users.find((user) => user.active && sameEmail(user.email, email));
}

function sameEmail(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function newHandle({ state }: Workspace, email: string): string {
  const wish =
    email
      .toLowerCase()
      .replace(/@.*/, '')
      .replace(/[^a-z0-9._-]/g, '') || 'user';
  const taken = new Set(state.users.map((user) => user.handle));
  let handle = wish;
  for (let number = 2; taken.has(handle); number += 1) handle = `${wish}${number}`;
  return handle;
}
