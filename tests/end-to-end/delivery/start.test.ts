import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { eventually, startLocalSlackForTest } from '#tests/support/local-slack.ts';
import { readManifest } from '#tests/support/running-bot.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { PATIENCE } from '#tests/support/patience.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

function npmStart(environment: Readonly<Record<string, string>>) {
  const child = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output.text += chunk.toString()));
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  // npm and the program it runs.
  const kill = (signal: NodeJS.Signals) =>
    child.pid !== undefined && process.kill(-child.pid, signal);
  onTestFinished(() => {
    if (child.exitCode === null) kill('SIGKILL');
  });
  return { output, ended, kill };
}

test('npm start runs the bot from the environment until it is stopped', async () => {
  const { database, url } = await freshDatabase();
  const mia = await addPerson(database, 'Mia Keller');
  await addPerson(database, 'Ana Lima', { managerId: mia });
  const slack = await startLocalSlackForTest({ manifest: await readManifest() });
  const user = slack.addUser({
    name: 'Mia Keller',
    email: 'mia.keller@example.com',
    timeZone: 'Europe/Berlin',
  });
  const bot = npmStart({
    DATABASE_URL: url,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
  });
  for (
    let tries = 0;
    !bot.output.text.includes('Frontline is running') && tries < PATIENCE / 100;
    tries += 1
  ) {
    await setTimeout(100);
  }
  expect(bot.output.text).toContain('Frontline is running');
  expect((await slack.command(user.id, '/coach')).failure).toBeUndefined();
  const answer = await eventually(slack, () => slack.screen(user.id).channels[0]?.messages[0]);
  expect(answer.text).toContain('Ana');
  bot.kill('SIGTERM');
  await bot.ended;
  expect(bot.output.text).toContain('stopping');
  expect(bot.output.text).not.toContain(slack.botToken);
});

test('npm start lists everything that is missing, points to the playground and ends', async () => {
  const bot = npmStart({ PORT: 'many', SLACK_BOT_TOKEN: 'hunter2' });
  expect(await bot.ended).toBe(1);
  for (const told of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'PORT', 'npm run playground']) {
    expect(bot.output.text).toContain(told);
  }
  expect(bot.output.text).not.toContain('hunter2');
});
