import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ACTIONS, MOVE, VIEWS } from '#src/screen/ids.ts';
import {
  everyRole,
  everythingIn,
  postAsSlack,
  type EveryRole,
  type Role,
  type Theirs,
} from '#tests/support/every-role.ts';

/** Each click that saves something which a checklist shows: by whom, and on what. */
const SAVING: readonly (readonly [name: string, by: Role, action: (theirs: Theirs) => object])[] = [
  ['snooze', 'manager', ({ item }) => menu(`snooze:${item}`)],
  ['dismiss', 'manager', ({ item }) => menu(`dismiss:${item}`)],
  ['useful', 'manager', ({ item }) => menu(`useful:${item}`)],
  ['done', 'manager', ({ commitmentItem }) => button(ACTIONS.keepCommitment, commitmentItem)],
  ['drop', 'manager', ({ commitmentItem }) => button(ACTIONS.dropCommitment, commitmentItem)],
  ['done by the rep', 'rep', ({ commitment }) => button(ACTIONS.tickCommitment, commitment)],
];

describe('a click whose message can’t be changed', () => {
  test.each(SAVING)('%s is saved, says so, and shows on the Home', async (_, by, action) => {
    const all = await everyRole();
    const before = await everythingIn(all.database);
    all.slack.failNext('chat.update', { kind: 'refused', error: 'cant_update_message' }, 9);
    const replies = await click(all, by, action(all.theirs));
    expect(replies).toEqual([expect.stringMatching(/^It is saved, /)]);
    expect(await everythingIn(all.database)).not.toBe(before);
    expect(all.slack.calls('views.publish').map(({ outcome }) => outcome)).toEqual(['ok']);
  });

  test('nor the Home says it once', async () => {
    const all = await everyRole();
    all.slack.failNext('*', { kind: 'refused', error: 'internal_error' }, 9);
    const replies = await click(all, 'manager', menu(`snooze:${all.theirs.item}`));
    expect(replies).toEqual([expect.stringMatching(/^It is saved, /)]);
  });
});

describe('nothing was changed', () => {
  test('is said where a modal can’t be opened', async () => {
    const all = await everyRole();
    const before = await everythingIn(all.database);
    all.slack.failNext('views.open', { kind: 'refused', error: 'internal_error' });
    const replies = await click(all, 'manager', button(ACTIONS.showEvidence, all.theirs.item));
    expect(replies).toEqual([expect.stringContaining('nothing was changed')]);
    expect(await everythingIn(all.database)).toBe(before);
  });

  test('is said where the database refuses, which is true of all that belongs together', async () => {
    const all = await everyRole();
    await sql`alter table commitment rename to hidden`.execute(all.database);
    const before = await everythingIn(all.database);
    const replies = await click(
      all,
      'manager',
      button(ACTIONS.keepCommitment, all.theirs.commitmentItem),
    );
    expect(replies).toEqual([expect.stringContaining('nothing was changed')]);
    expect(await everythingIn(all.database)).toBe(before);
  });
});

test('a click without a message beside it hears of its failure in a direct message', async () => {
  const all = await everyRole();
  all.slack.failNext('views.open', { kind: 'refused', error: 'internal_error' });
  await postAsSlack(all, all.users.manager.id, {
    type: 'block_actions',
    container: { type: 'view' },
    actions: [{ block_id: 'b', ...button(ACTIONS.showEvidence, all.theirs.item) }],
  });
  await vi.waitFor(() => {
    expect(saidOfFailure(all)).toEqual([[all.users.manager.id, 'nothing was changed']]);
  });
  await all.bot.stop();
});

