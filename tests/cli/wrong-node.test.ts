import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const COACH = fileURLToPath(new URL('../../src/cli/coach.ts', import.meta.url));

/** Runs coach as a Node of another version would: with its number, and without its knowledge of TypeScript where it has none. */
function runAs(version: string) {
  const pretend = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } })`;
  return spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${pretend}`, COACH, '--help'],
    {
      encoding: 'utf8',
      env: {},
    },
  );
}

test.each(['20.20.2', '24.11.9', '22.18.0'])(
  'coach run by Node %s says in one sentence what it needs',
  (version) => {
    const { status, stdout, stderr } = runAs(version);
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: `coach needs Node 24.12 or newer, and this is ${version}. With the one of this checkout: npm run -s coach -- …\n`,
    });
  },
);

test.each(['24.12.0', '25.0.0', '26.1.0'])('coach runs on Node %s', (version) => {
  const { status, stderr } = runAs(version);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('coach.ts needs what package.json says, and a Node without TypeScript can read it', async () => {
  expect(packageJson.engines.node).toBe('>=24.12');
  const program = spawnSync(process.execPath, ['--no-strip-types', COACH, '--help'], {
    encoding: 'utf8',
  });
  // It is only what it loads then that can't be read.
  expect(program.stderr).toContain('commands/program.ts');
});

test('coach.ts is executable by itself', async () => {
  expect((await stat(COACH)).mode & 0o111).toBe(0o111);
  expect(await readFile(COACH, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  const { status, stdout } = spawnSync(COACH, ['--help'], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: expect.stringContaining('Usage: coach'),
  });
});
