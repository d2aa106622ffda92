import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { beforeEach, expect, test, vi } from 'vitest';
import type { SlackAccountId } from '#src/domain/ids.ts';
import { ingestNewExports } from '#src/workflows/imports/ingest-new-exports.ts';
import { ingestReceived } from '#src/workflows/imports/ingest-and-note.ts';
import { fileOf, scratchFolder } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv } from '#tests/support/imports.ts';

const NOW = new Date('2025-12-01T12:00:00Z');
const COACHING = { defaultTimeZone: 'UTC', maxRejectedPercent: 5 };
const PIPELINE = csv(
  ['Id', 'Name', 'OwnerId', 'StageName'],
  Array.from({ length: 40 }, (_, at) => [`006${at}`, `Deal ${at}`, '005A', 'Proposal']),
);
const PROGRESS = /^importing p\.csv: 40 rows, [\d,]+ a second, about \d+ s left$/;

beforeEach(() => {
  let clock = 0;
  // Two seconds go by with every look at the clock.
  const spy = vi.spyOn(performance, 'now').mockImplementation(() => (clock += 2_000));
  return () => spy.mockRestore();
});

/** A log and the messages in it. */
function kept() {
  const messages: string[] = [];
  const write = (line: string) => messages.push((JSON.parse(line) as { msg: string }).msg);
  return { messages, log: pino({ level: 'info' }, { write }) };
}

test('a file of the watched folder tells in the log how far it is', async () => {
  const { database } = await freshDatabase();
  const { log, messages } = kept();
  const folder = await scratchFolder();
  await writeFile(join(folder, 'p.csv'), PIPELINE);
  const written = new Date(NOW.getTime() - 60_000);
  await utimes(join(folder, 'p.csv'), written, written);
  await ingestNewExports({ database, log, now: () => NOW, coaching: COACHING }, folder);
  expect(messages).toContainEqual(expect.stringMatching(PROGRESS));
});

test.each([
  ['over HTTP', undefined],
  ['in Slack', { by: 'U1' as SlackAccountId, slackFile: 'F1' }],
])('so does a file that is sent %s', async (_, asked) => {
  const { database } = await freshDatabase();
  const { log, messages } = kept();
  const context = { database, log, now: () => NOW, coaching: COACHING };
  await ingestReceived(context, await fileOf('p.csv', PIPELINE), asked);
  expect(messages).toContainEqual(expect.stringMatching(PROGRESS));
});
