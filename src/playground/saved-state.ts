import { readFile, rename, writeFile } from 'node:fs/promises';
import type { CalendarDate } from '../domain/calendar.ts';
import type { Logger } from '../log.ts';
import type { WorkspaceState } from './slack/workspace.ts';
import { isMissingFile } from '../missing-file.ts';

/** What a restart takes up again; everything else is in Postgres. */
export interface SavedState {
  /** Names this organisation: another one after a fresh start. */
  readonly opening: string;
  readonly lastPastFriday: CalendarDate;
  readonly weeksPlayed: number;
  /** The workspace's time, in milliseconds since 1970. */
  readonly now: number;
  readonly workspace: WorkspaceState;
}

/** What was saved last; undefined where nothing was. */
export async function readState(file: string): Promise<SavedState | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as SavedState;
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw new Error(`${file} can't be read. Begin anew with npm run playground -- --fresh`, {
      cause: error,
    });
  }
}

export interface Saver {
  /** Saves soon: changes come in bursts. */
  changed(): void;
  /** Saves now. */
  save(): Promise<void>;
}

const SOON_MILLISECONDS = 100;

/** Saves whole states, one after the other; a reader never finds half of one. */
export function createSaver(file: string, state: () => SavedState, log: Logger): Saver {
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const write = async () => {
    await writeFile(`${file}.part`, JSON.stringify(state()), { mode: 0o600 });
    await rename(`${file}.part`, file);
  };
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    const saved = last.then(write);
    // What went wrong is its own caller's to hear; the next one tries again.
    last = saved.catch(() => undefined);
    return saved;
  };
  return {
    save,
    changed() {
      timer ??= setTimeout(() => {
        save().catch((error: unknown) => {
          log.error({ err: error }, 'the playground could not save what happened');
        });
      }, SOON_MILLISECONDS);
    },
  };
}
