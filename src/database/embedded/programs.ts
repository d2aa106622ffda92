import { spawn } from 'node:child_process';
import type { Account } from './account.ts';

/**
 * Runs a Postgres program to its end and returns what it printed. Throws with its last lines where it fails.
 * Output goes to pipes that are not waited for, since a server started by the program keeps them open.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { account: Account | undefined; cwd: string },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...options.account,
      cwd: options.cwd,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('exit', (code) => {
      child.stdout.destroy();
      child.stderr.destroy();
      if (code === 0) resolve(output);
      else reject(new Error(`${program} failed (${code}): ${lastLines(output)}`));
    });
  });
}

const LINES_REPORTED = 5;

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-LINES_REPORTED).join(' ');
}
