import { expect, onTestFinished, test } from 'vitest';
import { addPoint } from '#src/database/one-on-ones/agenda-points.ts';
import { shareRecap } from '#src/database/recaps/recaps.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';

test('notes, recaps and points expire when they are 24 months old, and what was agreed stays', async () => {
  const { database, drop } = await createTestDatabase();
  onTestFinished(drop);
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  const days = ['2023-11-23', '2023-11-24'];
  for (const day of days) {
    const { id } = await database
      .insertInto('one_on_one')
      .values({
        rep_id: ana,
        manager_id: mia,
        signal_id: null,
        submission_id: crypto.randomUUID(),
        held_on: calendarDate(day),
        topics: ['skill'],
        notes: `Of ${day}`,
        next_on: null,
        question: null,
        measure: null,
        edited_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const commitment = { action: 'Send the list', owner_id: ana, due_on: null, closed_at: null };
    await database
      .insertInto('commitment')
      .values({ one_on_one_id: id, position: 1, ...commitment })
      .execute();
    const at = new Date(`${day}T12:00:00Z`);
    await shareRecap(database, id, { words: `For Ana, of ${day}`, includesNotes: false }, at);
    const submissionId = crypto.randomUUID();
    const words = `A point of ${day}`;
    await addPoint(database, { repId: ana, managerId: mia, submissionId, words }, at);
  }
  const { bot } = await runBot(database, { at: '2025-11-24T03:30:00Z' });
  await runJob(bot, 'expire-notes');
  await runJob(bot, 'expire-notes');
  const rows = database.selectFrom('one_on_one').select(['held_on', 'notes', 'topics']);
  expect(await rows.orderBy('held_on').execute()).toEqual([
    { held_on: '2023-11-23', notes: '', topics: ['skill'] },
    { held_on: '2023-11-24', notes: 'Of 2023-11-24', topics: ['skill'] },
  ]);
  const recaps = database.selectFrom('recap').select('words').orderBy('one_on_one_id');
  expect(await recaps.execute()).toEqual([{ words: '' }, { words: 'For Ana, of 2023-11-24' }]);
  const points = database.selectFrom('agenda_point').select('words');
  expect(await points.execute()).toEqual([{ words: 'A point of 2023-11-24' }]);
  expect(await database.selectFrom('commitment').select('action').execute()).toHaveLength(2);
});
