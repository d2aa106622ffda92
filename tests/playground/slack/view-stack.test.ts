import type { App } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { beforeEach, expect, test, vi } from 'vitest';
import type { LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import {
  ana,
  callMethod,
  eventually,
  mia,
  startBoltApp,
  startLocalSlackForTest,
} from '#tests/support/local-slack.ts';
import { PATIENCE } from '#tests/support/patience.ts';

const input = (block_id: string, label = block_id): KnownBlock => ({
  type: 'input',
  block_id,
  label: { type: 'plain_text', text: label },
  element: { type: 'plain_text_input', action_id: 'typed' },
});

const modal = (title: string, fields: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'modal',
  title: { type: 'plain_text', text: title },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [input('notes'), { type: 'actions', block_id: 'more', elements: [button('push')] }],
  ...fields,
});

function button(action_id: string) {
  return {
    type: 'button' as const,
    action_id,
    text: { type: 'plain_text' as const, text: 'More' },
  };
}

let slack: LocalSlack;
let user: LocalUser;
let app: App;
const titles = () => slack.screen(user.id).modals.map(({ title }) => title);
const top = () => slack.screen(user.id).modals.at(-1) ?? expect.fail('no modal is open');

beforeEach(async () => {
  slack = await startLocalSlackForTest();
  user = slack.addUser(mia);
  app = await startBoltApp(slack, (app) => {
    app.command('/coach', ({ ack }) => ack());
    app.action('push', ({ ack }) => ack());
  });
});

/** A trigger as the bot gets one with a command. */
async function trigger(): Promise<string> {
  await slack.command(user.id, '/coach');
  return String(slack.deliveries().at(-1)?.payload['trigger_id']);
}

async function open(view: ModalView): Promise<void> {
  await app.client.views.open({ trigger_id: await trigger(), view });
}

test('a trigger opens one modal, and only within its time', async () => {
  const trigger_id = await trigger();
  await app.client.views.open({ trigger_id, view: modal('First') });
  await expect(app.client.views.open({ trigger_id, view: modal('Second') })).rejects.toThrow(
    'exchanged_trigger_id',
  );
  const old = await trigger();
  const now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(now + PATIENCE + 1_000);
  await expect(app.client.views.open({ trigger_id: old, view: modal('Third') })).rejects.toThrow(
    'expired_trigger_id',
  );
  clock.mockRestore();
  expect(titles()).toEqual(['First']);
});

test('a view that Slack refuses does not use the trigger up', async () => {
  const trigger_id = await trigger();
  const view = modal('A title that is far too long');
  const { answer } = await callMethod(slack, 'views.open', { trigger_id, view });
  expect(answer).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: {
      messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
    },
  });
  await app.client.views.open({ trigger_id, view: modal('Short') });
  expect(titles()).toEqual(['Short']);
});

test('modals lie three deep, each closes on its own, the cross closes all', async () => {
  const push = async (title: string) => {
    await slack.click(user.id, { viewId: top().id }, { actionId: 'push' });
    const trigger_id = String(slack.deliveries().at(-1)?.payload['trigger_id']);
    return app.client.views.push({ trigger_id, view: modal(title, { notify_on_close: true }) });
  };
  await open(modal('One', { notify_on_close: true }));
  await push('Two');
  const { view } = await push('Three');
  const [one, two] = slack.screen(user.id).modals;
  expect(view).toMatchObject({ root_view_id: one?.id, previous_view_id: two?.id });
  await expect(push('Four')).rejects.toThrow('push_limit_reached');

  const closed: unknown[] = [];
  app.view({ type: 'view_closed', callback_id: 'modal' }, async ({ ack, body }) => {
    await ack();
    closed.push([body.view.title.text, 'is_cleared' in body && body.is_cleared]);
  });
  await slack.closeView(user.id, top().id);
  expect(titles()).toEqual(['One', 'Two']);
  await slack.closeView(user.id, top().id, 'cross');
  expect(titles()).toEqual([]);
  expect(closed).toEqual([
    ['Three', false],
    ['Two', true],
    ['One', true],
  ]);
});

test('a modal that clears on close closes those below as well', async () => {
  const closed: unknown[] = [];
  app.view({ type: 'view_closed', callback_id: 'modal' }, async ({ ack, body }) => {
    await ack();
    closed.push('is_cleared' in body && body.is_cleared);
  });
  await open(modal('Below'));
  await slack.click(user.id, { viewId: top().id }, { actionId: 'push' });
  const trigger_id = String(slack.deliveries().at(-1)?.payload['trigger_id']);
  const view = modal('Above', { clear_on_close: true, notify_on_close: true });
  await app.client.views.push({ trigger_id, view });
  await expect(slack.closeView(user.id, 'V0')).rejects.toThrow('no modal "V0" on top');
  await slack.closeView(user.id, top().id);
  expect(titles()).toEqual([]);
  expect(closed).toEqual([true]);
});

