import { createServer, type AddressInfo } from 'node:net';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Screen } from '#src/playground/slack/api.ts';
import type { Cast, CastMember } from '#src/playground/web/contract.ts';
import {
  scratchFolder,
  startPlaygroundProcess,
  type PlaygroundProcess,
} from '#tests/browser/playground-process.ts';

// Starting costs seconds, so that these tests share one playground and run in this order.
const inTheWay = createServer();
let wished = '';
let folder = '';
let playground: PlaygroundProcess;

beforeAll(async () => {
  await new Promise<void>((resolve) => inTheWay.listen(0, '127.0.0.1', resolve));
  wished = String((inTheWay.address() as AddressInfo).port);
  folder = await scratchFolder();
  playground = await startPlaygroundProcess(folder, '--port', wished);
});

afterAll(async () => {
  await playground.stop();
  inTheWay.close();
  await rm(folder, { recursive: true });
});

test('where the wished port is in use, it chooses another one and says so', () => {
  expect(new URL(playground.url).port).not.toBe(wished);
  expect(playground.said).toContain(`Port ${wished} is in use`);
});

test('a second start says where the first one is', async () => {
  await expect(startPlaygroundProcess(folder)).rejects.toThrow(
    `runs already: open ${playground.url}, or stop it`,
  );
});

test('every manager got the first checklist at eight on their first working day', async () => {
  const managers = (await people()).filter(({ role }) => role === 'manager');
  expect(managers.length).toBeGreaterThan(1);
  for (const manager of managers) {
    const [first] = messagesOf(await screenOf(manager));
    const sent = new Date(Number(first?.ts) * 1000);
    expect(first?.text).toContain('Your coaching week');
    expect(
      sent.toLocaleString('en-GB', {
        timeZone: manager.timeZone,
        weekday: 'long',
        hour: '2-digit',
        minute: '2-digit',
      }),
    ).toMatch(/^(Mon|Tues|Wednes|Thurs|Fri)day 08:00$/);
  }
});

test('whoever runs the programme was notified of wrong data, and managers were shown what is to come', async () => {
  const everybody = await people();
  const administrator = everybody.find(({ role }) => role === 'administrator');
  if (administrator === undefined) throw new Error('Nobody runs the programme.');
  expect(textsOf(await screenOf(administrator))).toContain('moved to a colleague in October');
  for (const manager of everybody.filter(({ role }) => role === 'manager')) {
    expect(textsOf(await screenOf(manager))).toContain('You see it first');
  }
  const screen = JSON.stringify(messagesOf(await screenOf(await firstManager())));
  expect(screen).toContain('Which step of the plan does the customer do next');
});

test('managers and reps have a past with it: logged, put off, answered, covered, reminded', async () => {
  const everybody = await people();
  const all = new Map<string, string>();
  for (const person of everybody) {
    all.set(person.name, JSON.stringify(messagesOf(await screenOf(person))));
  }
  const told = (name: string) => all.get(name) ?? '';
  expect(told('Mia Keller')).toContain('✓ Logged by you');
  expect(told('Mia Keller')).toContain('Rosa wrote down what you two agreed');
  expect(told('Mia Keller')).toContain('You found this useful.');
  expect(told('Tom Whitfield')).toContain('You cover for Camila');
  expect(told('Tom Whitfield')).toMatch(/(?:is|are) still open\.|Not this week/);
  expect(told('Rosa Lindqvist').match(/How your managers coach/g)?.length).toBeGreaterThan(9);
  expect([...all.values()].join()).toContain('You said that it looks right');
  expect(told('Lee Castellan')).toContain('What managers say of it');
  // Whoever joined at the end is shown what comes; the others were, with the first list.
  expect(told('Priya Raman')).toContain('I am Frontline. Every');
  const weeks = (name: string) => told(name).match(/Your coaching week/g)?.length;
  expect(weeks('Priya Raman')).toBeLessThan(4);
  expect(weeks('Mia Keller')).toBeGreaterThan(12);
});

test('a page of another site can make nobody do anything', async () => {
  const user = await firstManager();
  const before = messagesOf(await screenOf(user)).length;
  for (const origin of ['http://evil.example', 'http://127.0.0.1:1', 'null', undefined]) {
    const response = await post('command', { user: user.id, command: '/coach', text: '' }, origin);
    expect(response.status).toBe(403);
  }
  expect(messagesOf(await screenOf(user))).toHaveLength(before);
});

test('the page may load its own files, and only those are served', async () => {
  const page = await fetch(playground.url);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const script = await fetch(`${playground.url}/page/main.ts`);
  expect(script.headers.get('content-type')).toContain('text/javascript');
  expect(await script.text()).not.toContain('import type');
  for (const path of ['/page/%2e%2e/main.ts', '/page/..%2fmain.ts', '/page/tsconfig.json', '/x']) {
    expect((await fetch(playground.url + path)).status).toBe(404);
  }
});

test('what the page asks for in vain is answered with a sentence', async () => {
  const user = await firstManager();
  const { origin } = new URL(playground.url);
  const response = await post('close', { user: user.id, view: 'V0', how: 'close' }, origin);
  expect(response.status).toBe(409);
  expect(await response.json()).toEqual({ failure: expect.stringContaining('V0') });
});

test('a restart loses nothing, on the screen and in the database', async () => {
  const user = await firstManager();
  const { origin } = new URL(playground.url);
  await post('home', { user: user.id }, origin);
  await expect.poll(async () => (await screenOf(user)).home).toBeDefined();
  await post('command', { user: user.id, command: '/coach', text: '' }, origin);
  await expect.poll(async () => messagesOf(await screenOf(user)).at(-1)?.ephemeral).toBe(true);
  const before = await screenOf(user);
  await playground.stop();

  playground = await startPlaygroundProcess(folder, '--port', '0');
  expect(await screenOf(user)).toEqual(before);
  await post('command', { user: user.id, command: '/coach', text: '' }, playground.url);
  await expect
    .poll(async () => messagesOf(await screenOf(user)).at(-1)?.text)
    .toBe(messagesOf(before).at(-1)?.text);
});

async function people(): Promise<readonly CastMember[]> {
  const response = await fetch(`${playground.url}/playground/api/people`);
  return ((await response.json()) as Cast).people;
}

async function firstManager(): Promise<CastMember> {
  const manager = (await people()).find(({ role }) => role === 'manager');
  if (manager === undefined) throw new Error('There is no manager.');
  return manager;
}

function post(endpoint: string, body: object, origin: string | undefined): Promise<Response> {
  return fetch(`${playground.url}/playground/api/${endpoint}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(origin !== undefined && { origin }) },
    body: JSON.stringify(body),
  });
}

/** What the person's page gets first. */
async function screenOf({ id }: CastMember): Promise<Screen> {
  const response = await fetch(`${playground.url}/playground/api/stream?user=${id}`);
  let told = '';
  for await (const chunk of response.body ?? []) {
    told += Buffer.from(chunk).toString();
    const [, first] = /^data: (.*)\n\n/.exec(told) ?? [];
    if (first !== undefined) return JSON.parse(first) as Screen;
  }
  throw new Error('The stream ended before it said anything.');
}

function messagesOf({ user, channels }: Screen): Screen['channels'][number]['messages'] {
  return channels.find(({ id }) => id === user.botChannel)?.messages ?? [];
}

function textsOf(screen: Screen): string {
  return messagesOf(screen)
    .map(({ text }) => text)
    .join('\n');
}
