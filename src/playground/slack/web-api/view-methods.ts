import { objectionToView } from '../block-kit/check.ts';
import { findAccount } from '../users.ts';
import {
  changeView,
  closeAllModals,
  deepestModalStack,
  findView,
  findViewByExternalId,
  openModals,
  publishHome,
  pushModal,
  viewPayload,
} from '../views.ts';
import type { ViewPayload, ViewState, Workspace } from '../workspace.ts';
import { Refusal } from './refusal.ts';
import { type Args, jsonArg, type Method, refuse, stringArg } from './method.ts';

/** Starts a new stack, in place of one that is open. */
export const viewsOpen: Method = {
  token: 'bot',
  answer({ workspace, triggers }, args) {
    const view = readView(workspace, args, 'modal');
    const { user } = triggers.exchange(stringArg(args, 'trigger_id'));
    closeAllModals(workspace, user);
    return { view: viewPayload(pushModal(workspace, user, view)) };
  },
};

export const viewsPush: Method = {
  token: 'bot',
  answer({ workspace, triggers }, args) {
    const view = readView(workspace, args, 'modal');
    const { user } = triggers.exchange(stringArg(args, 'trigger_id'));
    const open = openModals(workspace, user).length;
    if (open === 0) throw new Refusal('not_found');
    if (open >= deepestModalStack) throw new Refusal('push_limit_reached');
    return { view: viewPayload(pushModal(workspace, user, view)) };
  },
};

export const viewsUpdate: Method = {
  token: 'bot',
  answer({ workspace }, args) {
    const shown =
      stringArg(args, 'external_id') === undefined
        ? findView(workspace, args['view_id'])
        : findViewByExternalId(workspace, args['external_id']);
    if (shown === undefined) throw new Refusal('not_found');
    const view = readView(workspace, args, shown.payload.type, shown);
    compareHash(shown, args);
    return { view: viewPayload(changeView(workspace, shown, view)) };
  },
};

export const viewsPublish: Method = {
  token: 'bot',
  answer({ workspace }, args) {
    const user = findAccount(workspace, args['user_id']);
    if (user === undefined)
      throw new Refusal('invalid_arguments', {
        response_metadata: { messages: ['invalid `user_id`'] },
      });
    if (workspace.manifest.features?.app_home?.home_tab_enabled !== true)
      throw new Refusal('not_enabled');
    const shown = workspace.state.homes[user.id];
    const view = readView(workspace, args, 'home', shown);
    if (shown !== undefined) compareHash(shown, args);
    return { view: viewPayload(publishHome(workspace, user.id, view)) };
  },
};

function readView(
  workspace: Workspace,
  args: Args,
  surface: 'modal' | 'home',
  shown?: ViewState,
): ViewPayload {
  const view = jsonArg(args, 'view', 'invalid_arguments');
  refuse(objectionToView(view, surface));
  const payload = view as ViewPayload;
  if (payload.external_id !== undefined) {
    const holder = findViewByExternalId(workspace, payload.external_id);
    if (holder !== undefined && holder !== shown) throw new Refusal('duplicate_external_id');
  }
  return payload;
}

/** Against two changes at once: the one that saw an older state loses. */
function compareHash(shown: ViewState, args: Args): void {
  const hash = stringArg(args, 'hash');
  if (hash !== undefined && hash !== shown.hash) throw new Refusal('hash_conflict');
}
