import { expect, test } from 'vitest';
import { loadChecklist, saveChecklist } from '#src/database/checklists/checklists.ts';
import { insertInitiative } from '#src/database/programme/initiatives.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { ItemContent } from '#src/domain/checklists/checklist.ts';
import type {
  ChecklistItemId,
  CommitmentId,
  InitiativeId,
  OneOnOneId,
  PersonId,
} from '#src/domain/ids.ts';
import type { OneOnOneDraft } from '#src/domain/one-on-ones/one-on-one-draft.ts';
import type { Person } from '#src/domain/people/person.ts';
import { agreeExpectations } from '#src/workflows/one-on-ones/agree-expectations.ts';
import { loadHistoryPage, sendHistory } from '#src/workflows/one-on-ones/load-history.ts';
import { logOneOnOne, type LogOrigin } from '#src/workflows/one-on-ones/log-one-on-one.ts';
import { prepareLogOfItem, prepareLogOfRep } from '#src/workflows/one-on-ones/prepare-log.ts';
import type { HistoryFormat } from '#src/screen/one-on-ones/history-document.ts';
import { coverFor } from '#tests/support/cover-for.ts';
import { addPerson, addSignal, someEvidence } from '#tests/support/sales-team.ts';
import { linkAccount, workflowsAt } from '#tests/support/workflow-context.ts';

const day = calendarDate;
const MONDAY = day('2025-11-24');

/** Mia in Berlin with Ana and Ben, her list of the week with an item of each kind, and Tom, who covers for her. */
async function team() {
  const running = await workflowsAt('2025-11-24T23:30:00Z');
  const { database, person } = running;
  const mia = await addPerson(database, 'Mia Keller', { timeZone: 'Europe/Berlin' });
  const tom = await addPerson(database, 'Tom Brandt', { timeZone: 'Europe/Berlin' });
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  const ben = await addPerson(database, 'Ben Okafor', { managerId: mia });
  const raj = await addPerson(database, 'Raj Mehta', { managerId: tom });
  await coverFor(database, mia, { cover: tom, until: '2025-12-01' });
  const fewer = await addSignal(database, ana, 'new-opportunities-fell');
  const strong = await addSignal(database, ana, 'fast-funnel');
  const anas = { id: ana, name: 'Ana Lima' };
  const evidence = someEvidence as never;
  const contents: ItemContent[] = [
    {
      kind: 'signal',
      rep: anas,
      signalId: fewer,
      signal: 'new-opportunities-fell',
      severity: 0.75,
      firstSeenOn: day('2025-11-14'),
      evidence,
      questions: ['Why?', 'What now?'],
    },
    {
      kind: 'longest-without-a-one-on-one',
      rep: { id: ben, name: 'Ben Okafor' },
      questions: ['How are you?'],
    },
    { kind: 'strength', rep: anas, signalId: strong, signal: 'fast-funnel', evidence },
  ];
  const list = async (managerId: PersonId, week = MONDAY, items = contents, coverId?: PersonId) => {
    const id = await saveChecklist(database, {
      managerId,
      week,
      exportAsOf: day('2025-11-21'),
      items,
      ...(coverId !== undefined && { coverId }),
    });
    const ids = (await loadChecklist(database, id))?.items.map((item) => item.id) ?? [];
    return { id, items: ids };
  };
  const mias = await list(mia, MONDAY, contents, tom);
  const [ofSignal, ofWaiting, ofStrength] = mias.items;
  if (ofSignal === undefined || ofWaiting === undefined || ofStrength === undefined) {
    throw new Error('Three items were saved.');
  }
  const draft = (more: Partial<OneOnOneDraft> = {}): OneOnOneDraft => ({
    repId: ana,
    managerId: mia,
    heldOn: day('2025-11-25'),
    topics: ['skill'],
    notes: 'She seems tired.',
    commitments: [],
    settled: [],
    talkedAbout: [],
    initiatives: [],
    nextOn: undefined,
    nextMinute: undefined,
    recap: { isShared: false, words: '', includesNotes: false },
    ...more,
  });
  const log = (who: Person, more: Partial<OneOnOneDraft> = {}, origin: Partial<LogOrigin> = {}) =>
    logOneOnOne(running.context, who, draft({ managerId: who.id, ...more }), {
      submissionId: crypto.randomUUID(),
      itemId: undefined,
      editing: undefined,
      ...origin,
    });
  const oneOnOnes = () => database.selectFrom('one_on_one').selectAll().orderBy('id').execute();
  const commitments = () => database.selectFrom('commitment').selectAll().orderBy('id').execute();
  const recaps = () => database.selectFrom('recap').selectAll().execute();
  const states = async () =>
    (await loadChecklist(database, mias.id))?.items.map(({ state }) => state.state);
  return {
    ...running,
    ids: { mia, tom, ana, ben, raj, fewer },
    mia: await person(mia),
    tom: await person(tom),
    list,
    mias: { ...mias, ofSignal, ofWaiting, ofStrength },
    log,
    oneOnOnes,
    commitments,
    recaps,
    states,
  };
}

