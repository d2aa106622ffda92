import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const LOG = fileURLToPath(new URL('../src/log.ts', import.meta.url));

function logged(statement: string): { stdout: string; stderr: string } {
  const script = `import { createLog } from ${JSON.stringify(LOG)}; const log = createLog('info'); ${statement}`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  return { stdout: ran.stdout, stderr: ran.stderr };
}

test('secrets and what people wrote never reach the log, wherever they stand in an object', () => {
  const { stderr } = logged(`
    log.info({ token: 'SECRET', config: { botToken: 'SECRET', slack: { signingSecret: 'SECRET' } },
      submission: { notes: 'SECRET', commitments: { action: 'SECRET' } },
      message: { text: 'SECRET', blocks: ['SECRET'] }, kept: 'kept' }, 'hello');`);
  expect(stderr).not.toContain('SECRET');
  expect(JSON.parse(stderr)).toMatchObject({ kept: 'kept', msg: 'hello' });
});

test('the log goes to standard error, an error with its cause', () => {
  const { stdout, stderr } = logged(
    `log.error({ err: new Error('outer', { cause: new Error('inner') }) }, 'failed');`,
  );
  expect(stdout).toBe('');
  expect(stderr).toContain('outer');
  expect(stderr).toContain('inner');
});
