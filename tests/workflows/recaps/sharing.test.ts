import { expect, test, vi } from 'vitest';
import { loadChecklist, saveChecklist } from '#src/database/checklists/checklists.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { CommitmentId, OneOnOneId, PersonId, SlackAccountId } from '#src/domain/ids.ts';
import { confirmRecap, tickOwnCommitment } from '#src/workflows/recaps/act-on-recap.ts';
import { followRepsAction } from '#src/workflows/recaps/follow-reps-action.ts';
import { loadAgreed } from '#src/workflows/recaps/load-agreed.ts';
import { notifyOfComplaints } from '#src/workflows/recaps/notify-of-complaints.ts';
import { showRecaps } from '#src/workflows/recaps/show-recaps.ts';
import {
  addAgendaPoint,
  disputeData,
  managerOf,
  recapToDispute,
} from '#src/workflows/recaps/write-to-manager.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { linkAccount, workflowsAt } from '#tests/support/workflow-context.ts';

const day = calendarDate;
const NOW = '2025-11-24T23:30:00Z';

/** Mia shared a one-on-one with Ana, in which Ana took something on, and had one with Ben that she kept to herself. */
async function team(adminEmails: readonly string[] = []) {
  const running = await workflowsAt(NOW, adminEmails);
  const { database, person } = running;
  const mia = await addPerson(database, 'Mia Keller', { timeZone: 'Europe/Berlin' });
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  const ben = await addPerson(database, 'Ben Okafor', { managerId: mia });
  const meet = async (rep: PersonId, heldOn: string) => {
    const { id } = await database
      .insertInto('one_on_one')
      .values({
        rep_id: rep,
        manager_id: mia,
        submission_id: crypto.randomUUID(),
        held_on: day(heldOn),
        topics: ['skill'],
        notes: 'PRIVATE',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const commitment = await database
      .insertInto('commitment')
      .values({ one_on_one_id: id, position: 1, action: 'Call them', owner_id: rep })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id, commitment: commitment.id };
  };
  const share = async (id: OneOnOneId, sharedAt = NOW) => {
    const recap = { words: 'Well done', includes_notes: false, shared_at: new Date(sharedAt) };
    await database
      .insertInto('recap')
      .values({ one_on_one_id: id, ...recap })
      .execute();
  };
  const anas = await meet(ana, '2025-11-24');
  const bens = await meet(ben, '2025-11-24');
  await share(anas.id);
  const recap = async (id = anas.id) =>
    database
      .selectFrom('recap')
      .select(['version', 'shown_version', 'acknowledged_at'])
      .where('one_on_one_id', '=', id)
      .executeTakeFirstOrThrow();
  const deliveries = () =>
    database.selectFrom('delivery').select(['key', 'state']).orderBy('id').execute();
  return {
    ...running,
    ids: { mia, ana, ben },
    mia: await person(mia),
    ana: await person(ana),
    ben: await person(ben),
    anas,
    bens,
    meet,
    share,
    recap,
    deliveries,
  };
}

test('a recap is shown to its rep once, and what changed since in the same message', async () => {
  const { context, database, slack, join, anas, ids, recap, messagesTo, deliveries } = await team();
  const ana = join('Ana Lima');
  slack.failNext('chat.postMessage', { kind: 'server-error' });
  await showRecaps(context);
  expect(await recap()).toMatchObject({ version: 1, shown_version: 0 });
  await showRecaps(context, ids.ben);
  expect(messagesTo(ana)).toHaveLength(0);
  await showRecaps(context, ids.ana);
  await showRecaps(context);
  expect(messagesTo(ana)).toHaveLength(1);
  expect(messagesTo(ana)[0]).toContain('Well done');
  expect(messagesTo(ana)[0]).not.toContain('PRIVATE');
  expect(await recap()).toMatchObject({ version: 1, shown_version: 1 });
  expect(slack.calls('chat.update')).toHaveLength(0);

  await database.updateTable('recap').set({ words: 'Very well done', version: 2 }).execute();
  slack.failNext('chat.update', { kind: 'server-error' }, 3);
  await showRecaps(context);
  expect(await recap()).toMatchObject({ shown_version: 1 });
  await showRecaps(context);
  expect(await recap()).toMatchObject({ shown_version: 2 });
  expect(messagesTo(ana)).toHaveLength(1);
  expect(messagesTo(ana)[0]).toContain('Very well done');
  await database
    .updateTable('recap')
    .set({ withdrawn_at: new Date(NOW), version: 3 })
    .execute();
  await showRecaps(context);
  expect(messagesTo(ana)[0]).not.toContain('well done');
  // What Slack refuses to change is not tried for ever.
  await database.updateTable('recap').set({ version: 4 }).execute();
  slack.failNext('chat.update', { kind: 'refused', error: 'cant_update_message' });
  await showRecaps(context);
  expect(await recap()).toMatchObject({ shown_version: 4 });
  expect(await deliveries()).toEqual([{ key: `recap:${anas.id}`, state: 'posted' }]);
});

test('who has no Slack account gets it within a week, and holds up nobody', async () => {
  const { context, join, bens, share, messagesTo, deliveries, moveTo } = await team();
  await share(bens.id, '2025-11-24T23:31:00Z');
  const ben = join('Ben Okafor');
  const failures = vi.spyOn(context.log, 'error');
  await showRecaps(context);
  expect(failures).not.toHaveBeenCalled();
  expect(messagesTo(ben)).toHaveLength(1);
  expect(await deliveries()).toEqual([{ key: `recap:${bens.id}`, state: 'posted' }]);
  const ana = join('Ana Lima');
  moveTo('2025-12-01T23:30:00Z');
  await showRecaps(context);
  expect(messagesTo(ana)).toHaveLength(0);
  moveTo('2025-12-01T23:29:59Z');
  await showRecaps(context);
  expect(messagesTo(ana)).toHaveLength(1);
});

test('one recap that fails is no reason not to show the next', async () => {
  const { context, slack, join, bens, share, messagesTo } = await team();
  await share(bens.id, '2025-11-24T23:31:00Z');
  slack.failNext('users.lookupByEmail', { kind: 'refused', error: 'internal_error' });
  const ben = join('Ben Okafor');
  await showRecaps(context);
  expect(messagesTo(ben)).toHaveLength(1);
});

test('a rep confirms what is shared with them, once', async () => {
  const { context, ana, ben, anas, bens, recap, moveTo } = await team();
  expect(await confirmRecap(context, ben, anas.id)).toBe(false);
  expect(await confirmRecap(context, ben, bens.id)).toBe(false);
  expect(await recap()).toMatchObject({ version: 1, acknowledged_at: null });
  expect(await confirmRecap(context, ana, anas.id)).toBe(true);
  moveTo('2025-11-25T23:30:00Z');
  expect(await confirmRecap(context, ana, anas.id)).toBe(true);
  expect(await recap()).toMatchObject({ version: 2, acknowledged_at: new Date(NOW) });
});

test('a rep ticks off their own commitment, and the manager’s list follows', async () => {
  const { context, database, ids, ana, ben, anas, bens, recap, slack, join, mia } = await team();
  const list = await saveChecklist(database, {
    managerId: ids.mia,
    week: day('2025-11-24'),
    exportAsOf: day('2025-11-21'),
    items: [
      {
        kind: 'commitment-due',
        rep: { id: ids.ana, name: 'Ana Lima' },
        commitmentId: anas.commitment,
        action: 'Call them',
        owner: { id: ids.ana, name: 'Ana Lima' },
        dueOn: day('2025-11-28'),
        agreedOn: day('2025-11-24'),
      },
    ],
  });
  const commitments = () =>
    database.selectFrom('commitment').select(['state', 'ticked_by']).orderBy('id').execute();
  expect(await tickOwnCommitment(context, ben, bens.commitment)).toBe(false);
  expect(await tickOwnCommitment(context, ben, anas.commitment)).toBe(false);
  expect(await tickOwnCommitment(context, ana, 999 as CommitmentId)).toBe(false);
  expect(await tickOwnCommitment(context, ana, anas.commitment)).toBe(true);
  expect(await tickOwnCommitment(context, ana, anas.commitment)).toBe(true);
  expect(await commitments()).toEqual([
    { state: 'kept', ticked_by: ids.ana },
    { state: 'open', ticked_by: null },
  ]);
  expect(await recap()).toMatchObject({ version: 2 });
  const items = (await loadChecklist(database, list))?.items;
  expect(items?.map(({ state }) => state)).toEqual([
    { state: 'kept', by: { id: ids.ana, name: 'Ana Lima' }, at: new Date(NOW), byRep: true },
  ]);

  const user = join('Mia Keller', 'Europe/Berlin');
  await linkAccount(database, ids.mia, user);
  const channel = await context.slack.openDirectMessage(user.id as SlackAccountId);
  const ts = await context.slack.post(channel, { text: 'List', blocks: [] }, 1 as never);
  const posted = { channel, message_ts: ts, claimed_at: new Date(), posted_at: new Date() };
  await database
    .insertInto('delivery')
    .values({
      key: `checklist:${list}`,
      checklist_id: list,
      recipient: user.id as SlackAccountId,
      state: 'posted',
      ...posted,
    })
    .execute();
  const rep = join('Ana Lima');
  await followRepsAction(context, ana);
  expect(slack.calls('chat.update').map(({ args }) => args['ts'])).toEqual([ts]);
  expect(JSON.stringify(slack.screen(rep.id).channels)).toContain('Well done');
  expect(mia.name).toBe('Mia Keller');
});

test('what was agreed is shown to who has a manager, or had one who shared', async () => {
  const { context, database, ana, ben, mia, ids, person } = await team();
  expect(await loadAgreed(context, mia)).toBeUndefined();
  expect(JSON.stringify(await loadAgreed(context, ana))).toContain('Well done');
  const bens = JSON.stringify(await loadAgreed(context, ben));
  expect(bens).toContain('Mia');
  expect(bens).not.toContain('Call them');
  await database.updateTable('person').set({ manager_id: null }).execute();
  expect(JSON.stringify(await loadAgreed(context, await person(ids.ana)))).toContain('Well done');
  expect(await loadAgreed(context, await person(ids.ben))).toBeUndefined();
});

test('a rep’s points are for their manager, ten at most, and show in the newest recaps', async () => {
  const { context, database, ana, mia, anas, ids, recap } = await team();
  const add = (words: string, id: string = crypto.randomUUID(), who = ana) =>
    addAgendaPoint(context, who, id, words);
  const points = () =>
    database.selectFrom('agenda_point').select(['words', 'manager_id', 'added_at']).execute();
  expect(await managerOf(context, ana)).toMatchObject({ id: ids.mia });
  expect(await managerOf(context, mia)).toBeUndefined();
  expect(await add('Pay', crypto.randomUUID(), mia)).toBe('refused');
  expect(await add('  ')).toBe('empty');
  expect(await points()).toEqual([]);
  const submission = crypto.randomUUID();
  expect(await add(' Pay ', submission)).toBe('told');
  expect(await add(' Pay ', submission)).toBe('told');
  expect(await points()).toEqual([{ words: 'Pay', manager_id: ids.mia, added_at: new Date(NOW) }]);
  expect(await recap(anas.id)).toMatchObject({ version: 3 });
  for (let more = 2; more <= 10; more += 1) expect(await add(`${more}`)).toBe('told');
  expect(await add('11')).toBe('too-many');
  expect(await points()).toHaveLength(10);
});

test('a rep disputes what is shared with them, once for each submission', async () => {
  const { context, database, ana, ben, anas, bens, recap } = await team();
  const submissionId = crypto.randomUUID();
  const dispute = (who: typeof ana, oneOnOneId: OneOnOneId, words: string) =>
    disputeData(context, who, { submissionId, oneOnOneId, words });
  expect(await recapToDispute(context, ana, anas.id)).toMatchObject({ words: 'Well done' });
  expect(await recapToDispute(context, ben, anas.id)).toBeUndefined();
  expect(await dispute(ben, anas.id, 'No')).toBe('refused');
  expect(await dispute(ben, bens.id, 'No')).toBe('refused');
  expect(await dispute(ana, anas.id, ' ')).toBe('empty');
  expect(await dispute(ana, anas.id, ' It was won ')).toBe('told');
  expect(await dispute(ana, anas.id, ' It was won ')).toBe('told');
  const kept = await database
    .selectFrom('data_complaint')
    .select(['words', 'raised_at', 'notified_at'])
    .execute();
  expect(kept).toEqual([{ words: 'It was won', raised_at: new Date(NOW), notified_at: null }]);
  expect(await recap()).toMatchObject({ version: 3 });
});

test('the manager and each administrator hear of it once, and what could not be sent is sent again', async () => {
  const emails = ['lee.park@example.com', 'nobody@example.com', 'kim.berg@example.com'];
  const running = await team(emails);
  const { context, database, slack, join, ana, anas, messagesTo, deliveries, ids } = running;
  await disputeData(context, ana, {
    submissionId: crypto.randomUUID(),
    oneOnOneId: anas.id,
    words: 'It was won',
  });
  const notifiedAt = async () =>
    (await database.selectFrom('data_complaint').select('notified_at').executeTakeFirstOrThrow())
      .notified_at;
  const [mia, lee, kim] = [
    join('Mia Keller', 'Europe/Berlin'),
    join('Lee Park'),
    join('Kim Berg'),
  ] as const;
  slack.failNext('chat.postMessage', { kind: 'server-error' });
  await notifyOfComplaints(context);
  expect(await notifiedAt()).toBeNull();
  const got = () => [mia, lee, kim].map((user) => messagesTo(user).length);
  expect([mia, lee, kim].flatMap((user) => messagesTo(user))).toHaveLength(2);
  const lookUps = slack.calls('users.lookupByEmail').length;
  await notifyOfComplaints(context);
  // Only who was not found is looked up again.
  expect(slack.calls('users.lookupByEmail')).toHaveLength(lookUps + 1);
  await notifyOfComplaints(context);
  expect(got()).toEqual([1, 1, 1]);
  expect(await notifiedAt()).toEqual(new Date(NOW));
  expect(messagesTo(mia)[0]).toContain('It was won');
  expect(messagesTo(lee)[0]).toContain('It was won');
  expect(messagesTo(lee)[0]).not.toEqual(messagesTo(mia)[0]);
  expect((await deliveries()).every(({ state }) => state === 'posted')).toBe(true);
  expect(await running.person(ids.mia)).toMatchObject({ slackAccountId: mia.id });
});

test('without anybody in Slack a complaint is kept as it is, and enqueued for nobody', async () => {
  const { context, ana, anas, deliveries } = await team();
  await disputeData(context, ana, {
    submissionId: crypto.randomUUID(),
    oneOnOneId: anas.id,
    words: 'It was won',
  });
  await notifyOfComplaints(context);
  expect(await deliveries()).toEqual([]);
});
