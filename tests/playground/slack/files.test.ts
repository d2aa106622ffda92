import { expect, test } from 'vitest';
import type { AppManifest } from '#src/playground/slack/payload.ts';
import { startLocalSlack } from '#src/playground/slack/local-slack.ts';
import {
  callMethod,
  eventually,
  mia,
  permissiveManifest,
  startBoltApp,
  startLocalSlackForTest,
} from '#tests/support/local-slack.ts';

const scopes = [...(permissiveManifest.oauth_config?.scopes?.bot ?? []), 'files:read'];
const manifest: AppManifest = {
  ...permissiveManifest,
  oauth_config: { scopes: { bot: scopes } },
  settings: { event_subscriptions: { bot_events: ['message.im'] } },
};

interface DroppedFile {
  readonly id: string;
  readonly url_private: string;
}

async function fileInfo(
  slack: Parameters<typeof callMethod>[0],
  file: string,
): Promise<DroppedFile> {
  const { answer } = await callMethod(slack, 'files.info', { file });
  return answer['file'] as DroppedFile;
}

test('a dropped file comes as a message of the subtype file_share that names it', async () => {
  const slack = await startLocalSlackForTest({ manifest });
  const seen: unknown[] = [];
  await startBoltApp(slack, (app) => {
    app.event('message', ({ event }) => {
      seen.push(event);
      return Promise.resolve();
    });
  });
  const { id, botChannel } = slack.addUser(mia);
  const reaction = await slack.uploadFile(id, 'täglich.csv', 'Id\n1\n');
  expect(reaction.failure).toBeUndefined();
  expect(seen).toEqual([
    expect.objectContaining({
      type: 'message',
      subtype: 'file_share',
      channel: botChannel,
      channel_type: 'im',
      user: id,
      text: '',
      upload: false,
      files: [
        expect.objectContaining({
          id: expect.stringMatching(/^F/) as string,
          name: 'täglich.csv',
          mimetype: 'text/csv',
          filetype: 'csv',
          size: 5,
          mode: 'hosted',
          is_external: false,
        }),
      ],
    }),
  ]);
  const message = await eventually(slack, () => slack.screen(id).channels[0]?.messages[0]);
  expect(message.files).toEqual([{ id: expect.any(String) as string, name: 'täglich.csv' }]);
});

test('a file is given to the bot’s token alone; anybody else is sent to a page to sign in at', async () => {
  const slack = await startLocalSlackForTest({ manifest });
  const { id } = slack.addUser(mia);
  await slack.uploadFile(id, 'a.csv', 'Id\n1\n');
  const [dropped] = slack.screen(id).channels[0]?.messages[0]?.files ?? [];
  const { url_private: url } = await fileInfo(slack, dropped?.id ?? '');
  const get = (token: string) =>
    fetch(url, { headers: { authorization: `Bearer ${token}` }, redirect: 'manual' });
  const given = await get(slack.botToken);
  expect([given.status, await given.text()]).toEqual([200, 'Id\n1\n']);
  for (const token of ['', slack.appToken, 'xoxb-other']) {
    const refused = await get(token);
    expect(refused.status).toBe(302);
    const page = await fetch(refused.headers.get('location') ?? '');
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  }
});

test('without the scope neither the file nor what it is about is given', async () => {
  const slack = await startLocalSlackForTest();
  const { id } = slack.addUser(mia);
  await slack.uploadFile(id, 'a.csv', 'Id\n1\n');
  const [dropped] = slack.screen(id).channels[0]?.messages[0]?.files ?? [];
  const { answer } = await callMethod(slack, 'files.info', { file: dropped?.id });
  expect(answer).toMatchObject({ ok: false, error: 'missing_scope', needed: 'files:read' });
});

test('an unknown file is file_not_found; where people can only read, nothing can be dropped', async () => {
  const slack = await startLocalSlackForTest({ manifest });
  const { answer } = await callMethod(slack, 'files.info', { file: 'F0' });
  expect(answer).toEqual({ ok: false, error: 'file_not_found' });
  const appHome = { messages_tab_enabled: true, messages_tab_read_only_enabled: true };
  const closed = await startLocalSlackForTest({
    manifest: { ...manifest, features: { app_home: appHome } },
  });
  const { id } = closed.addUser(mia);
  await expect(closed.uploadFile(id, 'a.csv', 'Id\n')).rejects.toThrow('turned off');
});

test('files outlive a restart, and a state of before there were any is read', async () => {
  const slack = await startLocalSlackForTest({ manifest });
  const { id } = slack.addUser(mia);
  await slack.uploadFile(id, 'a.csv', 'Id\n1\n');
  const [dropped] = slack.screen(id).channels[0]?.messages[0]?.files ?? [];
  const state = slack.snapshot();
  const restarted = await startLocalSlackForTest({ manifest, state });
  const { url_private: url } = await fileInfo(restarted, dropped?.id ?? '');
  const headers = { authorization: `Bearer ${restarted.botToken}` };
  expect(await (await fetch(url, { headers })).text()).toBe('Id\n1\n');

  const { files: _, ...before } = state;
  const old = await startLocalSlack({ manifest, state: before as typeof state });
  await old.uploadFile(id, 'b.csv', 'Id\n');
  await old.close();
});