test('a pushed view needs a modal to lie on', async () => {
  const view = modal('Alone');
  await expect(app.client.views.push({ trigger_id: await trigger(), view })).rejects.toThrow(
    'not_found',
  );
});

test('views.update keeps what was typed in fields that stay, and compares hashes', async () => {
  await open(modal('Before'));
  const before = top();
  slack.type(user.id, before.id, { notes: 'half a sentence' });
  await slack.click(user.id, { viewId: before.id }, { actionId: 'push' });
  const sent = slack.deliveries().at(-1)?.payload['view'] as { hash: string };
  expect(sent).toMatchObject({
    state: { values: { notes: { typed: { type: 'plain_text_input', value: 'half a sentence' } } } },
  });
  const update = {
    view_id: before.id,
    hash: sent.hash,
    view: modal('After', { blocks: [input('notes'), input('next')] }),
  };
  await app.client.views.update(update);
  expect(top()).toMatchObject({
    id: before.id,
    title: 'After',
    values: { notes: { typed: { value: 'half a sentence' } }, next: { typed: { value: null } } },
  });
  await expect(app.client.views.update(update)).rejects.toThrow('hash_conflict');
});

test('external ids find their view and belong to one', async () => {
  const external_id = 'log-7';
  await open(modal('Mine', { external_id }));
  await app.client.views.update({ external_id, view: modal('Still mine', { external_id }) });
  expect(titles()).toEqual(['Still mine']);
  await expect(
    app.client.views.open({ trigger_id: await trigger(), view: modal('Other', { external_id }) }),
  ).rejects.toThrow('duplicate_external_id');
});

test('a submission is answered by an update, a push or a clear', async () => {
  app.view('modal', async ({ ack, view }) => {
    const word = view.state.values['notes']?.['typed']?.value;
    if (word === 'clear') await ack({ response_action: 'clear' });
    else if (word === 'push') await ack({ response_action: 'push', view: modal('Pushed') });
    else await ack({ response_action: 'update', view: modal('Updated') });
  });
  await open(modal('Start'));
  await slack.submitView(user.id, top().id, { notes: 'update' });
  expect(titles()).toEqual(['Updated']);
  await slack.submitView(user.id, top().id, { notes: 'push' });
  expect(titles()).toEqual(['Updated', 'Pushed']);
  await slack.submitView(user.id, top().id, { notes: 'clear' });
  expect(titles()).toEqual([]);
});

test('an answer to a submission that Slack would refuse is reported, and the modal stays', async () => {
  app.view('modal', async ({ ack, view }) => {
    const word = view.state.values['notes']?.['typed']?.value;
    if (word === 'stray') await ack({ response_action: 'errors', errors: { nowhere: 'Hm.' } });
    else await ack({ response_action: 'update', view: modal('A title that is far too long') });
  });
  await open(modal('Start'));
  const { failure } = await slack.submitView(user.id, top().id, { notes: 'stray' });
  expect(failure).toMatch('errors name "nowhere", which is no input block of the view');
  const second = await slack.submitView(user.id, top().id, { notes: 'long title' });
  expect(second.failure).toMatch('must be less than 25 characters [json-pointer:/view/title/text]');
  expect(top()).toMatchObject({
    title: 'Start',
    values: { notes: { typed: { value: 'long title' } } },
  });
});

test('submitted twice at once, the bot is asked twice and one modal closes', async () => {
  let times = 0;
  app.view('modal', async ({ ack }) => {
    times += 1;
    await ack();
  });
  await open(modal('Below'));
  await slack.click(user.id, { viewId: top().id }, { actionId: 'push' });
  const trigger_id = String(slack.deliveries().at(-1)?.payload['trigger_id']);
  await app.client.views.push({ trigger_id, view: modal('Above') });
  const { id } = top();
  await Promise.all([1, 2].map(() => slack.submitView(user.id, id, { notes: 'x' })));
  expect(times).toBe(2);
  expect(titles()).toEqual(['Below']);
});

