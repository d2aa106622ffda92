import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** How often as long as unchanged the tests of a change may take, and how long at least. */
const MAX_SLOWER = 5;
const SHORTEST_LIMIT_SECONDS = 20;
const FIRST_LIMIT_SECONDS = 600;

/** Runs the tests of one folder again and again, in a process of their own that may be killed. */
export class Tester {
  readonly #root: string;
  readonly #tests: string;
  readonly #databaseUrl: string | undefined;
  readonly #changed = new Set<string>();
  #child: ChildProcess | undefined;
  #limit = FIRST_LIMIT_SECONDS * 1000;

  /** The database's server, if one is needed, is another process's, as it would outlive a killed one. */
  constructor(root: string, tests: string, databaseUrl: string | undefined) {
    this.#root = root;
    this.#tests = tests;
    this.#databaseUrl = databaseUrl;
  }

  /** Whether the tests pass as the files are; takes the time that others are compared with. */
  async passesUnchanged(): Promise<boolean> {
    const began = performance.now();
    const passed = await this.passes();
    const took = Math.ceil(performance.now() - began);
    this.#limit = Math.max(SHORTEST_LIMIT_SECONDS * 1000, took * MAX_SLOWER);
    return passed;
  }

  /** Whether the tests pass now that a file has changed. Tests that take too long do not pass. */
  async passes(file?: string): Promise<boolean> {
    // The process also read what was changed before, and has been put back.
    if (file !== undefined) this.#changed.add(file);
    const child = (this.#child ??= await this.#start());
    const answer = once(child, 'message', { signal: AbortSignal.timeout(this.#limit) });
    child.send([...this.#changed]);
    try {
      const [passed] = await answer;
      return passed === true;
    } catch {
      this.stop();
      return false;
    }
  }

  stop(): void {
    const pid = this.#child?.pid;
    this.#child = undefined;
    // With the processes that it started, of which one may be running for ever.
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  }

  async #start(): Promise<ChildProcess> {
    const script = fileURLToPath(new URL('run-tests.ts', import.meta.url));
    const needsDatabase = String(this.#databaseUrl !== undefined);
    const child = fork(script, [this.#root, needsDatabase, this.#tests], {
      cwd: this.#root,
      env: { ...process.env, TEST_DATABASE_URL: this.#databaseUrl },
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    return child;
  }
}
