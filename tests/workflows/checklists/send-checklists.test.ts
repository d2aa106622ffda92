import { expect, test } from 'vitest';
import { snoozeWaiting } from '#src/database/checklists/item-actions.ts';
import { pendingVersion, whileNobodyElseDetects } from '#src/database/signals/pending-detection.ts';
import { savePreference } from '#src/database/settings/preferences.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { USUAL_PREFERENCE } from '#src/domain/settings/preference.ts';
import { sendChecklists } from '#src/workflows/checklists/send-checklists.ts';
import { addCommitment, addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';
import { linkAccount, workflowsAt } from '#tests/support/workflow-context.ts';

const NOTHING = { sent: [], staleExport: undefined, withoutSlack: [] };
const MONDAY = calendarDate('2025-11-24');

/** Six managers on a Monday morning, each in another way; all but Rob have Slack. */
async function managers() {
  const running = await workflowsAt('2025-11-24T08:30:00Z', ['lee.park@example.com']);
  const { database } = running;
  const rosa = await addPerson(database, 'Rosa Diaz');
  const add = async (name: string, rep: string) => {
    const id = await addPerson(database, name, { managerId: rosa });
    const repId = await addPerson(database, rep, { managerId: id });
    return { id, rep: repId };
  };
  const team = {
    mia: await add('Mia Keller', 'Ana Lima'),
    tom: await add('Tom Brandt', 'Raj Mehta'),
    eva: await add('Eva Stein', 'Kai Wolf'),
    pia: await add('Pia Blum', 'Udo Falk'),
    rob: await add('Rob Hale', 'Zoe Marsh'),
    oli: await add('Oli Gone', 'Una Left'),
  };
  await addSignal(database, team.mia.rep, 'new-opportunities-fell');
  await addCommitment(database, { manager: team.tom.id, rep: team.tom.rep, action: 'Call them' });
  const users = {
    rosa: running.join('Rosa Diaz'),
    mia: running.join('Mia Keller'),
    tom: running.join('Tom Brandt'),
    eva: running.join('Eva Stein'),
    pia: running.join('Pia Blum'),
    oli: running.join('Oli Gone'),
    lee: running.join('Lee Park'),
  };
  for (const name of ['mia', 'tom', 'eva', 'pia', 'oli'] as const) {
    await linkAccount(database, team[name].id, users[name]);
  }
  await linkAccount(database, rosa, users.rosa);
  const prefer = (id: PersonId, more: Partial<typeof USUAL_PREFERENCE>) =>
    savePreference(database, id, { ...USUAL_PREFERENCE, ...more }, new Date());
  const pausedUntil = calendarDate('2025-12-01');
  // Eva, who covers for Tom, wants hers in the afternoon; Pia and Oli are away, and nobody covers.
  await prefer(team.eva.id, { hour: 15 });
  await prefer(team.tom.id, { pausedUntil, coverId: team.eva.id });
  await prefer(team.pia.id, { pausedUntil });
  await prefer(team.oli.id, { pausedUntil, coverId: team.mia.rep });
  const stored = async () =>
    database
      .selectFrom('checklist')
      .leftJoin('delivery', 'delivery.checklist_id', 'checklist.id')
      .innerJoin('person', 'person.id', 'checklist.manager_id')
      .select(['name', 'week', 'export_as_of', 'cover_id', 'recipient', 'state'])
      .orderBy('name')
      .execute();
  const got = () =>
    Object.fromEntries(
      Object.entries(users).map(([name, user]) => [name, running.messagesTo(user).length]),
    );
  return { ...running, team, users, stored, got };
}

test('nothing is sent without an export, nor before anybody’s hour', async () => {
  const { context, database, moveTo, stored } = await managers();
  expect(await sendChecklists(context)).toEqual(NOTHING);
  await addExport(database, '2025-11-21');
  moveTo('2025-11-24T07:59:00Z');
  expect(await sendChecklists(context)).toMatchObject({ sent: [] });
  moveTo('2025-11-23T12:00:00Z');
  expect(await sendChecklists(context)).toEqual(NOTHING);
  expect(await stored()).toEqual([]);
});

test('each gets a week once, by their own hour or their cover’s, from the newest export', async () => {
  const { context, database, team, users, slack, moveTo, stored, got, messagesTo } =
    await managers();
  await addExport(database, '2025-11-21');
  slack.failNext('conversations.open', { kind: 'refused', error: 'internal_error' });
  expect(await sendChecklists(context)).toEqual({ ...NOTHING, withoutSlack: [ROB] });
  expect(await sendChecklists(context)).toEqual({
    ...NOTHING,
    sent: ['mia.keller@example.com'],
    withoutSlack: [ROB],
  });
  expect(await sendChecklists(context)).toEqual({ ...NOTHING, withoutSlack: [ROB] });
  const mias = {
    name: 'Mia Keller',
    week: '2025-11-24',
    export_as_of: '2025-11-21',
    cover_id: null,
    recipient: users.mia.id,
    state: 'posted',
  };
  expect(await stored()).toEqual([mias]);
  expect(messagesTo(users.mia)[0]).toContain('new deals have dried up');

  moveTo('2025-11-24T15:00:00Z');
  const { sent } = await sendChecklists(context);
  expect(sent).toEqual(['eva.stein@example.com', 'tom.brandt@example.com']);
  expect(await stored()).toEqual([
    { ...mias, name: 'Eva Stein', recipient: users.eva.id },
    mias,
    { ...mias, name: 'Tom Brandt', recipient: users.eva.id, cover_id: team.eva.id },
  ]);
  expect(got()).toEqual({ rosa: 0, mia: 1, tom: 0, eva: 2, pia: 0, oli: 0, lee: 0 });
  // What Tom agreed with Raj is not on the list that Eva got.
  expect(messagesTo(users.eva).join()).toContain('Raj');
  expect(messagesTo(users.eva).join()).not.toContain('Call them');
});

const ROB = 'rob.hale@example.com';

test('one manager’s week is sent by hand at any hour', async () => {
  const { context, database, team, moveTo, person, stored } = await managers();
  await addExport(database, '2025-11-21');
  moveTo('2025-11-22T23:00:00Z');
  const tom = await person(team.tom.id);
  const asked = { manager: tom, week: MONDAY };
  expect(await sendChecklists(context, asked)).toEqual({
    ...NOTHING,
    sent: ['tom.brandt@example.com'],
  });
  expect(await sendChecklists(context, asked)).toEqual(NOTHING);
  expect(await stored()).toMatchObject([{ name: 'Tom Brandt', week: '2025-11-24' }]);
});

test('from an export of eleven days ago comes a word why instead, once to everybody concerned', async () => {
  const { context, database, moveTo, users, got, messagesTo, stored } = await managers();
  await addExport(database, '2025-11-21');
  const said = () => got();
  moveTo('2025-12-01T08:30:00Z');
  expect(await sendChecklists(context)).toMatchObject({
    sent: ['mia.keller@example.com', 'oli.gone@example.com', 'pia.blum@example.com', TOM],
    staleExport: undefined,
  });
  moveTo('2025-12-02T15:30:00Z');
  const stale = { ...NOTHING, staleExport: '2025-11-21' };
  expect(await sendChecklists(context)).toEqual(stale);
  expect(await sendChecklists(context)).toEqual(stale);
  // Who has this week’s list needs no word.
  expect(said()).toEqual({ rosa: 0, mia: 1, tom: 1, eva: 1, pia: 1, oli: 1, lee: 1 });
  expect(messagesTo(users.eva)[0]).toContain('I have told operations');
  expect(messagesTo(users.lee)[0]).toContain('11 days');
  moveTo('2025-12-08T15:30:00Z');
  expect(await sendChecklists(context)).toEqual(stale);
  expect(said()).toEqual({ rosa: 0, mia: 2, tom: 2, eva: 2, pia: 2, oli: 2, lee: 1 });
  expect(messagesTo(users.tom)[1]).toContain('Call them');
  expect(await stored()).toHaveLength(4);
});

const TOM = 'tom.brandt@example.com';

test('a cover hears nothing of an old export', async () => {
  const { context, database, moveTo, got } = await managers();
  await addExport(database, '2025-11-10');
  moveTo('2025-11-24T15:30:00Z');
  expect(await sendChecklists(context)).toMatchObject({ staleExport: '2025-11-10' });
  expect(got()).toEqual({ rosa: 0, mia: 1, tom: 0, eva: 1, pia: 0, oli: 0, lee: 1 });
});

test('no list is made while another process detects, nor one without items', async () => {
  const { context, database, team, person, stored } = await managers();
  await addExport(database, '2025-11-21');
  const asked = { manager: await person(team.mia.id), week: MONDAY };
  await database.updateTable('detection').set({ data_version: 9, detected_version: 8 }).execute();
  await whileNobodyElseDetects(database, async () => {
    expect(await sendChecklists(context, asked)).toEqual(NOTHING);
  });
  await snoozeWaiting(database, team.mia.id, team.mia.rep, calendarDate('2026-01-05'));
  await database
    .updateTable('signal')
    .set({ snoozed_until: calendarDate('2026-01-05') })
    .execute();
  expect(await sendChecklists(context, asked)).toEqual(NOTHING);
  expect(await stored()).toEqual([]);
  // What was pending is detected by then.
  expect(await pendingVersion(database)).toBeUndefined();
  await database.updateTable('signal').set({ snoozed_until: null, cleared_on: null }).execute();
  expect((await sendChecklists(context, asked)).sent).toEqual(['mia.keller@example.com']);
});