test.each(['not_found', 'hash_conflict'])(
  'a modal that is closed or changed meanwhile is no failure: %s',
  async (error) => {
    const all = await everyRole();
    all.slack.failNext('views.update', { kind: 'refused', error });
    await postAsSlack(all, all.users.manager.id, {
      type: 'block_actions',
      container: { type: 'view' },
      view: { id: 'V1', type: 'modal', hash: '1', private_metadata: '', state: { values: {} } },
      actions: [{ block_id: 'b', ...button(ACTIONS.sendChart, all.theirs.item) }],
    });
    await vi.waitFor(() => {
      expect(all.slack.calls('views.update').map(({ outcome }) => outcome)).toEqual(['refused']);
    });
    // What is said of the next failure is all that is said.
    all.slack.failNext('views.open', { kind: 'refused', error: 'internal_error' });
    await postAsSlack(all, all.users.manager.id, {
      type: 'block_actions',
      container: { type: 'view' },
      actions: [{ block_id: 'b', ...button(ACTIONS.showEvidence, all.theirs.item) }],
    });
    await vi.waitFor(() => {
      expect(saidOfFailure(all)).toEqual([[all.users.manager.id, 'nothing was changed']]);
    });
    await all.bot.stop();
  },
);

test('who is refused is told so beside what they clicked, and nothing else', async () => {
  const all = await everyRole();
  const replies = await click(all, 'other manager', button(ACTIONS.logItem, all.theirs.item));
  expect(replies).toEqual([expect.stringContaining('I don’t find this one among them')]);
});

describe('a modal', () => {
  const move = (all: EveryRole) => ({
    type: 'view_submission',
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: VIEWS.moveCommitment,
      private_metadata: String(all.theirs.commitmentItem),
      state: { values: { [MOVE.block]: { [MOVE.field]: { selected_date: '2025-12-02' } } } },
    },
  });

  test('closes over what is saved, also where the message can’t be changed, and says so', async () => {
    const all = await everyRole();
    all.slack.failNext('chat.update', { kind: 'refused', error: 'cant_update_message' }, 9);
    expect(await postAsSlack(all, all.users.manager.id, move(all))).toEqual({
      status: 200,
      text: '',
    });
    await vi.waitFor(() => {
      expect(saidOfFailure(all)).toEqual([[all.users.manager.id, 'It is saved']]);
    });
    await all.bot.stop();
    const moved = all.database.selectFrom('commitment').select('due_on');
    expect(await moved.execute()).toEqual([{ due_on: '2025-12-02' }]);
    expect(all.slack.calls('views.publish').map(({ outcome }) => outcome)).toEqual(['ok']);
  });

  test('stays open where nothing can be saved, with what was typed', async () => {
    const all = await everyRole();
    await sql`alter table commitment rename to hidden`.execute(all.database);
    const { status, text } = await postAsSlack(all, all.users.manager.id, move(all));
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      response_action: 'errors',
      errors: {
        [MOVE.block]:
          'This could not be saved just now. Nothing is lost: press Move again in a minute.',
      },
    });
  });
});

/** What was said in direct messages of something that failed, to whom. */
function saidOfFailure({ slack }: EveryRole) {
  return slack.calls('chat.postMessage').flatMap(({ args: { channel, text } }) => {
    const said = /^It is saved|nothing was changed/.exec(String(text))?.[0];
    return said === undefined ? [] : [[channel, said]];
  });
}

function button(action_id: string, value: number) {
  return { action_id, type: 'button', value: String(value) };
}

function menu(value: string) {
  return { action_id: ACTIONS.moreOfItem, type: 'overflow', selected_option: { value } };
}

/** Clicks in a message, and returns what the bot said beside it once it was done. */
async function click(all: EveryRole, by: Role, action: object): Promise<string[]> {
  const { address, replies } = await listenToReplies();
  await postAsSlack(all, all.users[by].id, {
    type: 'block_actions',
    container: { type: 'message' },
    response_url: address,
    actions: [{ block_id: 'b', ...action }],
  });
  await all.bot.stop();
  await vi.waitFor(() => expect(replies).not.toEqual([]));
  return replies;
}

async function listenToReplies() {
  const replies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      replies.push((JSON.parse(body) as { text: string }).text);
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, replies };
}
