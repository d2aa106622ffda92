import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/open.ts';
import { localTime } from '../domain/calendar.ts';
import type { Logger } from '../log.ts';
import { exportArrives, fridayBefore } from './calendar.ts';
import { addAccounts, castOf } from './cast.ts';
import { connectBot, readManifest } from './connected-bot.ts';
import { forget } from './forget.ts';
import { watchNewestMessages } from './newest-messages.ts';
import { beTheOnlyOne } from './only-one.ts';
import { playPast } from './past/play-past.ts';
import { playWeekend, writeExport } from './play-week.ts';
import type { Running } from './running.ts';
import { sampleOrganisation } from './sample/organisation.ts';
import { createSaver, readState } from './saved-state.ts';
import { createClock } from './slack/clock.ts';
import { startLocalSlack } from './slack/local-slack.ts';
import { answerPage } from './web/pages.ts';
import { createWeeks } from './weeks.ts';

export interface PlaygroundOptions {
  /** Where everything is kept. Nothing of the real bot may be in it. */
  readonly folder: string;
  /** The wished port; another one is taken where it is in use. */
  readonly port: number;
  /** Forgets what happened before. */
  readonly fresh: boolean;
  readonly log: Logger;
}

export interface Playground {
  readonly url: string;
  /** Saves everything and ends everything. */
  stop(): Promise<void>;
}

/**
 * Starts the real bot against a local Slack and a sample organisation: the first time with its first Monday, afterwards
 * where it was stopped. Throws with one plain sentence where that does not work.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const ending = new AsyncDisposableStack();
  try {
    const url = await start(options, ending);
    return { url, stop: () => ending.disposeAsync() };
  } catch (error) {
    await ending.disposeAsync();
    throw error;
  }
}

async function start(options: PlaygroundOptions, ending: AsyncDisposableStack): Promise<string> {
  const { folder, port, fresh, log } = options;
  const files = {
    state: path.join(folder, 'state.json'),
    address: path.join(folder, 'address'),
    exports: path.join(folder, 'exports'),
  };
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const { database, close } = await openDatabase({ server: 'embedded', dataFolder: folder });
  ending.defer(close);
  const only = await beTheOnlyOne(database, files.address);
  ending.defer(only.leave);

  if (fresh) await rm(files.state, { force: true });
  const saved = await readState(files.state);
  if (saved === undefined) await forget(database, files.exports);
  await migrate(database);

  const opening = saved?.opening ?? randomUUID();
  const lastPastFriday = saved?.lastPastFriday ?? fridayBefore(localTime(new Date(), 'UTC').date);
  const organisation = sampleOrganisation(lastPastFriday);
  const clock = createClock(
    saved === undefined ? exportArrives(lastPastFriday) : new Date(saved.now),
  );
  const running = Promise.withResolvers<Running>();
  const slack = await startLocalSlack({
    manifest: await readManifest(),
    port,
    clock,
    pages: async (request, response) => answerPage(await running.promise, request, response),
    ...(saved !== undefined && { state: saved.workspace }),
  });
  ending.defer(slack.close);
  if (saved !== undefined) addAccounts(slack, organisation);

  const saver = createSaver(files.state, savedState, log);
  const bot = await connectBot(
    database,
    slack,
    clock,
    files.exports,
    organisation.administrator.email,
    log,
  );
  ending.defer(bot.stop);
  const stage = { bot, clock, organisation, exportFolder: files.exports };
  if (saved === undefined) {
    await playPast(stage, slack, lastPastFriday);
    await writeExport(stage, lastPastFriday);
    await playWeekend(stage, lastPastFriday, () => undefined);
  }

  const listeners = new Set<() => void>();
  const changed = () => {
    saver.changed();
    for (const listener of listeners) listener();
  };
  const weeks = createWeeks(stage, saved?.weeksPlayed ?? 0, changed);
  const newest = watchNewestMessages(slack);
  slack.subscribe(changed);
  running.resolve({
    slack,
    log,
    cast: () => castOf(slack, organisation),
    week: () => ({
      opening,
      now: clock.now().getTime(),
      weeksLeft: weeks.left(),
      playing: weeks.playing(),
      newest,
    }),
    onWeek(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    playNextWeek: weeks.playNext,
  });
  await saver.save();
  ending.defer(saver.save);
  ending.defer(weeks.finish);
  await only.announce(slack.url);
  return slack.url;

  function savedState() {
    return {
      opening,
      lastPastFriday,
      weeksPlayed: weeks.played(),
      now: clock.now().getTime(),
      workspace: slack.snapshot(),
    };
  }
}
