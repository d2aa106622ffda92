import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { sharePast } from '#src/playground/past/share-past.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { messagesOf, textOf } from '#tests/support/shared-one-on-one.ts';
import { useTestDatabase } from '#tests/support/test-database.ts';

const db = useTestDatabase();

test('a rep with a one-on-one finds a recap, and the reminder before the next', async () => {
  const { database } = db();
  const rosa = await addPerson(database, 'Rosa Lind');
  const mia = await addPerson(database, 'Mia Keller', { managerId: rosa });
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  await addPerson(database, 'Ben Okafor', { managerId: mia });
  for (const [manager_id, rep_id] of [
    [mia, ana],
    [rosa, mia],
  ] as const) {
    const submission_id = crypto.randomUUID();
    const held_on = calendarDate('2025-10-01');
    await database
      .insertInto('one_on_one')
      .values({ manager_id, rep_id, submission_id, held_on, topics: [], notes: '' })
      .execute();
  }
  await sharePast(database, calendarDate('2025-11-21'));
  const { bot, slack, clock, join } = await runBot(database, { at: '2025-11-22T06:00:00Z' });
  const users = { ana: join('Ana Lima', 'UTC'), mia: join('Mia Keller', 'UTC') };
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'show-recaps');
  expect(textOf(messagesOf(slack, users.ana))).toContain('Mia wrote down what you two agreed');
  expect(messagesOf(slack, users.mia)).toEqual([]);
  clock.moveTo(new Date('2025-11-26T12:00:00Z'));
  await runJob(bot, 'remind-of-next');
  for (const [user, words] of [
    [users.ana, 'With Mia at 14:00'],
    [users.mia, 'With Ana at 14:00'],
  ] as const) {
    await eventually(slack, () => textOf(messagesOf(slack, user)).includes(words) || undefined);
  }
});
