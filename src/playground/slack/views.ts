import { withIds } from './block-kit/walk.ts';
import { stateValues } from './block-kit/fields.ts';
import {
  installed,
  newId,
  newTs,
  type ViewPayload,
  type ViewState,
  type Workspace,
} from './workspace.ts';

/** How many modals may lie on each other. */
export const deepestModalStack = 3;

export function openModals({ state }: Workspace, userId: string): readonly ViewState[] {
  return state.modals[userId] ?? [];
}

/** An open modal or a published home, whoever's. */
export function findView(workspace: Workspace, id: unknown): ViewState | undefined {
  return allViews(workspace).find((view) => view.id === id);
}

export function findViewByExternalId(workspace: Workspace, id: unknown): ViewState | undefined {
  return allViews(workspace).find(({ payload }) => payload.external_id === id);
}

/** Puts a modal on top of the person's stack. */
export function pushModal(workspace: Workspace, user: string, sent: ViewPayload): ViewState {
  const stack = (workspace.state.modals[user] ??= []);
  const view = newView(workspace, user, sent, stack.at(-1));
  stack.push(view);
  workspace.changed(user);
  return view;
}

/** Publishes a person's home, in place of the one before. */
export function publishHome(workspace: Workspace, user: string, sent: ViewPayload): ViewState {
  const before = workspace.state.homes[user];
  if (before !== undefined) return changeView(workspace, before, sent);
  const view = newView(workspace, user, sent, undefined);
  workspace.state.homes[user] = view;
  workspace.changed(user);
  return view;
}

/** Shows another payload in the same view; fields that are still there keep what was typed. */
export function changeView(workspace: Workspace, view: ViewState, sent: ViewPayload): ViewState {
  view.payload = identified(workspace, sent);
  view.values = stateValues(view.payload.blocks, view.values);
  view.hash = newTs(workspace);
  view.errors = {};
  workspace.changed(view.user);
  return view;
}

/** Closes a modal and what lies on it; does nothing where it is closed already. */
export function closeModal(workspace: Workspace, { user, id }: ViewState): void {
  const stack = workspace.state.modals[user] ?? [];
  const index = stack.findIndex((view) => view.id === id);
  if (index !== -1) stack.splice(index);
  workspace.changed(user);
}

export function closeAllModals(workspace: Workspace, user: string): void {
  workspace.state.modals[user] = [];
  workspace.changed(user);
}

/** The view as Slack's API and payloads show it. */
export function viewPayload(view: ViewState): Record<string, unknown> {
  const { payload } = view;
  return {
    id: view.id,
    team_id: installed.team,
    type: payload.type,
    blocks: payload.blocks,
    private_metadata: payload.private_metadata ?? '',
    callback_id: payload.callback_id ?? '',
    state: { values: view.values },
    hash: view.hash,
    title: payload.title ?? null,
    clear_on_close: payload.clear_on_close ?? false,
    notify_on_close: payload.notify_on_close ?? false,
    close: payload.close ?? null,
    submit: payload.submit ?? null,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: installed.app,
    external_id: payload.external_id ?? '',
    app_installed_team_id: installed.team,
    bot_id: installed.bot,
  };
}

function allViews({ state }: Workspace): readonly ViewState[] {
  return [...Object.values(state.modals).flat(), ...Object.values(state.homes)];
}

function newView(
  workspace: Workspace,
  user: string,
  sent: ViewPayload,
  below: ViewState | undefined,
): ViewState {
  const id = newId(workspace, 'V');
  const payload = identified(workspace, sent);
  return {
    id,
    user,
    rootId: below?.rootId ?? id,
    previousId: below?.id,
    payload,
    hash: newTs(workspace),
    values: stateValues(payload.blocks),
    errors: {},
  };
}

function identified(workspace: Workspace, sent: ViewPayload): ViewPayload {
  const blocks = withIds(sent.blocks, () => newId(workspace, 'b'));
  return { ...structuredClone(sent), blocks };
}
