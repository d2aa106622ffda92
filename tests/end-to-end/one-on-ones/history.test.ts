import { expect, onTestFinished, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { coachHere } from '#tests/support/coach.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot } from '#tests/support/running-bot.ts';
import { addPerson, addSignal, emailOf } from '#tests/support/sales-team.ts';

test('a manager reads the history with a rep page by page, and has it sent as a document once', async () => {
  const { database, slack, user } = await coached(11);
  await slack.command(user.id, '/coach', 'history ana');
  const modal = await eventually(slack, () => slack.screen(user.id).modals.at(-1));
  const text = () => JSON.stringify(slack.screen(user.id).modals.at(-1)?.blocks);
  const press = async (actionId: string) => {
    const blocks = slack.screen(user.id).modals.at(-1)?.blocks ?? [];
    const block = blocks.find((one) => JSON.stringify(one).includes(`"${actionId}"`));
    const element = { actionId, blockId: block?.block_id ?? '' };
    await slack.click(user.id, { viewId: modal.id }, element);
  };
  expect(text()).toContain('23 entries, the newest first · page 1 of 3');
  expect(text()).toContain('Your notes: secret 10');
  expect(text()).not.toContain('of somebody else');
  await press('older-history');
  await eventually(slack, () => text().includes('page 2 of 3') || undefined);
  await press('older-history');
  await eventually(slack, () => text().includes('page 3 of 3') || undefined);
  expect(text()).toContain('new deals have dried up');
  await press('newer-history');
  await eventually(slack, () => text().includes('page 2 of 3') || undefined);

  await Promise.all([press('send-history-csv'), press('send-history-csv')]);
  await eventually(slack, () => text().includes('It is in your messages with me') || undefined);
  const message = await eventually(slack, () => slack.screen(user.id).channels[0]?.messages[0]);
  const document = JSON.stringify(message.blocks);
  expect(document).toContain('Commitment');
  expect(document).toContain('do thing 3 &lt;!here&gt;');
  expect(document).not.toContain('secret');
  // One delivery is one message, however often it was asked for.
  expect(await database.selectFrom('delivery').select('id').execute()).toHaveLength(1);
});

test('nobody reads the history with a rep of another manager', async () => {
  const { slack } = await coached(1);
  const tom = slack.addUser({ name: 'Tom Brandt', email: emailOf('Tom Brandt'), timeZone: 'UTC' });
  await slack.command(tom.id, '/coach', 'history ana');
  const answer = await eventually(slack, () => slack.screen(tom.id).channels[0]?.messages[0]);
  expect(answer.text).toContain('don’t find this one among them');
});

test('coach history writes it for a review without the notes, and notes who looked', async () => {
  const { database, url } = await coached(2);
  const args = ['history', '--rep', 'ana.lima@example.com'];
  const markdown = await coachHere(args, { DATABASE_URL: url });
  expect(markdown.stdout).toContain('# Coaching of Ana Lima\n');
  expect(markdown.stdout).toContain('- **2025-10-02 Commitment**: do thing 1 \\<!here\\>');
  expect(markdown.stdout).toMatch(
    /talked about something else on 2 Oct.*; new deals a week 0\.2 → 0\.6; still there/,
  );
  expect(markdown.stdout).not.toContain('secret');
  const csv = await coachHere([...args, '--format', 'csv'], { DATABASE_URL: url });
  expect(csv.stdout).toMatch(/^"date","what","text","outcome"\r?\n/);
  const audited = database.selectFrom('audit_event').select('action');
  expect(await audited.execute()).toEqual([{ action: 'history' }, { action: 'history' }]);
});

/** Mia and Ana with so many one-on-ones in October, a commitment each, and a signal before them. */
async function coached(oneOnOnes: number) {
  const { database, url, drop } = await createTestDatabase();
  onTestFinished(drop);
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  const tom = await addPerson(database, 'Tom Brandt');
  await addPerson(database, 'Raj Mehta', { managerId: tom });
  const signal = await addSignal(database, ana, 'new-opportunities-fell');
  await database
    .updateTable('signal')
    .set({ first_seen_on: calendarDate('2025-09-26') })
    .where('id', '=', signal)
    .execute();
  await database
    .insertInto('signal_measure')
    .values({
      signal_id: signal,
      as_of: calendarDate('2025-09-26'),
      name: 'new deals a week',
      unit: 'count',
      observed: 0.2,
      usual: 1.8,
      better_when: 'higher',
    })
    .execute();
  for (let oneOnOne = 0; oneOnOne < oneOnOnes; oneOnOne += 1)
    await addOneOnOne(database, mia, ana, oneOnOne, 'secret');
  await addOneOnOne(database, tom, ana, 99, 'of somebody else');
  const { slack, join } = await runBot(database, { at: '2025-11-24T09:00:00Z' });
  return { database, url, slack, user: join('Mia Keller', 'Europe/London') };
}

type Database = Awaited<ReturnType<typeof createTestDatabase>>['database'];

async function addOneOnOne(
  database: Database,
  manager: PersonId,
  rep: PersonId,
  oneOnOne: number,
  notes: string,
): Promise<void> {
  const { id } = await database
    .insertInto('one_on_one')
    .values({
      rep_id: rep,
      manager_id: manager,
      submission_id: `00000000-0000-4000-8000-0000000000${String(oneOnOne).padStart(2, '0')}`,
      held_on: calendarDate(`2025-10-${String(1 + (oneOnOne % 28)).padStart(2, '0')}`),
      topics: [],
      notes: `${notes} ${oneOnOne}`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const action = `do thing ${oneOnOne} <!here>`;
  const commitment = { one_on_one_id: id, position: 1, action, owner_id: rep };
  await database.insertInto('commitment').values(commitment).execute();
}
