import { describe, expect, test } from 'vitest';
import { loadChecklist, saveChecklist } from '#src/database/checklists/checklists.ts';
import { closeEarlierChecklists } from '#src/database/checklists/outdated-checklists.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { ItemContent } from '#src/domain/checklists/checklist.ts';
import type { ChecklistItemId, SlackAccountId } from '#src/domain/ids.ts';
import { actOnItem } from '#src/workflows/checklists/act-on-item.ts';
import { giveFeedback } from '#src/workflows/checklists/give-feedback.ts';
import { showChecklists } from '#src/workflows/checklists/show-checklists.ts';
import { undoItem } from '#src/workflows/checklists/undo-item.ts';
import { moveCommitment, prepareMove } from '#src/workflows/one-on-ones/move-commitment.ts';
import { showEvidence } from '#src/workflows/signals/show-evidence.ts';
import { coverFor } from '#tests/support/cover-for.ts';
import { addCommitment, addPerson, addSignal, someEvidence } from '#tests/support/sales-team.ts';
import { linkAccount, workflowsAt } from '#tests/support/workflow-context.ts';

const day = calendarDate;

/** Mia's list with an item of each kind that can be acted on, and Tom, who covers for her. */
async function list() {
  // In Berlin it is Tuesday.
  const running = await workflowsAt('2025-11-24T23:30:00Z');
  const { database } = running;
  const mia = await addPerson(database, 'Mia Keller', { timeZone: 'Europe/Berlin' });
  const tom = await addPerson(database, 'Tom Brandt');
  await addPerson(database, 'Raj Mehta', { managerId: tom });
  await coverFor(database, mia, { cover: tom, until: '2025-12-01' });
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  const ben = await addPerson(database, 'Ben Okafor', { managerId: mia });
  const [fewer, wins, other] = [
    await addSignal(database, ana, 'new-opportunities-fell', { severity: 0.75 }),
    await addSignal(database, ana, 'win-rate-fell', { severity: 0.25 }),
    await addSignal(database, ben, 'win-rate-fell'),
  ] as const;
  await addCommitment(database, { manager: mia, rep: ana, action: 'Send the list' });
  const { id: commitmentId } = await database
    .selectFrom('commitment')
    .select('id')
    .executeTakeFirstOrThrow();
  const rep = { id: ana, name: 'Ana Lima' };
  const signal: ItemContent = {
    kind: 'signal',
    rep,
    signalId: fewer,
    signal: 'new-opportunities-fell',
    severity: 0.75,
    firstSeenOn: day('2025-11-14'),
    evidence: someEvidence as never,
    alsoSeen: [
      {
        signalId: wins,
        signal: 'win-rate-fell',
        since: day('2025-11-14'),
        evidence: { headline: 'fewer wins', comparison: '1 of 9.' },
      },
    ],
    questions: ['Why?'],
  };
  const commitment: ItemContent = {
    kind: 'commitment-due',
    rep,
    commitmentId,
    action: 'Send the list',
    owner: rep,
    dueOn: day('2025-11-28'),
    agreedOn: day('2025-11-03'),
  };
  const waiting: ItemContent = {
    kind: 'longest-without-a-one-on-one',
    rep: { id: ben, name: 'Ben Okafor' },
    questions: ['How are you?'],
  };
  const checklist = await saveChecklist(database, {
    managerId: mia,
    week: day('2025-11-24'),
    exportAsOf: day('2025-11-21'),
    items: [signal, waiting, commitment],
    coverId: tom,
  });
  const items = (await loadChecklist(database, checklist))?.items.map(({ id }) => id) ?? [];
  const [ofSignal, ofWaiting, ofCommitment] = items as [
    ChecklistItemId,
    ChecklistItemId,
    ChecklistItemId,
  ];
  const state = async () => ({
    items: (await loadChecklist(database, checklist))?.items.map((item) => item.state.state),
    signals: await database
      .selectFrom('signal')
      .select(['id', 'snoozed_until', 'dismissed_on', 'dismissed_severity'])
      .orderBy('id')
      .execute(),
    waiting: await database.selectFrom('waiting_snooze').selectAll().execute(),
    commitment: await database
      .selectFrom('commitment')
      .select(['state', 'due_on', 'closed_at', 'ticked_by'])
      .executeTakeFirstOrThrow(),
  });
  return {
    ...running,
    mia: await running.person(mia),
    tom: await running.person(tom),
    ids: { mia, tom, ana, ben, fewer, wins, other, commitmentId },
    checklist,
    ofSignal,
    ofWaiting,
    ofCommitment,
    state,
  };
}

