import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const run = promisify(execFile);

const hasDocker = await run('docker', ['info']).then(
  () => true,
  () => false,
);
if (!hasDocker) process.stderr.write('There is no Docker engine here; the image is not built.\n');

test('the Dockerfile copies what is there, runs as no root, and is asked for its health', async () => {
  const dockerfile = await readFile(`${ROOT}Dockerfile`, 'utf8');
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, sources = '']) => sources.split(' '),
  );
  expect(copied).toContain('src');
  expect(copied.filter((source) => !existsSync(`${ROOT}${source}`))).toEqual([]);
  expect(dockerfile).toMatch(/^FROM node:24-slim$/m);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  expect(dockerfile).toContain('--omit=dev');
});

test('the image starts the bot as npm does', async () => {
  const dockerfile = await readFile(`${ROOT}Dockerfile`, 'utf8');
  const command = /^CMD (.+)$/m.exec(dockerfile.replaceAll('\\\n', ''))?.[1] ?? '[]';
  expect((JSON.parse(command) as readonly string[]).join(' ')).toBe(packageJson.scripts.start);
});

test.skipIf(!hasDocker)(
  'the image builds, and says what it lacks when it is run with no settings',
  async () => {
    await run('docker', ['build', '-t', 'frontline-test', '.'], { cwd: ROOT });
    await expect(run('docker', ['run', '--rm', 'frontline-test'])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('SLACK_BOT_TOKEN') as string,
    });
  },
  600_000,
);