const line = (ownerId: PersonId, action: string, dueOn?: string) => ({
  action,
  ownerId,
  dueOn: dueOn === undefined ? undefined : day(dueOn),
});

test('what an item led to is kept with what it was about, once for each submission', async () => {
  const { ids, mia, mias, log, oneOnOnes, commitments, recaps, states } = await team();
  const submissionId = crypto.randomUUID();
  const save = () =>
    log(
      mia,
      {
        commitments: [line(ids.ana, 'Call them', '2025-12-01'), line(ids.mia, ' ')],
        nextOn: day('2025-12-02'),
        nextMinute: 14 * 60,
        recap: { isShared: true, words: ' Well done ', includesNotes: true },
      },
      { itemId: mias.ofSignal, submissionId },
    );
  const saved = {
    result: 'saved',
    repId: ids.ana,
    logged: {
      rep: { name: 'Ana Lima' },
      heldOn: '2025-11-25',
      agreed: 1,
      dueOn: '2025-12-01',
      isShared: true,
      today: '2025-11-25',
    },
  };
  expect(await save()).toMatchObject(saved);
  expect(await save()).toMatchObject(saved);
  expect(await oneOnOnes()).toMatchObject([
    {
      rep_id: ids.ana,
      manager_id: ids.mia,
      signal_id: ids.fewer,
      question: 'Why?',
      measure: { observed: 0.6, usual: 1.8 },
      held_on: '2025-11-25',
      topics: ['skill'],
      notes: 'She seems tired.',
      next_on: '2025-12-02',
      next_at: new Date('2025-12-02T13:00:00Z'),
      edited_at: null,
    },
  ]);
  expect(await commitments()).toMatchObject([{ action: 'Call them', position: 1, state: 'open' }]);
  expect(await recaps()).toMatchObject([{ words: 'Well done', includes_notes: true }]);
  expect(await states()).toEqual(['logged', 'open', 'open']);
});

test('without an item it is about nothing, and of other items only what they ask', async () => {
  const { ids, mia, mias, log, oneOnOnes, recaps, states } = await team();
  expect(await log(mia)).toMatchObject({ result: 'saved', repId: ids.ana, logged: { agreed: 0 } });
  await log(mia, { nextOn: day('2025-12-02') }, { itemId: mias.ofStrength });
  await log(mia, { repId: ids.ben }, { itemId: mias.ofWaiting });
  const of = await oneOnOnes();
  expect(of.map(({ question }) => question)).toEqual([null, null, 'How are you?']);
  expect(of.map(({ signal_id }) => signal_id !== null)).toEqual([false, true, false]);
  expect(of.map(({ next_on, next_at }) => [next_on, next_at])).toEqual([
    [null, null],
    ['2025-12-02', null],
    [null, null],
  ]);
  expect(await recaps()).toEqual([]);
  // Wherever it was logged, there was a one-on-one with Ana.
  expect(await states()).toEqual(['logged', 'logged', 'logged']);
});

test('nothing is written of a draft that is wrong, nor of somebody else’s rep or item', async () => {
  const { ids, mia, tom, mias, log, oneOnOnes } = await team();
  for (const wrong of [{ heldOn: undefined }, { heldOn: day('2025-11-26') }]) {
    expect(await log(mia, wrong)).toMatchObject({
      result: 'wrong',
      errors: [{ field: 'held-on' }],
    });
  }
  const refused = { result: 'refused' };
  expect(await log(mia, { repId: ids.raj })).toEqual(refused);
  expect(await log(tom)).toEqual(refused);
  expect(await log(mia, { repId: ids.ben }, { itemId: mias.ofSignal })).toEqual(refused);
  expect(await log(mia, {}, { itemId: 999 as ChecklistItemId })).toEqual(refused);
  expect(await oneOnOnes()).toEqual([]);
  // Who covers logs with the team whose list it is.
  expect(await log(tom, {}, { itemId: mias.ofSignal })).toMatchObject({ result: 'saved' });
  expect(await oneOnOnes()).toMatchObject([{ manager_id: ids.tom, rep_id: ids.ana }]);
});