const untouched = { snoozed_until: null, dismissed_on: null, dismissed_severity: null };

test('a snooze is of all that an item names, until the next list, and of nothing else', async () => {
  const { context, mia, tom, ids, checklist, ofSignal, ofWaiting, state } = await list();
  const before = await state();
  expect(await actOnItem(context, tom, ofSignal, 'snoozed')).toBeUndefined();
  expect(await actOnItem(context, mia, 999 as ChecklistItemId, 'snoozed')).toBeUndefined();
  expect(await state()).toEqual(before);
  expect(await actOnItem(context, mia, ofSignal, 'snoozed')).toBe(checklist);
  const snoozed = { ...untouched, snoozed_until: '2025-12-01' };
  expect(await state()).toEqual({
    ...before,
    items: ['snoozed', 'open', 'open'],
    signals: [
      { id: ids.fewer, ...snoozed },
      { id: ids.wins, ...snoozed },
      { id: ids.other, ...untouched },
    ],
  });
  // A second click on something else changes nothing.
  expect(await actOnItem(context, mia, ofSignal, 'dismissed')).toBe(checklist);
  expect(await actOnItem(context, mia, ofWaiting, 'snoozed')).toBe(checklist);
  const { items, signals, waiting } = await state();
  expect({ items, dismissed: signals.map((signal) => signal.dismissed_on) }).toEqual({
    items: ['snoozed', 'snoozed', 'open'],
    dismissed: [null, null, null],
  });
  expect(waiting).toEqual([{ manager_id: ids.mia, rep_id: ids.ben, snoozed_until: '2025-12-01' }]);
});

test('a dismissal keeps how severe it was on the manager’s day', async () => {
  const { context, mia, ids, checklist, ofSignal, ofWaiting, state } = await list();
  const before = await state();
  expect(await actOnItem(context, mia, ofSignal, 'dismissed')).toBe(checklist);
  const dismissed = { ...untouched, dismissed_on: '2025-11-25' };
  const after = {
    ...before,
    items: ['dismissed', 'open', 'open'],
    signals: [
      { id: ids.fewer, ...dismissed, dismissed_severity: 0.75 },
      { id: ids.wins, ...dismissed, dismissed_severity: 0.25 },
      { id: ids.other, ...untouched },
    ],
  };
  expect(await state()).toEqual(after);
  expect(await actOnItem(context, mia, ofWaiting, 'dismissed')).toBe(checklist);
  expect(await state()).toEqual({ ...after, items: ['dismissed', 'dismissed', 'open'] });
});

test.each(['kept', 'dropped'] as const)(
  'a commitment is %s from its item alone',
  async (became) => {
    const { context, mia, checklist, ofSignal, ofCommitment, state } = await list();
    const before = await state();
    expect(await actOnItem(context, mia, ofSignal, became)).toBe(checklist);
    expect(await state()).toEqual(before);
    expect(await actOnItem(context, mia, ofCommitment, became)).toBe(checklist);
    expect(await state()).toMatchObject({
      items: ['open', 'open', became],
      commitment: { state: became, ticked_by: null, closed_at: new Date('2025-11-24T23:30:00Z') },
      signals: before.signals,
    });
  },
);

test('what was agreed can’t be snoozed', async () => {
  const { context, mia, ofCommitment, state } = await list();
  const before = await state();
  await actOnItem(context, mia, ofCommitment, 'snoozed');
  expect(await state()).toEqual(before);
});

