import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { type SampleFile } from '#src/playground/sample/sample-file.ts';
import { sampleOrganisation } from '#src/playground/sample/organisation.ts';
import type { MessageOnScreen } from '#src/playground/slack/api.ts';
import { scratchFolder } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';

const FRIDAY = calendarDate('2025-11-21');
const organisation = sampleOrganisation(FRIDAY);

async function drop(folder: string, { name, text }: SampleFile): Promise<void> {
  await writeFile(join(folder, name), text);
  const written = new Date('2025-11-21T18:00:00Z');
  await utimes(join(folder, name), written, written);
}

test('what a CRM exports becomes a checklist, evidence, a logged one-on-one, and the next week’s checklist', async () => {
  const { database } = await freshDatabase();
  const folder = await scratchFolder();
  const { bot, slack, clock } = await runBot(database, {
    at: '2025-11-22T06:00:00Z',
    exportFolder: folder,
  });
  const accounts = new Map(organisation.people.map((one) => [one.name, slack.addUser(one)]));

  // Import: a year of exports, a roster and quotas, dropped into the folder.
  for (const file of [organisation.roster(), organisation.quotas()]) await drop(folder, file);
  for (const date of organisation.exportDates.slice(0, organisation.past)) {
    await drop(folder, organisation.exportOf(date));
  }
  await runJob(bot, 'ingest-exports');
  const imported = await database.selectFrom('import').select('as_of').execute();
  expect(imported).toHaveLength(organisation.past + 2);

  // Detect: the sample's hidden trouble is raised. Send: to every manager, on their own Monday morning.
  const raised = await database
    .selectFrom('signal')
    .innerJoin('person', 'person.id', 'rep_id')
    .select(['person.name', 'kind', 'manager_id'])
    .where('kind', '=', 'new-opportunities-fell')
    .execute();
  expect(raised).toMatchObject([{ name: expect.stringMatching(/^Ana /) as string }]);
  await runJob(bot, 'link-slack-accounts');
  clock.moveTo(new Date('2025-11-24T09:05:00Z'));
  await runJob(bot, 'send-checklists');
  const manager = await database
    .selectFrom('person')
    .select('name')
    .where('id', '=', raised[0]?.manager_id ?? null)
    .executeTakeFirstOrThrow();
  const account = accounts.get(manager.name);
  if (account === undefined) throw new Error('The manager has no account.');
  const messages = (): readonly MessageOnScreen[] =>
    slack.screen(account.id).channels[0]?.messages ?? [];
  const [first] = messages();
  expect(first?.text).toMatch(/Ana — (new deals have dried up|fewer new deals than before)/);

  // Evidence, for the manager alone.
  const item = first?.blocks.find((block) => JSON.stringify(block).includes('"show-evidence"'));
  const place = { channel: account.botChannel, messageTs: first?.ts ?? '' };
  const blockId = item?.block_id ?? '';
  await slack.click(account.id, place, { actionId: 'show-evidence', blockId });
  const evidence = await eventually(slack, () => slack.screen(account.id).modals.at(-1));
  expect(JSON.stringify(evidence.blocks)).toContain('; before, ');
  await slack.closeView(account.id, evidence.id);

  // Log: the modal knows the rep; the message says who did it, the rows are there.
  await slack.click(account.id, place, { actionId: 'log-item', blockId });
  const modal = await eventually(slack, () => slack.screen(account.id).modals.at(-1));
  await slack.choose(
    account.id,
    { viewId: modal.id },
    { actionId: 'commitment-due', blockId: 'commitment-0-details' },
    '2025-12-03',
  );
  const saved = await slack.submitView(account.id, modal.id, {
    'commitment-0': 'Two hours of prospecting every Tuesday',
  });
  expect(saved).toMatchObject({ errors: {}, failure: undefined });
  await eventually(slack, () => (messages()[0]?.edited === true ? true : undefined));
  expect(JSON.stringify(messages()[0]?.blocks)).toContain('✓ Logged by you');
  const rows = await database
    .selectFrom('one_on_one')
    .innerJoin('commitment', 'one_on_one_id', 'one_on_one.id')
    .innerJoin('signal', 'signal.id', 'one_on_one.signal_id')
    .select(['held_on', 'kind', 'action', 'due_on'])
    .execute();
  expect(rows).toEqual([
    {
      held_on: '2025-11-24',
      kind: 'new-opportunities-fell',
      action: 'Two hours of prospecting every Tuesday',
      due_on: '2025-12-03',
    },
  ]);

  // The next export and Monday: the same signal is left alone, the commitment falls due.
  const next = organisation.exportDates[organisation.past];
  if (next === undefined) throw new Error('The sample has no next week.');
  clock.moveTo(new Date('2025-11-29T06:00:00Z'));
  await drop(folder, organisation.exportOf(next));
  await runJob(bot, 'ingest-exports');
  clock.moveTo(new Date('2025-12-01T09:05:00Z'));
  await runJob(bot, 'send-checklists');
  const second = messages()[1];
  expect(second?.text).toContain('Ana – Two hours of prospecting every Tuesday, due Wed');
  expect(second?.text).not.toMatch(/Ana — (new deals|fewer)/);
});
