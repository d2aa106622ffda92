import { expect, test, vi } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { erasePerson } from '#src/workflows/privacy/erase-person.ts';
import { expireNotes } from '#src/workflows/privacy/expire-notes.ts';
import { exportPerson } from '#src/workflows/privacy/export-person.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { workflowsAt } from '#tests/support/workflow-context.ts';

const day = calendarDate;

/** Mia’s one-on-ones with Ana of these days, each with notes, a recap, and a point of Ana’s. */
async function team(days: readonly string[]) {
  const running = await workflowsAt('2025-11-24T23:30:00Z');
  const { database } = running;
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  for (const heldOn of days) {
    const pair = { rep_id: ana, manager_id: mia };
    const { id } = await database
      .insertInto('one_on_one')
      .values({
        ...pair,
        submission_id: crypto.randomUUID(),
        held_on: day(heldOn),
        topics: [],
        notes: `Notes of ${heldOn}`,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await database
      .insertInto('recap')
      .values({ one_on_one_id: id, words: heldOn, includes_notes: false, shared_at: new Date() })
      .execute();
    await database
      .insertInto('agenda_point')
      .values({
        ...pair,
        submission_id: crypto.randomUUID(),
        words: heldOn,
        added_at: new Date(`${heldOn}T12:00:00Z`),
      })
      .execute();
  }
  const left = async () => ({
    notes: (await database.selectFrom('one_on_one').select('notes').orderBy('id').execute()).map(
      ({ notes }) => notes,
    ),
    recaps: (
      await database.selectFrom('recap').select('words').orderBy('one_on_one_id').execute()
    ).map(({ words }) => words),
    points: (await database.selectFrom('agenda_point').select('words').orderBy('id').execute()).map(
      ({ words }) => words,
    ),
  });
  const audited = () =>
    database
      .selectFrom('audit_event')
      .select(['actor', 'action', 'subject_id'])
      .orderBy('id')
      .execute();
  return { ...running, ids: { mia, ana }, left, audited };
}

test('notes, recaps and points are kept for so many months by the zone of the deployment', async () => {
  const { context, left } = await team(['2023-11-23', '2023-11-24', '2023-11-25']);
  const usual = {
    notes: ['', 'Notes of 2023-11-24', 'Notes of 2023-11-25'],
    recaps: ['', '2023-11-24', '2023-11-25'],
    points: ['2023-11-24', '2023-11-25'],
  };
  const said = vi.spyOn(context.log, 'info');
  expect(await expireNotes(context)).toBe(1);
  expect(await expireNotes(context)).toBe(0);
  expect(said.mock.calls).toEqual([[{ notes: 1 }, expect.anything()]]);
  expect(await left()).toEqual(usual);
  const coaching = { ...context.coaching, defaultTimeZone: 'Europe/Berlin' };
  expect(await expireNotes({ ...context, coaching })).toBe(1);
  expect(await left()).toEqual({
    notes: ['', '', 'Notes of 2023-11-25'],
    recaps: ['', '', '2023-11-25'],
    points: ['2023-11-25'],
  });
});

test('what is held about somebody is one document, and that it was made is noted', async () => {
  const { database, ids, person, audited } = await team(['2025-11-10']);
  const ana = await person(ids.ana);
  const { person: about, held } = await exportPerson(database, ana, 'lee');
  expect(about).toEqual(ana);
  expect(held['one_on_one']).toMatchObject([{ rep_id: ids.ana }]);
  expect(held['agenda_point']).toHaveLength(1);
  expect(await audited()).toEqual([
    { actor: 'lee', action: 'person --export', subject_id: ids.ana },
  ]);
});

test('erasing somebody leaves their history without a name, is noted, and says what it found', async () => {
  const { database, ids, person, left, audited } = await team(['2025-11-10']);
  await database
    .insertInto('crm_owner')
    .values([
      { owner_key: 'ana lima', person_id: ids.ana },
      { owner_key: 'mia', person_id: ids.mia },
    ])
    .execute();
  const erase = (email: string) =>
    erasePerson(database, email, {
      actor: 'lee',
      now: new Date('2025-11-24T23:30:00Z'),
      today: day('2025-11-24'),
    });
  expect(await erase('nobody@example.com')).toBe('unknown');
  expect(await erase('Ana.Lima@Example.com')).toBe('erased');
  expect(await erase('ana.lima@example.com')).toBe('erased-before');
  expect(await person(ids.ana)).toMatchObject({ name: `Erased person ${ids.ana}` });
  expect(await person(ids.mia)).toMatchObject({ name: 'Mia Keller' });
  expect(await left()).toMatchObject({ notes: [''] });
  const names = await database
    .selectFrom('erased_name')
    .select(['kind', 'person_id', 'erased_at'])
    .orderBy('kind')
    .execute();
  const erased = { person_id: ids.ana, erased_at: new Date('2025-11-24T23:30:00Z') };
  expect(names.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['email', 'owner']));
  for (const name of names) expect(name).toMatchObject(erased);
  expect(await audited()).toEqual([
    { actor: 'lee', action: 'person --erase', subject_id: ids.ana },
  ]);
});
