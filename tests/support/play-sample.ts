import { loadChecklist } from '#src/database/checklists/checklists.ts';
import type { Database } from '#src/database/connection.ts';
import type { CalendarDate } from '#src/domain/calendar.ts';
import { createLog } from '#src/log.ts';
import { exportArrives } from '#src/playground/calendar.ts';
import { connectBot, readManifest } from '#src/playground/connected-bot.ts';
import { playPast } from '#src/playground/past/play-past.ts';
import { playWeekend, writeExport } from '#src/playground/play-week.ts';
import { sampleOrganisation } from '#src/playground/sample/organisation.ts';
import type { MessageOnScreen } from '#src/playground/slack/api.ts';
import { createClock } from '#src/playground/slack/clock.ts';
import { startLocalSlack } from '#src/playground/slack/local-slack.ts';
import type { PostedList } from './list-figures.ts';

/** Messages of the sample's quarter as they were when they were posted. */
export interface PlayedSample {
  readonly lists: readonly PostedList[];
  /** The second-line manager's digests, the oldest first. */
  readonly digests: readonly MessageOnScreen[];
  readonly reminders: readonly MessageOnScreen[];
}

/**
 * Plays the sample organisation as the playground does: twelve weeks in which managers do what is their habit, and the
 * Monday that opens it. Every list of these thirteen weeks is taken as it was posted, before anybody acted on it.
 */
export async function playSample(
  database: Database,
  exportFolder: string,
  lastFriday: CalendarDate,
): Promise<PlayedSample> {
  const organisation = sampleOrganisation(lastFriday);
  const clock = createClock(exportArrives(lastFriday));
  const slack = await startLocalSlack({ manifest: await readManifest(), clock });
  const posted: MessageOnScreen[] = [];
  const seen = new Set<string>();
  slack.subscribe((user) => {
    for (const { messages, id } of slack.screen(user).channels) {
      for (const message of messages) {
        const key = `${id} ${message.ts}`;
        if (!seen.has(key) && message.author === slack.ids.botUser) {
          posted.push(structuredClone(message));
        }
        seen.add(key);
      }
    }
  });
  const email = organisation.administrator.email;
  const bot = await connectBot(database, slack, clock, exportFolder, email, createLog('silent'));
  try {
    const stage = { bot, clock, organisation, exportFolder };
    await playPast(stage, slack, lastFriday);
    await writeExport(stage, lastFriday);
    await playWeekend(stage, lastFriday, () => undefined);
    return {
      lists: await listsAmong(database, posted),
      digests: posted.filter(({ text }) => text.startsWith('How your managers coach')),
      reminders: await withKey(database, posted, 'reminder:'),
    };
  } finally {
    await bot.stop();
    await slack.close();
  }
}

async function listsAmong(
  database: Database,
  posted: readonly MessageOnScreen[],
): Promise<PostedList[]> {
  const rows = await database
    .selectFrom('checklist')
    .innerJoin('delivery', 'delivery.checklist_id', 'checklist.id')
    .innerJoin('person', 'person.id', 'checklist.manager_id')
    .select(['checklist.id', 'checklist.week', 'person.name', 'delivery.message_ts'])
    .where('checklist.cover_id', 'is', null)
    .orderBy('checklist.week')
    .orderBy('checklist.id')
    .execute();
  const lists: PostedList[] = [];
  for (const { id, week, name, message_ts: ts } of rows) {
    const message = posted.find((one) => one.ts === ts && one.text.includes('coaching week'));
    const checklist = await loadChecklist(database, id);
    if (message === undefined || checklist === undefined) continue;
    const isFirst = !lists.some(({ manager }) => manager === name);
    const contents = checklist.items.map(({ content }) => content);
    lists.push({ manager: name, week, blocks: message.blocks, contents, isFirst });
  }
  return lists;
}

async function withKey(
  database: Database,
  posted: readonly MessageOnScreen[],
  prefix: string,
): Promise<MessageOnScreen[]> {
  const rows = await database
    .selectFrom('delivery')
    .select('message_ts')
    .where('key', 'like', `${prefix}%`)
    .execute();
  const times = new Set(rows.map(({ message_ts: ts }) => ts));
  return posted.filter(({ ts }) => times.has(ts));
}
