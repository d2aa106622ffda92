import { expect, test } from 'vitest';
import { savePreference } from '#src/database/settings/preferences.ts';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import type { ChecklistId, PersonId } from '#src/domain/ids.ts';
import { USUAL_PREFERENCE, type Preference } from '#src/domain/settings/preference.ts';
import type { Person } from '#src/domain/people/person.ts';
import type { LocalUser } from '#src/playground/slack/api.ts';
import { answerReminder } from '#src/workflows/checklists/answer-reminder.ts';
import { remindManagers, renderReminder } from '#src/workflows/checklists/remind-managers.ts';
import { renderChecklist } from '#src/workflows/checklists/render-checklist.ts';
import { sendChecklists } from '#src/workflows/checklists/send-checklists.ts';
import { addExport, addPerson } from '#tests/support/sales-team.ts';
import { linkAccount, workflowsAt } from '#tests/support/workflow-context.ts';

const NAMES = ['Mia Keller', 'Tom Brandt', 'Pia Blum', 'Yui Sato'] as const;

/** On Monday each of these got a list with one conversation; Yui on a Monday in Singapore. */
async function monday() {
  const running = await workflowsAt('2025-11-24T08:30:00Z');
  const { database, context } = running;
  await addExport(database, '2025-11-21');
  const ids: PersonId[] = [];
  const users: LocalUser[] = [];
  for (const name of NAMES) {
    const id = await addPerson(database, name);
    await addPerson(database, `Rep of ${name}`, { managerId: id });
    const user = running.join(name, name === 'Yui Sato' ? 'Asia/Singapore' : 'Europe/London');
    await linkAccount(database, id, user);
    ids.push(id);
    users.push(user);
  }
  const [mia, tom, pia, yui] = ids;
  if (mia === undefined || tom === undefined || pia === undefined || yui === undefined) {
    throw new Error('Four managers have an id each.');
  }
  expect((await sendChecklists(context)).sent).toHaveLength(NAMES.length);
  const prefer = (id: typeof mia, more: Partial<Preference>) =>
    savePreference(database, id, { ...USUAL_PREFERENCE, ...more }, new Date());
  const got = () => users.map((user) => running.messagesTo(user).length);
  return { ...running, ids: { mia, tom, pia, yui }, prefer, got };
}

test('in midweek whoever logged nothing is reminded once, unless they want none or are away', async () => {
  const { context, slack, ids, prefer, moveTo, got, database } = await monday();
  moveTo('2025-11-25T09:00:00Z');
  expect(await remindManagers(context)).toBe(0);
  await prefer(ids.tom, { midweekReminder: false });
  await prefer(ids.pia, { pausedUntil: calendarDate('2025-11-27') });
  // In Singapore it is Wednesday at eight.
  moveTo('2025-11-26T00:00:00Z');
  expect(await remindManagers(context)).toBe(1);
  expect(got()).toEqual([1, 1, 1, 2]);
  moveTo('2025-11-26T08:00:00Z');
  slack.failNext('chat.postMessage', { kind: 'server-error' });
  expect(await remindManagers(context)).toBe(0);
  expect(await remindManagers(context)).toBe(1);
  expect(await remindManagers(context)).toBe(0);
  expect(got()).toEqual([2, 1, 1, 2]);
  moveTo('2025-11-27T08:00:00Z');
  await database
    .updateTable('person')
    .set({ slack_account_id: null })
    .where('id', '=', ids.pia)
    .execute();
  expect(await remindManagers(context)).toBe(0);
  // Who leads nobody any more is not reminded.
  await prefer(ids.tom, { midweekReminder: true });
  await database
    .updateTable('person')
    .set({ end_date: calendarDate('2025-11-26') })
    .where('manager_id', '=', ids.tom)
    .execute();
  expect(await remindManagers(context)).toBe(0);
  expect(got()).toEqual([2, 1, 1, 2]);
});

test('the week is that of the manager: not of its next Monday, and until its Friday', async () => {
  const { context, moveTo, got } = await monday();
  moveTo('2025-11-30T23:30:00Z');
  expect(await remindManagers(context)).toBe(0);
  moveTo('2025-11-28T08:00:00Z');
  expect(await remindManagers(context)).toBe(4);
  expect(got()).toEqual([2, 2, 2, 2]);
});

