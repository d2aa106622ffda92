import type { ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import {
  eventually,
  mia,
  startBoltApp,
  startLocalSlackForTest,
} from '#tests/support/local-slack.ts';

const modal: ModalView = {
  type: 'modal',
  callback_id: 'log',
  private_metadata: 'item 7',
  title: { type: 'plain_text', text: 'Log one-on-one' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'date',
      label: { type: 'plain_text', text: 'Held on' },
      element: { type: 'datepicker', action_id: 'picked', initial_date: '2026-11-23' },
    },
    {
      type: 'input',
      block_id: 'notes',
      label: { type: 'plain_text', text: 'Notes' },
      element: { type: 'plain_text_input', action_id: 'typed', max_length: 20 },
    },
  ],
};

test('a command opens a modal, a wrong field is answered there, a right one closes it', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  const saved: unknown[] = [];
  await startBoltApp(slack, (app) => {
    app.command('/coach', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: modal });
    });
    app.view('log', async ({ ack, view, client, body }) => {
      const notes = view.state.values['notes']?.['typed']?.value;
      if (notes === 'nothing') {
        await ack({ response_action: 'errors', errors: { notes: 'Say a little more.' } });
        return;
      }
      await ack();
      saved.push({ notes, date: view.state.values['date']?.['picked']?.selected_date });
      await client.chat.postMessage({
        channel: body.user.id,
        text: `Logged ${view.private_metadata}`,
      });
    });
  });

  const reaction = await slack.command(id, '/coach', 'log @ana');
  expect(reaction.failure).toBeUndefined();
  expect(reaction.acknowledgedAfter).toBeLessThan(3000);
  const open = await eventually(slack, () => slack.screen(id).modals[0]);
  expect(open.title).toBe('Log one-on-one');

  expect(await slack.submitView(id, open.id)).toMatchObject({
    acknowledgedAfter: undefined,
    errors: { notes: 'Please complete this required field.' },
  });
  expect(await slack.submitView(id, open.id, { notes: 'nothing' })).toMatchObject({
    errors: { notes: 'Say a little more.' },
  });
  expect(slack.screen(id).modals[0]?.values['notes']?.['typed']?.['value']).toBe('nothing');

  expect(await slack.submitView(id, open.id, { notes: 'Her pipeline' })).toMatchObject({
    failure: undefined,
    errors: {},
  });
  expect(slack.screen(id).modals).toEqual([]);
  const message = await eventually(slack, () => slack.screen(id).channels[0]?.messages[0]);
  expect(message.text).toBe('Logged item 7');
  expect(saved).toEqual([{ notes: 'Her pipeline', date: '2026-11-23' }]);
});
