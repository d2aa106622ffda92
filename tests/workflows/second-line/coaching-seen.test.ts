import { expect, test } from 'vitest';
import { savePreference } from '#src/database/settings/preferences.ts';
import { writeGroupSignals } from '#src/database/signals/group-signals.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import type { GroupFacts } from '#src/domain/signals/group-signals.ts';
import { USUAL_PREFERENCE, type Preference } from '#src/domain/settings/preference.ts';
import { loadManagers, loadQuarter, lookDown } from '#src/workflows/second-line/load-managers.ts';
import { sendDigests } from '#src/workflows/second-line/send-digests.ts';
import { addExport, addPerson } from '#tests/support/sales-team.ts';
import { linkAccount, workflowsAt } from '#tests/support/workflow-context.ts';

const day = calendarDate;

/** Ivo over Rosa, who leads Mia and Tom with a rep each, and Kai, who sells. In London it is Monday morning. */
async function region() {
  const running = await workflowsAt('2025-11-24T08:30:00Z');
  const { database } = running;
  const add = (name: string, managerId?: PersonId) =>
    addPerson(database, name, { ...(managerId !== undefined && { managerId }) });
  const ivo = await add('Ivo Novak');
  const rosa = await add('Rosa Diaz', ivo);
  const tom = await add('Tom Brandt', rosa);
  const mia = await add('Mia Keller', rosa);
  const kai = await add('Kai Wolf', rosa);
  const ana = await add('Ana Lima', mia);
  await add('Raj Mehta', tom);
  const agree = async (
    rep: PersonId,
    manager: PersonId,
    actions: Record<string, string | null>,
  ) => {
    const { id } = await database
      .insertInto('one_on_one')
      .values({
        rep_id: rep,
        manager_id: manager,
        submission_id: crypto.randomUUID(),
        held_on: day('2025-11-17'),
        topics: [],
        notes: 'PRIVATE',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await database
      .insertInto('commitment')
      .values(
        Object.entries(actions).map(([action, dueOn], index) => ({
          one_on_one_id: id,
          position: index + 1,
          action,
          owner_id: action.startsWith('Own') ? manager : rep,
          due_on: dueOn === null ? null : day(dueOn),
        })),
      )
      .execute();
  };
  await agree(mia, rosa, {
    'Plan it': '2025-11-30',
    'Own part': '2025-11-20',
    Later: '2025-12-01',
    Sometime: null,
  });
  await agree(kai, rosa, { Sell: '2025-11-20' });
  await agree(ana, mia, { 'Call them': '2025-11-20' });
  const users = { ivo: running.join('Ivo Novak'), rosa: running.join('Rosa Diaz') };
  const prefer = (id: PersonId, more: Partial<Preference>) =>
    savePreference(database, id, { ...USUAL_PREFERENCE, ...more }, new Date());
  const got = () => [users.ivo, users.rosa].map((user) => running.messagesTo(user).length);
  return { ...running, ids: { ivo, rosa, mia, tom, kai, ana }, users, prefer, got };
}

test('each second-line manager gets a digest a week, when a list would come', async () => {
  const { context, database, slack, ids, users, prefer, moveTo, got, messagesTo } = await region();
  expect(await sendDigests(context)).toBe(0);
  await addExport(database, '2025-11-14');
  expect(await sendDigests(context)).toBe(0);
  await linkAccount(database, ids.ivo, users.ivo);
  await linkAccount(database, ids.rosa, users.rosa);
  await prefer(ids.ivo, { hour: 10 });
  slack.failNext('chat.postMessage', { kind: 'server-error' });
  expect(await sendDigests(context)).toBe(0);
  expect(await sendDigests(context)).toBe(1);
  expect(await sendDigests(context)).toBe(0);
  expect(got()).toEqual([0, 1]);
  expect(messagesTo(users.rosa)[0]).toContain('Plan it');
  expect(messagesTo(users.rosa)[0]).not.toMatch(/PRIVATE|Sell|Later|Sometime|Call them/);
  moveTo('2025-11-24T10:00:00Z');
  expect(await sendDigests(context)).toBe(1);
  expect(got()).toEqual([1, 1]);
  const keys = await database.selectFrom('delivery').select('key').orderBy('key').execute();
  expect(keys.map(({ key }) => key)).toEqual([
    `digest:${ids.ivo}:2025-11-24`,
    `digest:${ids.rosa}:2025-11-24`,
  ]);
});

test('none comes from an export of eleven days ago, nor to who is away', async () => {
  const { context, database, ids, users, prefer, moveTo, got } = await region();
  await linkAccount(database, ids.ivo, users.ivo);
  await linkAccount(database, ids.rosa, users.rosa);
  await addExport(database, '2025-11-13');
  expect(await sendDigests(context)).toBe(0);
  await addExport(database, '2025-11-14');
  await prefer(ids.rosa, { pausedUntil: day('2025-11-25') });
  expect(await sendDigests(context)).toBe(1);
  expect(got()).toEqual([1, 0]);
  await prefer(ids.rosa, { pausedUntil: day('2025-11-24') });
  moveTo('2025-11-24T17:59:00Z');
  expect(await sendDigests(context)).toBe(1);
  expect(got()).toEqual([1, 1]);
});

test('whoever leads managers sees how those coach, and what is due with them by Sunday', async () => {
  const { context, database, ids, person } = await region();
  await addExport(database, '2025-11-14');
  const rosa = await person(ids.rosa);
  const digest = await loadManagers(context, rosa);
  expect(digest).toMatchObject({
    reader: { id: ids.rosa },
    exportAsOf: '2025-11-14',
    own: { coachedPeople: 1, people: 2 },
  });
  expect(digest?.managers.map(({ manager }) => manager.name).toSorted()).toEqual([
    'Mia Keller',
    'Tom Brandt',
  ]);
  expect(digest?.due).toMatchObject([
    { action: 'Own part', dueOn: '2025-11-20', byReader: true, manager: { id: ids.mia } },
    { action: 'Plan it', dueOn: '2025-11-30', byReader: false, manager: { id: ids.mia } },
  ]);
  expect(await loadManagers(context, await person(ids.mia))).toBeUndefined();
  expect(await loadManagers(context, await person(ids.kai))).toBeUndefined();
});

test('what their teams and the company have in common is told without who has it', async () => {
  const { context, database, ids, person } = await region();
  await addExport(database, '2025-11-21');
  const facts: GroupFacts = {
    noun: 'deals moving on',
    direction: 'fewer',
    stage: 'Offer',
    observed: 11,
    weeks: 6,
    before: 104,
    weeksBefore: 26,
    since: day('2025-10-11'),
    changed: 4,
    of: 7,
    reps: [ids.ana],
    each: [{ rep: ids.ana, observed: 1, before: 20 }],
    weekly: [4, 1],
  };
  const signal = { kind: 'opportunities-stalled', isFading: false, severity: 0.5, facts } as const;
  for (const group of [ids.mia, ids.kai, ids.rosa, undefined]) {
    await writeGroupSignals(database, group, [signal], day('2025-11-21'));
  }
  const told = { stage: 'Offer', changed: 4, of: 7, since: '2025-10-11' };
  const inCommonOf = async (reader: PersonId) =>
    (await loadManagers(context, await person(reader)))?.inCommon;
  const { kind } = signal;
  // Kai leads nobody, and what Rosa's own people have in common is hers.
  expect(await inCommonOf(ids.rosa)).toEqual([
    { manager: undefined, kind, facts: told },
    { manager: expect.objectContaining({ id: ids.mia }), kind, facts: told },
  ]);
  expect(await inCommonOf(ids.ivo)).toEqual([
    { manager: undefined, kind, facts: told },
    { manager: expect.objectContaining({ id: ids.rosa }), kind, facts: told },
  ]);
});

test('further down is seen who coaches, but not what was agreed there', async () => {
  const { context, ids, person } = await region();
  const ivo = await person(ids.ivo);
  const rosa = await person(ids.rosa);
  const down = await lookDown(context, ivo, ids.rosa);
  expect(down).toEqual({ ...(await loadManagers(context, rosa)), due: [] });
  expect(await lookDown(context, ivo, ids.mia)).toBeUndefined();
  expect(await lookDown(context, ivo, ids.ivo)).toBeUndefined();
  expect(await lookDown(context, rosa, ids.ivo)).toBeUndefined();
});

test('the last quarter is that of each manager below, with what happened in it', async () => {
  const { context, database, ids, person } = await region();
  const rosas = async () => loadQuarter(context, await person(ids.rosa));
  const quarter = await rosas();
  expect(quarter?.map(({ manager }) => manager.name)).toEqual(['Mia Keller', 'Tom Brandt']);
  expect(quarter?.map(({ weeks }) => weeks.indexOf(1))).toEqual([11, -1]);
  // The first of its thirteen weeks begins on 1 September.
  await database
    .updateTable('one_on_one')
    .set({ held_on: day('2025-09-01') })
    .execute();
  expect((await rosas())?.map(({ weeks }) => weeks.indexOf(1))).toEqual([0, -1]);
  expect(await loadQuarter(context, await person(ids.mia))).toBeUndefined();
});
