import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A playground in a process of its own, as `npm run playground` starts it. */
export interface PlaygroundProcess {
  readonly url: string;
  /** What it wrote to its terminal until it was up. */
  readonly said: string;
  stop(): Promise<void>;
}

const MAIN = path.join(import.meta.dirname, '../../src/playground/main.ts');

/** A new folder for a playground, which Postgres' user can enter when root runs this. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'frontline-playground-'));
  await chmod(folder, 0o755);
  return folder;
}

/** Starts a playground and waits until it can be opened; rejects with what it said where it ends before. */
export async function startPlaygroundProcess(
  folder: string,
  ...options: readonly string[]
): Promise<PlaygroundProcess> {
  const child = spawn(process.execPath, [MAIN, '--folder', folder, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { url, said } = await whenUp(child);
  return {
    url,
    said,
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      if (child.exitCode !== 0) throw new Error(`It ended with ${child.exitCode}.`);
    },
  };
}

function whenUp(child: ChildProcess): Promise<{ url: string; said: string }> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: unknown) => {
      said += String(chunk);
      const url = /Open (\S+) in a browser[\s\S]*Ctrl\+C/.exec(said)?.[1];
      if (url !== undefined) resolve({ url, said });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`It ended with ${code}: ${said}`)));
  });
}