test('only the author edits, and the rep is asked again where what they see changed', async () => {
  const { ids, mia, tom, mias, log, oneOnOnes, recaps, commitments, database } = await team();
  const recap = { isShared: true, words: 'Well done', includesNotes: false };
  const commitment = [line(ids.ana, 'Call them', '2025-12-01')];
  await log(mia, { recap, commitments: commitment }, { itemId: mias.ofSignal });
  const [{ id } = { id: 0 as OneOnOneId }] = await oneOnOnes();
  const edit = (who: Person, more: Partial<OneOnOneDraft>) => log(who, more, { editing: id });
  expect(await edit(tom, { repId: ids.raj })).toEqual({ result: 'refused' });
  expect(await edit(mia, { repId: ids.ben })).toEqual({ result: 'refused' });
  expect(await log(mia, {}, { editing: 99 as OneOnOneId })).toEqual({ result: 'refused' });
  const acknowledge = () =>
    database.updateTable('recap').set({ acknowledged_at: new Date() }).execute();
  const asked = async () => {
    const [now] = await recaps();
    return now?.acknowledged_at === null && now.changed_at !== null;
  };
  await acknowledge();
  expect(await edit(mia, { recap, commitments: commitment, notes: 'Private' })).toMatchObject({
    result: 'saved',
    repId: ids.ana,
  });
  expect(await oneOnOnes()).toMatchObject([{ notes: 'Private', signal_id: ids.fewer }]);
  expect((await oneOnOnes())[0]?.edited_at).not.toBeNull();
  expect(await asked()).toBe(false);
  await edit(mia, { recap, commitments: [line(ids.ana, 'Call all', '2025-12-02')] });
  expect(await asked()).toBe(true);
  expect(await commitments()).toMatchObject([{ action: 'Call all', due_on: '2025-12-02' }]);
  await acknowledge();
  await edit(mia, { commitments: [line(ids.ana, '')] });
  expect(await recaps()).toMatchObject([{ withdrawn_at: new Date('2025-11-24T23:30:00Z') }]);
  expect(await commitments()).toMatchObject([{ state: 'dropped' }]);
  // Shared again it is new to the rep, who has nothing to compare it with.
  const [before] = await recaps();
  await edit(mia, { recap });
  const [after] = await recaps();
  expect(after).toMatchObject({ withdrawn_at: null, changed_at: before?.changed_at });
});