test('every kind of field reports what is in it as Slack does', async () => {
  const options = ['a', 'b'].map((value) => ({
    text: { type: 'plain_text' as const, text: value },
    value,
  }));
  const field = (block_id: string, element: object, optional = true) =>
    ({
      type: 'input',
      block_id,
      optional,
      label: { type: 'plain_text', text: 'x' },
      element,
    }) as KnownBlock;
  await open(
    modal('All', {
      blocks: [
        field('select', { type: 'static_select', action_id: 'x', options }),
        field('several', { type: 'multi_static_select', action_id: 'x', options }),
        field('ticks', {
          type: 'checkboxes',
          action_id: 'x',
          options,
          initial_options: [options[0]],
        }),
        field('radio', { type: 'radio_buttons', action_id: 'x', options }),
        field('date', { type: 'datepicker', action_id: 'x' }),
        field('time', { type: 'timepicker', action_id: 'x', initial_time: '08:00' }),
        field('moment', { type: 'datetimepicker', action_id: 'x' }),
        field('person', { type: 'users_select', action_id: 'x' }),
        field('people', { type: 'multi_users_select', action_id: 'x' }),
        field('number', {
          type: 'number_input',
          action_id: 'x',
          is_decimal_allowed: false,
          max_value: '5',
        }),
        field('mail', { type: 'email_text_input', action_id: 'x' }),
        field('link', { type: 'url_text_input', action_id: 'x' }),
      ],
    }),
  );
  const { id } = top();
  const held = () =>
    Object.fromEntries(Object.entries(top().values).map(([key, value]) => [key, value['x']]));
  expect(held()).toEqual({
    select: { type: 'static_select', selected_option: null },
    several: { type: 'multi_static_select', selected_options: [] },
    ticks: { type: 'checkboxes', selected_options: [options[0]] },
    radio: { type: 'radio_buttons', selected_option: null },
    date: { type: 'datepicker', selected_date: null },
    time: { type: 'timepicker', selected_time: '08:00' },
    moment: { type: 'datetimepicker', selected_date_time: null },
    person: { type: 'users_select', selected_user: null },
    people: { type: 'multi_users_select', selected_users: [] },
    number: { type: 'number_input', value: null },
    mail: { type: 'email_text_input', value: null },
    link: { type: 'url_text_input', value: null },
  });
  const rep = slack.addUser(ana);
  slack.type(user.id, id, {
    select: 'b',
    several: ['a', 'b'],
    ticks: [],
    radio: 'a',
    date: '2026-11-30',
    time: null,
    moment: 1_795_424_400,
    person: rep.id,
    people: [rep.id],
  });
  expect(held()).toMatchObject({
    select: { selected_option: options[1] },
    several: { selected_options: options },
    ticks: { selected_options: [] },
    radio: { selected_option: options[0] },
    date: { selected_date: '2026-11-30' },
    time: { selected_time: null },
    moment: { selected_date_time: 1_795_424_400 },
    person: { selected_user: rep.id },
    people: { selected_users: [rep.id] },
  });
  expect(() => slack.type(user.id, id, { select: 'c' })).toThrow('no option with the value "c"');
  expect(() => slack.type(user.id, id, { date: 'today' })).toThrow('YYYY-MM-DD');
  expect(() => slack.type(user.id, id, { x: 'a' })).toThrow('12 fields of the view are called "x"');
  const wrong = await slack.submitView(user.id, id, { number: '7', mail: 'ana', link: 'x' });
  expect(wrong.errors).toEqual({
    number: 'Please enter at most 5.',
    mail: 'Please enter a valid email address.',
    link: 'Please enter a valid URL.',
  });
});

test('a choice in a home reaches the bot with the view, and the choice stays', async () => {
  const options = ['own', 'all'].map((value) => ({
    text: { type: 'plain_text' as const, text: value },
    value,
  }));
  const chosen: unknown[] = [];
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return;
    const element = { type: 'static_select' as const, action_id: 'filter', options };
    const view = {
      type: 'home' as const,
      blocks: [{ type: 'actions' as const, elements: [element] }],
    };
    await client.views.publish({ user_id: event.user, view });
  });
  app.action('filter', async ({ ack, body }) => {
    await ack();
    chosen.push(body);
  });
  expect(slack.screen(user.id).home).toBeUndefined();
  await slack.openMessages(user.id);
  await slack.openHome(user.id);
  const home = await eventually(slack, () => slack.screen(user.id).home);
  await slack.choose(user.id, { viewId: home.id }, { actionId: 'filter' }, 'all');
  const [block] = home.blocks;
  expect(chosen).toMatchObject([
    {
      container: { type: 'view', view_id: home.id },
      view: {
        type: 'home',
        state: { values: { [block?.block_id ?? '']: { filter: { selected_option: options[1] } } } },
      },
      actions: [{ action_id: 'filter', selected_option: options[1] }],
    },
  ]);
  const events = slack.deliveries().filter(({ type }) => type === 'event_callback');
  expect(events.map(({ payload }) => payload['event'])).toMatchObject([
    { type: 'app_home_opened', tab: 'messages', user: user.id, channel: user.botChannel },
    { type: 'app_home_opened', tab: 'home' },
  ]);
});
