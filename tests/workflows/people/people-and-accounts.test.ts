import { expect, test, vi } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { PersonId, SlackAccountId } from '#src/domain/ids.ts';
import { findAdministrator } from '#src/workflows/imports/assign-owner.ts';
import { findAccount } from '#src/workflows/people/find-account.ts';
import { identifyPerson } from '#src/workflows/people/identify-person.ts';
import { linkSlackAccounts } from '#src/workflows/people/link-slack-accounts.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { linkAccount, workflowsAt } from '#tests/support/workflow-context.ts';

/** Mia and Tom with a rep each, Tom unknown to Slack. */
async function team() {
  const running = await workflowsAt('2025-11-24T09:00:00Z');
  const { database } = running;
  const mia = await addPerson(database, 'Mia Keller', { timeZone: 'Europe/Rome' });
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  const tom = await addPerson(database, 'Tom Brandt');
  const raj = await addPerson(database, 'Raj Mehta', { managerId: tom });
  const user = running.join('Mia Keller', 'Europe/Berlin');
  const stored = async (id: PersonId) => {
    const { slackAccountId, timeZone } = await running.person(id);
    return { slackAccountId, timeZone };
  };
  return { ...running, ids: { mia, ana, tom, raj }, user, stored };
}

test('an account is looked up where it is not known, and kept with its time zone', async () => {
  const { context, slack, ids, user, person, stored } = await team();
  const found = { slackAccountId: user.id, timeZone: 'Europe/Berlin' };
  expect(await findAccount(context, await person(ids.mia))).toMatchObject({
    id: ids.mia,
    ...found,
  });
  expect(await stored(ids.mia)).toEqual(found);
  const lookUps = slack.calls('users.lookupByEmail').length;
  expect(await findAccount(context, await person(ids.mia))).toMatchObject(found);
  expect(slack.calls('users.lookupByEmail')).toHaveLength(lookUps);
  expect(await findAccount(context, await person(ids.tom))).toEqual(await person(ids.tom));
});

test('a zone that Slack does not say leaves the known one', async () => {
  const { context, ids, person } = await team();
  const account = {
    id: 'U9' as SlackAccountId,
    email: 'mia.keller@example.com',
    timeZone: undefined,
  };
  const slack = {
    ...context.slack,
    findAccount: () => Promise.resolve(account),
    getAccount: () => Promise.resolve(account),
  };
  const zoneless = { ...context, slack };
  const kept = { slackAccountId: 'U9', timeZone: 'Europe/Rome' };
  expect(await findAccount(zoneless, await person(ids.mia))).toMatchObject(kept);
  await context.database.updateTable('person').set({ slack_account_id: null }).execute();
  expect(await identifyPerson(zoneless, account.id)).toMatchObject(kept);
});

test('who somebody is in the roster is known by the address of their account, and then by its id', async () => {
  const { context, slack, ids, user, join, stored } = await team();
  const stranger = join('Nobody Known');
  const id = (one: { readonly id: string }) => one.id as SlackAccountId;
  expect(await identifyPerson(context, id(stranger))).toBeUndefined();
  expect(await identifyPerson(context, slack.ids.botUser as SlackAccountId)).toBeUndefined();
  const found = { slackAccountId: user.id, timeZone: 'Europe/Berlin' };
  expect(await identifyPerson(context, id(user))).toMatchObject({ id: ids.mia, ...found });
  expect(await stored(ids.mia)).toEqual(found);
  const asked = slack.calls('users.info').length;
  expect(await identifyPerson(context, id(user))).toMatchObject({ id: ids.mia });
  expect(slack.calls('users.info')).toHaveLength(asked);
});

/** At the time of the test it is the 24th in Berlin, and the 25th in Auckland. */
test.each([
  ['left the day before', '2025-11-23', 'Europe/Berlin', false],
  ['has their last day', '2025-11-24', 'Europe/Berlin', true],
  ['has had it where they live', '2025-11-24', 'Pacific/Auckland', false],
  ['has it tomorrow', '2025-11-25', 'Pacific/Auckland', true],
])('who %s is known, and linked, only while at work', async (_, end, zone, isKnown) => {
  const { context, database, ids, join, moveTo, stored } = await team();
  moveTo('2025-11-24T12:00:00Z');
  const account = join('Tom Brandt', zone).id as SlackAccountId;
  await database
    .updateTable('person')
    .set({ end_date: calendarDate(end) })
    .where('id', '=', ids.tom)
    .execute();
  const identified = async () => (await identifyPerson(context, account))?.id;
  expect(await identified()).toBe(isKnown ? ids.tom : undefined);
  expect((await stored(ids.tom)).slackAccountId).toBe(isKnown ? account : undefined);
  await linkAccount(database, ids.tom, { id: account, timeZone: zone });
  expect(await identified()).toBe(isKnown ? ids.tom : undefined);
});

test('who runs Frontline and left does so no longer', async () => {
  const { context, database, ids, join } = await team();
  const email = 'tom.brandt@example.com';
  const asAdministrator = { ...context, coaching: { ...context.coaching, adminEmails: [email] } };
  const account = join('Tom Brandt').id as SlackAccountId;
  expect(await findAdministrator(asAdministrator, account)).toBe(email);
  await database
    .updateTable('person')
    .set({ end_date: calendarDate('2025-11-23') })
    .where('id', '=', ids.tom)
    .execute();
  expect(await findAdministrator(asAdministrator, account)).toBeUndefined();
});

test('managers without an account are looked up often, and those who are known, with their reps, now and then', async () => {
  const { context, database, slack, ids, user, join, stored } = await team();
  const old = { id: 'U0' as SlackAccountId, timeZone: 'UTC' };
  const link = (which: 'missing' | 'all') => linkSlackAccounts(context, which);
  const names = async (which: 'missing' | 'all') => (await link(which)).map(({ name }) => name);
  const warnings = vi.spyOn(context.log, 'warn');
  expect(await names('missing')).toEqual(['Tom Brandt']);
  expect(warnings).toHaveBeenCalledWith({ managers: [ids.tom] }, expect.anything());
  const linked = { slackAccountId: user.id, timeZone: 'Europe/Berlin' };
  expect(await stored(ids.mia)).toEqual(linked);
  await linkAccount(database, ids.mia, old);
  const ana = join('Ana Lima', 'Europe/London');
  join('Raj Mehta');
  await linkAccount(database, ids.ana, { id: 'U1', timeZone: 'UTC' });
  expect(await names('missing')).toEqual(['Tom Brandt']);
  expect(await stored(ids.mia)).toEqual({ slackAccountId: 'U0', timeZone: 'UTC' });
  const before = slack.calls('users.lookupByEmail').length;
  expect(await names('all')).toEqual(['Tom Brandt']);
  expect(await stored(ids.mia)).toEqual(linked);
  expect(await stored(ids.ana)).toEqual({ slackAccountId: ana.id, timeZone: 'Europe/London' });
  // Raj needs none before something is shared with him, and nobody is looked up twice.
  expect(await stored(ids.raj)).toMatchObject({ slackAccountId: undefined });
  expect(slack.calls('users.lookupByEmail')).toHaveLength(before + 3);
  // Who has left is not looked up.
  slack.deactivateUser(ana.id);
  await link('all');
  expect(await stored(ids.ana)).toMatchObject({ slackAccountId: ana.id });
  await database
    .updateTable('person')
    .set({ end_date: calendarDate('2025-11-23') })
    .where('id', '=', ids.tom)
    .execute();
  warnings.mockClear();
  expect(await link('all')).toEqual([]);
  expect(warnings).not.toHaveBeenCalled();
});