test('in a one-on-one earlier commitments are settled, points and initiatives noted, and the lists about them named', async () => {
  const { context, database, ids, mia, mias, list, log, oneOnOnes, commitments, recaps } =
    await team();
  const actions = ['Keep', 'Drop', 'Move', 'Late'];
  const recap = { isShared: true, words: 'First', includesNotes: false };
  await log(mia, {
    heldOn: day('2025-11-18'),
    recap,
    commitments: actions.map((action) => line(ids.ana, action, '2025-11-28')),
  });
  await log(mia, {
    repId: ids.ben,
    heldOn: day('2025-11-18'),
    commitments: [line(ids.ben, 'Bens', '2025-11-28')],
  });
  const open = await commitments();
  const idOf = (action: string) =>
    open.find((one) => one.action === action)?.id ?? (0 as CommitmentId);
  const due = (action: string): ItemContent => ({
    kind: 'commitment-due',
    rep: { id: ids.ana, name: 'Ana Lima' },
    commitmentId: idOf(action),
    action,
    owner: { id: ids.ana, name: 'Ana Lima' },
    dueOn: day('2025-11-28'),
    agreedOn: day('2025-11-18'),
  });
  const last = await list(ids.mia, day('2025-11-17'), ['Keep', 'Drop', 'Move'].map(due));
  const point = await database
    .insertInto('agenda_point')
    .values(
      ['Pay', 'Car'].map((words) => ({
        rep_id: ids.ana,
        manager_id: ids.mia,
        submission_id: crypto.randomUUID(),
        words,
        added_at: new Date(),
        talked_about_in: null,
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  const initiative = (await insertInitiative(
    database,
    {
      name: 'MEDDIC',
      question: 'Who signs?',
      startsOn: day('2025-11-17'),
      endsOn: day('2025-11-21'),
      managers: [ids.mia],
    },
    crypto.randomUUID(),
  )) as InitiativeId;
  const prepared = await prepareLogOfItem(context, mia, mias.ofSignal);
  expect(prepared).toMatchObject({
    about: { itemId: mias.ofSignal },
    prepared: {
      manager: { id: ids.mia },
      reps: [{ id: ids.ana }],
      today: '2025-11-25',
      topic: { claim: 'New deals have dried up', isAbout: true },
      isFull: false,
      openCommitments: actions.map((action) => ({ action })),
      initiatives: [{ id: initiative, name: 'MEDDIC', isTicked: false }],
      points: [{ words: 'Pay' }, { words: 'Car' }],
      logged: undefined,
    },
  });
  expect(prepared?.about).not.toHaveProperty('editing');
  const dueItem = await prepareLogOfItem(context, mia, last.items[0] ?? mias.ofSignal);
  expect(dueItem?.prepared.topic).toEqual({ claim: 'Agreed with Ana: Keep', isAbout: undefined });

  const version = async () => (await recaps())[0]?.version ?? 0;
  const before = await version();
  const saved = await log(
    mia,
    {
      settled: [
        { id: idOf('Keep'), became: 'kept' },
        { id: idOf('Drop'), became: 'dropped' },
        { id: idOf('Move'), became: 'moved', to: day('2025-12-05') },
        { id: idOf('Bens'), became: 'kept' },
      ],
      talkedAbout: [point.id],
      initiatives: [initiative],
      nextOn: day('2025-12-02'),
      nextMinute: 9 * 60 + 5,
      commitments: [line(ids.ana, 'New', '2025-12-01')],
    },
    { itemId: mias.ofSignal },
  );
  expect(saved).toMatchObject({ result: 'saved', repId: ids.ana });
  const now = await commitments();
  expect(now.map(({ action, state, due_on }) => [action, state, due_on])).toEqual([
    ['Keep', 'kept', '2025-11-28'],
    ['Drop', 'dropped', '2025-11-28'],
    ['Move', 'open', '2025-12-05'],
    ['Late', 'open', '2025-11-28'],
    ['Bens', 'open', '2025-11-28'],
    ['New', 'open', '2025-12-01'],
  ]);
  const marked = (await loadChecklist(database, last.id))?.items.map(({ state }) => state.state);
  expect(marked).toEqual(['kept', 'dropped', 'moved']);
  expect(await version()).toBeGreaterThan(before + 3);
  const [, , third] = await oneOnOnes();
  const points = await database
    .selectFrom('agenda_point')
    .select('talked_about_in')
    .orderBy('id')
    .execute();
  expect(points.map((one) => one.talked_about_in)).toEqual([third?.id, null]);

  // What was logged from the item fills in the modal, without its own commitments among those of before.
  expect(await prepareLogOfItem(context, mia, mias.ofSignal)).toMatchObject({
    about: { itemId: mias.ofSignal, editing: third?.id },
    prepared: {
      openCommitments: [{ action: 'Move' }, { action: 'Late' }],
      initiatives: [{ isTicked: true }],
      points: [{ words: 'Car' }],
      logged: { id: third?.id, nextTime: '09:05' },
    },
  });
  // A week after its last day an initiative may still be ticked.
  expect(await prepareLogOfRep(context, mia, ids.ana)).toMatchObject({
    initiatives: [{ isTicked: false }],
  });
  await database
    .updateTable('initiative')
    .set({ starts_on: day('2025-11-10'), ends_on: day('2025-11-17') })
    .execute();
  expect(await prepareLogOfRep(context, mia, ids.ana)).toMatchObject({ initiatives: [] });
});

test('the modal’s topic says what the item says', async () => {
  const { context, mia, mias } = await team();
  const topicOf = async (itemId: ChecklistItemId) =>
    (await prepareLogOfItem(context, mia, itemId))?.prepared.topic;
  expect(await topicOf(mias.ofWaiting)).toEqual({
    claim: 'A good moment to talk with Ben.',
    isAbout: undefined,
  });
  expect(await topicOf(mias.ofStrength)).toEqual({
    claim: 'New deals have dried up',
    isAbout: true,
  });
  expect(await prepareLogOfItem(context, mia, 999 as ChecklistItemId)).toBeUndefined();
});

test('by hand it is logged with one of the team, or with whom is chosen', async () => {
  const { context, database, mia, tom, ids, person, log } = await team();
  await log(mia, { commitments: [line(ids.ana, 'Call them')] });
  const one = await prepareLogOfRep(context, mia, ids.ana);
  expect(one).toMatchObject({
    reps: [{ id: ids.ana }],
    openCommitments: [{ action: 'Call them' }],
    topic: undefined,
    logged: undefined,
  });
  const any = await prepareLogOfRep(context, mia, undefined);
  expect(any).toMatchObject({
    reps: [{ id: ids.ana }, { id: ids.ben }],
    openCommitments: [],
    points: [],
  });
  expect(await prepareLogOfRep(context, mia, ids.raj)).toBeUndefined();
  expect(await prepareLogOfRep(context, await person(ids.ana), undefined)).toBeUndefined();
  expect((await prepareLogOfRep(context, tom, undefined))?.reps).toMatchObject([{ id: ids.raj }]);
  await database
    .updateTable('person')
    .set({ end_date: day('2025-11-24') })
    .where('id', '=', ids.ben)
    .execute();
  expect(await prepareLogOfRep(context, mia, undefined)).toMatchObject({
    reps: [{ id: ids.ana }],
    openCommitments: [{ action: 'Call them' }],
  });
});

test('expectations are agreed with one’s own reps, and shown by this week’s list', async () => {
  const { context, database, mia, tom, ids, mias } = await team();
  const good = { measure: 'new deals', level: '2 a week', dueOn: day('2025-12-31') };
  const agree = (who: Person, drafts: readonly (typeof good)[]) =>
    agreeExpectations(context, who, ids.ana, drafts);
  const stored = () =>
    database
      .selectFrom('expectation')
      .select(['measure', 'level', 'agreed_on', 'ended_on'])
      .orderBy('id')
      .execute();
  expect(await agree(tom, [good])).toEqual({ result: 'refused' });
  expect(await agree(mia, [{ ...good, level: '' }])).toMatchObject({
    result: 'wrong',
    problems: [{ line: 0, field: 'level' }],
  });
  expect(await agree(mia, [{ ...good, dueOn: day('2025-11-24') }])).toMatchObject({
    result: 'wrong',
  });
  expect(await stored()).toEqual([]);
  const version = async () =>
    database
      .selectFrom('checklist')
      .select('version')
      .where('id', '=', mias.id)
      .executeTakeFirstOrThrow();
  const saved = { result: 'saved' };
  expect(await agree(mia, [good])).toEqual(saved);
  expect(await agree(mia, [good])).toEqual(saved);
  expect(await agree(mia, [{ ...good, level: '3 a week' }])).toEqual(saved);
  expect(await version()).toEqual({ version: 4 });
  const old = { measure: 'new deals', level: '2 a week', agreed_on: '2025-11-25' };
  expect(await stored()).toEqual([
    { ...old, ended_on: '2025-11-25' },
    { ...old, level: '3 a week', ended_on: null },
  ]);
  await database
    .updateTable('checklist')
    .set({ week: day('2025-11-17') })
    .execute();
  expect(await agree(mia, [])).toEqual(saved);
  expect(await version()).toEqual({ version: 4 });
});

test('a history is the author’s own, and is sent once for each time and format that it is asked for', async () => {
  const { context, database, ids, mia, tom, join, log, messagesTo } = await team();
  await log(mia, { notes: 'One' });
  const user = join('Mia Keller', 'Europe/Berlin');
  await linkAccount(database, ids.mia, user);
  expect(await loadHistoryPage(context, tom, ids.ana, 0)).toBeUndefined();
  const page = await loadHistoryPage(context, mia, ids.ana, 3);
  expect(page).toMatchObject({ rep: { id: ids.ana }, page: 3, isSent: false, today: '2025-11-25' });
  expect(page?.entries.length).toBeGreaterThan(0);
  const send = (who: Person, format: HistoryFormat, viewId: string) =>
    sendHistory(context, who, user.id as never, ids.ana, { format, viewId });
  expect(await send(tom, 'md', 'V1')).toBeUndefined();
  expect(await send(mia, 'md', 'V1')).toEqual({ ...page, page: 0, isSent: true });
  await send(mia, 'md', 'V1');
  const once = messagesTo(user).length;
  expect(once).toBeGreaterThan(0);
  await send(mia, 'csv', 'V1');
  await send(mia, 'md', 'V2');
  expect(messagesTo(user)).toHaveLength(3 * once);
});
