import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { run } from '#src/cli/commands/run.ts';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const COACH = fileURLToPath(new URL('../../src/cli/coach.ts', import.meta.url));

/** Runs the command line as a process of its own, with nothing of this one's environment but where to find programs. */
export async function coach(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [COACH, ...args], {
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}

/**
 * The same without a process, whose start costs more than most commands: for what a command does, not for how it starts,
 * logs or ends. One at a time.
 */
export async function coachHere(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const before = { env: process.env, exitCode: process.exitCode };
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    }),
  );
  process.env = { PATH: before.env['PATH'] ?? '', LOG_LEVEL: 'warn', ...environment };
  process.exitCode = undefined;
  try {
    const code = await run(args);
    return { code, ...printed };
  } finally {
    Object.assign(process, before);
    for (const spy of spies) spy.mockRestore();
  }
}

/** As {@link coachHere} with --json: the document that it printed. Throws where it ended with an error. */
export async function coachJson(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<unknown> {
  const { code, stdout, stderr } = await coachHere([...args, '--json'], environment);
  if (code !== 0) throw new Error(`coach ${args.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout);
}
