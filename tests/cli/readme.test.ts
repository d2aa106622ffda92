import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { expect, onTestFinished, test } from 'vitest';
import { administer, databaseUrl } from '#tests/support/database-server.ts';
import { fileOf, scratchFolder } from '#tests/support/files.ts';
import { csv } from '#tests/support/imports.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const FILES: Readonly<Record<string, string>> = {
  'roster.csv': csv(
    ['name', 'email', 'manager_email', 'start_date', 'crm_owner'],
    [
      ['Mia Keller', 'mia@example.com', '', '', ''],
      ['Ana Silva', 'ana@example.com', 'mia@example.com', '2024-03-01', '0055f000004XyzA'],
    ],
  ),
  'quotas.csv': csv(['email', 'period', 'amount'], [['ana@example.com', '2025-Q4', 120_000]]),
  'pipeline-2025-11-21.csv': csv(
    ['Id', 'Name', 'OwnerId', 'StageName', 'Amount', 'CloseDate'],
    [['006A', 'Norwind', '0055f000004XyzA', 'Proposal', 1_000, '2025-12-19']],
  ),
};

/** Runs a line of the README in a shell, in the checkout. */
async function shell(command: string, environment: Readonly<Record<string, string>>) {
  const child = spawn('sh', ['-c', command], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}

test('the README’s commands for a first import do what it says, in its order', async () => {
  const server = inject('databaseServer');
  await administer(server, 'create database frontline_test_readme');
  onTestFinished(() => administer(server, 'drop database frontline_test_readme with (force)'));
  const environment = { DATABASE_URL: databaseUrl(server, 'frontline_test_readme') };
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const commands = [
    ...[...readme.matchAll(/^npm run -s coach -- .+$/gm)].map(([command]) => command),
    ...[...readme.matchAll(/`(npm run -s coach -- [^`]+)`/g)].map(([, command = '']) => command),
  ];
  expect(commands.length).toBeGreaterThan(6);
  const [pipeline = ''] = Object.keys(FILES).slice(-1);
  const exports = await scratchFolder();
  for (const [name, content] of Object.entries(FILES))
    await writeFile(join(exports, name), content);
  for (const command of commands) {
    let line = command.replace('\n', ' ').replace('FILE', pipeline).replace('exports/', exports);
    for (const [name, content] of Object.entries(FILES)) {
      if (line.includes(name)) line = line.replace(name, await fileOf(name, content));
    }
    const { code, stdout, stderr } = await shell(line, environment);
    const isDoctor = command.includes('doctor');
    expect(stdout, `${command}: ${stderr}`).toContain(isDoctor ? '✓ Owners' : '');
    expect(stdout, `${line}: ${stderr}`).not.toBe('');
    // The doctor finds that Slack's tokens are missing here; everything else is done.
    expect(code, `${command}: ${stderr}`).toBe(isDoctor ? 1 : 0);
  }
});
