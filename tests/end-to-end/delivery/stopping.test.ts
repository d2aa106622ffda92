import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';

test('a bot that stops finishes what it acknowledged', async () => {
  const { database } = await freshDatabase();
  const mia = await addPerson(database, 'Mia Keller');
  await addPerson(database, 'Ana Lima', { managerId: mia });
  const { bot, slack, join } = await runBot(database, { at: '2025-11-24T07:05:00Z' });
  const user = join('Mia Keller', 'Europe/Berlin');
  await runJob(bot, 'link-slack-accounts');
  // The database is slow to answer, so that the home is not yet published when the bot is stopped.
  const held = await database.transaction().execute(async (transaction) => {
    await sql`lock table one_on_one in access exclusive mode`.execute(transaction);
    await slack.openHome(user.id);
    expect(slack.screen(user.id).home).toBeUndefined();
    const stopped = bot.stop();
    await setTimeout(300);
    return { stopped };
  });
  await held.stopped;
  expect(slack.screen(user.id).home).toBeDefined();
});
