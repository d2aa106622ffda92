import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { App } from '@slack/bolt';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createLog } from '#src/log.ts';
import { methods } from '#src/playground/slack/web-api/methods.ts';
import { SCOPES } from '#src/slack/health/examine-slack.ts';
import { register } from '#src/slack/clicks/register.ts';
import { LISTENERS } from '#src/slack/listeners.ts';
import type { WorkflowContext } from '#src/workflows/workflow-context.ts';
import { readManifest } from './support/running-bot.ts';

const SCHEMA = new URL('../../shared/slack/manifest.schema.2.0.0.json', import.meta.url);
const SOURCE = new URL('../src/', import.meta.url);

/** What the listeners are registered for, by kind. */
function registered(): Record<'command' | 'event' | 'action' | 'view', string[]> {
  const seen: ReturnType<typeof registered> = { command: [], event: [], action: [], view: [] };
  const note = (kind: keyof typeof seen) => (id: unknown) => seen[kind].push(String(id));
  const app = {
    command: note('command'),
    event: note('event'),
    action: note('action'),
    view: note('view'),
    error: () => undefined,
  };
  const context = { log: createLog('silent') } as WorkflowContext;
  register(app as unknown as App, context, LISTENERS);
  return seen;
}

/** The Web API methods that the bot's code calls. */
async function methodsCalled(): Promise<string[]> {
  const called = new Set<string>();
  for (const folder of ['slack', 'cli']) {
    const files = await readdir(new URL(`${folder}/`, SOURCE), { recursive: true });
    for (const file of files.filter((name) => name.endsWith('.ts'))) {
      const text = await readFile(new URL(`${folder}/${file}`, SOURCE), 'utf8');
      for (const [, method = ''] of text.matchAll(
        /\b(?:client|poster)\.([a-z]+(?:\.[a-zA-Z]+)+)\(/g,
      )) {
        called.add(method);
      }
    }
  }
  return [...called].toSorted();
}

describe('manifest.yml', () => {
  test('has the commands and events that are listened to, and no other', async () => {
    const manifest = await readManifest();
    const { command, event, action, view } = registered();
    expect(manifest.features?.slash_commands?.map((one) => one.command)).toEqual(command);
    // Messages are distinguished by where they are written, and arrive as one event.
    const subscribed = event.map((name) => (name === 'message' ? 'message.im' : name));
    expect(manifest.settings?.event_subscriptions?.bot_events).toEqual(subscribed);
    expect(action.length + view.length).toBeGreaterThan(0);
    expect(manifest.settings?.interactivity?.is_enabled).toBe(true);
    expect(manifest.features?.app_home).toMatchObject({
      home_tab_enabled: event.includes('app_home_opened'),
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: !event.includes('message'),
    });
  });

  test('asks for the scopes of the methods that are called, and no other', async () => {
    const manifest = await readManifest();
    const called = await methodsCalled();
    expect(called).toContain('chat.postMessage');
    // The local Slack grants no method that it doesn't know.
    expect(called.filter((method) => methods[method] === undefined)).toEqual([]);
    const needed = called.flatMap((method) => methods[method]?.scope ?? []);
    const scopes = [...new Set([...needed, 'commands'])].toSorted();
    expect(manifest.oauth_config?.scopes?.bot).toEqual(scopes);
    expect(SCOPES).toEqual(scopes);
  });

  test.skipIf(!existsSync(SCHEMA))('is valid by Slack’s own schema', async () => {
    const schema = JSON.parse(await readFile(SCHEMA, 'utf8')) as object;
    const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
      schema,
    );
    const text = await readFile(new URL('../manifest.yml', import.meta.url), 'utf8');
    validate(parse(text));
    expect(validate.errors ?? []).toEqual([]);
  });
});