describe('Undo', () => {
  test.each(['snoozed', 'dismissed', 'kept', 'dropped'] as const)(
    'has what was %s be as before, once, for whoever did it',
    async (action) => {
      const { context, mia, tom, checklist, ofSignal, ofWaiting, ofCommitment, state } =
        await list();
      const before = await state();
      const items =
        action === 'kept' || action === 'dropped' ? [ofCommitment] : [ofSignal, ofWaiting];
      for (const item of items) await actOnItem(context, mia, item, action);
      const after = await state();
      expect(after).not.toEqual(before);
      for (const item of items) expect(await undoItem(context, tom, item)).toBeUndefined();
      expect(await state()).toEqual(after);
      for (const item of items) expect(await undoItem(context, mia, item)).toBe(checklist);
      for (const item of items) expect(await undoItem(context, mia, item)).toBe(checklist);
      expect(await state()).toEqual(before);
    },
  );

  test('has a commitment be due when it was before its last move', async () => {
    const { context, database, mia, ofCommitment, state } = await list();
    const before = await state();
    await moveCommitment(context, mia, ofCommitment, day('2025-12-05'));
    expect((await state()).items).toEqual(['open', 'open', 'moved']);
    await undoItem(context, mia, ofCommitment);
    expect(await state()).toEqual(before);
    expect(await database.selectFrom('commitment_move').selectAll().execute()).toEqual([]);
  });

  test('goes back to an earlier verdict where there was one', async () => {
    const { context, database, mia, ids, ofSignal, state } = await list();
    const earlier = await saveChecklist(database, {
      managerId: ids.mia,
      week: day('2025-10-27'),
      exportAsOf: day('2025-10-24'),
      items: [],
    });
    await database
      .insertInto('checklist_item')
      .values({
        checklist_id: earlier,
        position: 1,
        kind: 'signal',
        rep_id: ids.ana,
        signal_id: ids.fewer,
        content: JSON.stringify({ severity: 0.4 }),
        state: 'dismissed',
        acted_by: ids.mia,
        acted_at: new Date('2025-10-28T12:00:00Z'),
      })
      .execute();
    await actOnItem(context, mia, ofSignal, 'dismissed');
    await undoItem(context, mia, ofSignal);
    expect((await state()).signals[0]).toEqual({
      id: ids.fewer,
      snoozed_until: null,
      dismissed_on: '2025-10-28',
      dismissed_severity: 0.4,
    });
  });

  test.each(['snoozed', 'dismissed', 'kept'] as const)(
    'is over with the list: what was %s stays, and nothing more is put off',
    async (action) => {
      const { context, database, mia, ids, ofSignal, ofWaiting, ofCommitment, state } =
        await list();
      const item = action === 'kept' ? ofCommitment : ofSignal;
      await actOnItem(context, mia, item, action);
      await closeEarlierChecklists(database, ids.mia, day('2025-12-01'), context.now());
      const before = await state();
      await undoItem(context, mia, item);
      await actOnItem(context, mia, ofWaiting, 'snoozed');
      expect(await state()).toEqual(before);
    },
  );

  test('is not for what the rep ticked off', async () => {
    const { context, database, mia, ids, ofCommitment, state } = await list();
    await database
      .updateTable('commitment')
      .set({ state: 'kept', ticked_by: ids.ana, closed_at: context.now() })
      .execute();
    const before = await state();
    expect(before.items).toEqual(['open', 'open', 'kept']);
    await undoItem(context, mia, ofCommitment);
    expect(await state()).toEqual(before);
  });
});

test('a commitment is moved once, to a day that is still to come, by whose list it is', async () => {
  const { context, database, mia, tom, ids, checklist, ofSignal, ofCommitment, state } =
    await list();
  const to = day('2025-12-05');
  expect(await prepareMove(context, mia, ofSignal)).toBeUndefined();
  expect(await prepareMove(context, tom, ofCommitment)).toBeUndefined();
  expect(await prepareMove(context, mia, ofCommitment)).toEqual({
    action: 'Send the list',
    dueOn: '2025-11-28',
    today: '2025-11-25',
  });
  expect(await moveCommitment(context, mia, ofSignal, to)).toEqual({ result: 'refused' });
  expect(await moveCommitment(context, tom, ofCommitment, to)).toEqual({ result: 'refused' });
  for (const wrong of [undefined, day('2025-11-28'), day('2025-11-24')]) {
    expect(await moveCommitment(context, mia, ofCommitment, wrong)).toEqual({
      result: 'wrong',
      problem: expect.stringMatching(/./) as string,
    });
  }
  const moved = { result: 'moved', checklistId: checklist };
  expect(await moveCommitment(context, mia, ofCommitment, to)).toEqual(moved);
  expect(await moveCommitment(context, mia, ofCommitment, day('2025-12-08'))).toEqual(moved);
  expect((await state()).commitment).toMatchObject({ state: 'open', due_on: '2025-12-05' });
  const moves = await database.selectFrom('commitment_move').selectAll().execute();
  expect(moves).toMatchObject([
    {
      commitment_id: ids.commitmentId,
      from_on: '2025-11-28',
      to_on: '2025-12-05',
      moved_by: ids.mia,
    },
  ]);
});