test('a list as a message: last week’s count and what is rolled out are for the manager, how long for the cover', async () => {
  const { context, database, ids, prefer, person } = await monday();
  const { id: list } = await database
    .selectFrom('checklist')
    .select('id')
    .where('manager_id', '=', ids.mia)
    .executeTakeFirstOrThrow();
  const { id: before } = await database
    .insertInto('checklist')
    .values({
      manager_id: ids.mia,
      week: calendarDate('2025-11-17'),
      export_as_of: calendarDate('2025-11-14'),
      cover_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await database
    .updateTable('checklist_item')
    .set({ checklist_id: before })
    .where('id', '=', (of) =>
      of.selectFrom('checklist_item').select('id').where('checklist_id', '<>', list).limit(1),
    )
    .execute();
  await database
    .insertInto('initiative')
    .values([
      {
        submission_id: crypto.randomUUID(),
        name: 'MEDDIC',
        question: 'Who signs?',
        starts_on: calendarDate('2025-11-24'),
        ends_on: calendarDate('2025-12-12'),
      },
      {
        submission_id: crypto.randomUUID(),
        name: 'LATER',
        question: 'Who?',
        starts_on: calendarDate('2025-12-01'),
        ends_on: calendarDate('2025-12-12'),
      },
    ])
    .execute();
  await database
    .insertInto('initiative_manager')
    .values([1, 2].map((id) => ({ initiative_id: id as never, manager_id: ids.mia })))
    .execute();
  const mia = await person(ids.mia);
  const tom = await person(ids.tom);
  const text = async (who: typeof mia) => JSON.stringify(await renderChecklist(context, who, list));
  const own = await text(mia);
  expect(own).toContain('last week');
  expect(own).toContain('MEDDIC');
  expect(own).not.toContain('LATER');
  expect(own).not.toContain('cover');
  await database
    .updateTable('checklist')
    .set({ cover_id: ids.tom })
    .where('id', '=', list)
    .execute();
  const covers = await text(tom);
  expect(covers).toContain('You cover for Mia Keller');
  expect(covers).not.toMatch(/until|last week|MEDDIC/);
  await prefer(ids.mia, { pausedUntil: calendarDate('2025-12-01'), coverId: ids.pia });
  expect(await text(tom)).not.toContain('until');
  await prefer(ids.mia, { pausedUntil: calendarDate('2025-12-01'), coverId: ids.tom });
  expect(await text(tom)).toContain('1 Dec');
  await prefer(ids.mia, { pausedUntil: calendarDate('2025-11-24'), coverId: ids.tom });
  expect(await text(tom)).not.toContain('until');
  const unknown = 999 as ChecklistId;
  await expect(renderChecklist(context, mia, unknown)).rejects.toThrow('no checklist 999');
  await expect(renderReminder(context, unknown)).rejects.toThrow('no checklist 999');
});

const MONDAYS = ['2025-11-24', '2025-12-01', '2025-12-08', '2025-12-15', '2026-01-12'] as const;
const USUALLY = 'Rep is still open.';
const ASKS = 'Two reminders came to nothing. Shall I stop them?';

/** A manager with one rep, and what they hear in the midweek of five weeks; `act` is called before each. */
async function midweeks(
  act: (
    week: number,
    acting: { running: Awaited<ReturnType<typeof workflowsAt>>; mia: Person; rep: PersonId },
  ) => Promise<unknown>,
) {
  const running = await workflowsAt('2025-11-24T08:30:00Z');
  const { database, context, moveTo } = running;
  const id = await addPerson(database, 'Mia Keller');
  const rep = await addPerson(database, 'Rep', { managerId: id });
  const user = running.join('Mia Keller', 'Europe/London');
  await linkAccount(database, id, user);
  const heard: (string | undefined)[] = [];
  for (const [week, monday] of MONDAYS.entries()) {
    await addExport(database, addDays(calendarDate(monday), -3));
    moveTo(`${monday}T08:30:00Z`);
    await sendChecklists(context);
    await act(week, { running, mia: await running.person(id), rep });
    moveTo(`${addDays(calendarDate(monday), 2)}T08:30:00Z`);
    const reminded = await remindManagers(context);
    heard.push(reminded === 0 ? undefined : running.messagesTo(user).at(-1)?.split('\n')[0]);
  }
  return heard;
}

test('after two reminders that came to nothing it asks whether to stop; without an answer it does', async () => {
  const heard = await midweeks(() => Promise.resolve());
  expect(heard).toEqual([USUALLY, USUALLY, ASKS, undefined, undefined]);
});

test.each([
  ['not this week', [USUALLY, USUALLY, USUALLY, USUALLY, ASKS]],
  ['go on', [USUALLY, USUALLY, USUALLY, USUALLY, ASKS]],
  ['stop', [USUALLY, USUALLY, undefined, undefined, undefined]],
] as const)('whoever answers one with “%s” is taken at their word', async (answer, expected) => {
  const heard = await midweeks(async (week, { running, mia }) => {
    if (week !== 2) return;
    const { id } = await running.database
      .selectFrom('checklist_item')
      .innerJoin('checklist', 'checklist.id', 'checklist_item.checklist_id')
      .select('checklist_item.id')
      .where('week', '=', calendarDate(MONDAYS[1]))
      .executeTakeFirstOrThrow();
    // Twice is the same as once.
    for (const time of [1, 2]) {
      const answered = await answerReminder(running.context, mia, id, answer);
      expect([time, answered]).toEqual([time, expect.anything()]);
    }
  });
  expect(heard).toEqual(expected);
});

test('a one-on-one, however late, begins reminders anew', async () => {
  const heard = await midweeks(async (week, { running, mia, rep }) => {
    if (week !== 4) return;
    await running.database
      .insertInto('one_on_one')
      .values({
        rep_id: rep,
        manager_id: mia.id,
        submission_id: crypto.randomUUID(),
        held_on: calendarDate('2025-12-29'),
        topics: [],
        notes: '',
      })
      .execute();
  });
  expect(heard).toEqual([USUALLY, USUALLY, ASKS, undefined, USUALLY]);
});
