import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { V8_FLAGS } from '#src/v8-flags.ts';

/** The value below which this share of the values lies, from 0 to 1; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a script of this folder in a Node set up as that of the bot and of `coach`, and returns the JSON that it prints. */
export async function runScript(name: string, args: readonly string[]): Promise<unknown> {
  const path = fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(process.execPath, [...V8_FLAGS, path, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [output, code] = await Promise.all([text(child.stdout), ended]);
  if (code !== 0) throw new Error(`${name} ended with ${code}.`);
  return JSON.parse(output);
}