test('feedback is the manager’s, and the newest counts', async () => {
  const { context, database, mia, tom, ids, checklist, ofSignal } = await list();
  const give = (who: typeof mia, useful: boolean) =>
    giveFeedback(
      context,
      who,
      ofSignal,
      useful ? { verdict: 'useful' } : { verdict: 'not-useful', reason: 'other' },
    );
  expect(await give(tom, true)).toBeUndefined();
  expect(await database.selectFrom('feedback').selectAll().execute()).toEqual([]);
  expect(await give(mia, false)).toBe(checklist);
  expect(await give(mia, true)).toBe(checklist);
  expect(await database.selectFrom('feedback').selectAll().execute()).toEqual([
    {
      item_id: ofSignal,
      person_id: ids.mia,
      verdict: 'useful',
      reason: null,
      at: new Date('2025-11-24T23:30:00Z'),
    },
  ]);
});

test('evidence is shown to whose list it is and to the cover, with what is known of it', async () => {
  const { context, database, mia, tom, ids, ofSignal, ofWaiting } = await list();
  await database
    .insertInto('expectation')
    .values({
      manager_id: ids.mia,
      rep_id: ids.ana,
      measure: 'new deals',
      level: '2',
      due_on: null,
      agreed_on: day('2025-11-03'),
      ended_on: null,
    })
    .execute();
  expect(await showEvidence(context, mia, ofWaiting)).toBeUndefined();
  const shown = await showEvidence(context, mia, ofSignal);
  expect(shown).toMatchObject({
    rep: { id: ids.ana },
    evidence: { headline: someEvidence.headline },
    guide: context.coaching.guides['new-opportunities-fell'],
    expectations: [{ measure: 'new deals' }],
    since: undefined,
    alsoSeen: [{ signalId: ids.wins }],
    firstSeenOn: '2025-11-14',
    exportAsOf: '2025-11-21',
    today: '2025-11-25',
  });
  // What Mia agreed with Ana is between those two.
  expect(await showEvidence(context, tom, ofSignal)).toEqual({
    ...shown,
    expectations: [],
    today: '2025-11-24',
  });
  expect(await showEvidence(context, mia, 999 as ChecklistItemId)).toBeUndefined();
});

test('a posted message and its reminder follow what became of the items, for whoever got them', async () => {
  const { context, database, slack, join, ids, mia, checklist, ofSignal, messagesTo } =
    await list();
  await showChecklists(context);
  expect(slack.calls('chat.update')).toEqual([]);
  const tom = join('Tom Brandt', 'Europe/Berlin');
  await linkAccount(database, ids.tom, tom);
  const channel = await context.slack.openDirectMessage(tom.id as SlackAccountId);
  for (const key of [`checklist:${checklist}`, `reminder:${checklist}`]) {
    const messageTs = await context.slack.post(channel, { text: key, blocks: [] }, 1 as never);
    await database
      .insertInto('delivery')
      .values({
        key,
        checklist_id: key.startsWith('checklist') ? checklist : null,
        recipient: tom.id as SlackAccountId,
        state: 'posted',
        last_error: null,
        channel,
        message_ts: messageTs,
        claimed_at: context.now(),
        posted_at: context.now(),
      })
      .execute();
  }
  await actOnItem(context, mia, ofSignal, 'snoozed');
  await showChecklists(context);
  const [first = '', second = ''] = messagesTo(tom);
  expect(first).toContain('Snoozed by Mia Keller');
  expect(second).toContain('Ben is still open.');
  expect(slack.calls('chat.update')).toHaveLength(2);
});
