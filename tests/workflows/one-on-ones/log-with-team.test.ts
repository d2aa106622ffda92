import { expect, test } from 'vitest';
import { loadPlanInput } from '#src/database/checklists/plan-inputs.ts';
import { loadChecklist, saveChecklist } from '#src/database/checklists/checklists.ts';
import { heldOneOnOnes } from '#src/database/one-on-ones/held-one-on-ones.ts';
import { repsOf } from '#src/database/people/people.ts';
import { writeGroupSignals } from '#src/database/signals/group-signals.ts';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import type { ItemContent } from '#src/domain/checklists/checklist.ts';
import type { ChecklistItemId, PersonId } from '#src/domain/ids.ts';
import type { GroupFacts } from '#src/domain/signals/group-signals.ts';
import { actOnItem } from '#src/workflows/checklists/act-on-item.ts';
import { logWithTeam, type TeamLogDraft } from '#src/workflows/one-on-ones/log-with-team.ts';
import { prepareLogWithTeam } from '#src/workflows/one-on-ones/prepare-log-with-team.ts';
import { showTeamEvidence } from '#src/workflows/signals/show-team-evidence.ts';
import { coverFor } from '#tests/support/cover-for.ts';
import { addPerson, addSignal } from '#tests/support/sales-team.ts';
import { workflowsAt } from '#tests/support/workflow-context.ts';

const MONDAY = calendarDate('2025-11-24');
const EXPORT = calendarDate('2025-11-21');
const SUBMISSION = '00000000-0000-4000-8000-000000000001';
const OTHER_SUBMISSION = '00000000-0000-4000-8000-000000000002';

/** Mia's team of four, three of whom have fewer new deals, with the item on her list; Tom covers for her. */
async function team() {
  const running = await workflowsAt('2025-11-24T12:00:00Z');
  const { database, context, person } = running;
  const mia = await addPerson(database, 'Mia Keller');
  const tom = await addPerson(database, 'Tom Brandt');
  const add = (name: string, managerId: PersonId) => addPerson(database, name, { managerId });
  const [ana, ben, chi, dan] = [
    await add('Ana Lima', mia),
    await add('Ben Okafor', mia),
    await add('Chi Wen', mia),
    await add('Dan Wu', mia),
  ];
  const raj = await add('Raj Mehta', tom);
  await coverFor(database, mia, { cover: tom, until: '2025-12-01' });
  const anasSignal = await addSignal(database, ana, 'new-opportunities-fell');
  const facts: GroupFacts = {
    noun: 'new deals',
    direction: 'fewer',
    observed: 11,
    weeks: 6,
    before: 104,
    weeksBefore: 26,
    since: calendarDate('2025-10-11'),
    changed: 3,
    of: 4,
    reps: [ana, ben, chi],
    each: [{ rep: ana, observed: 2, before: 30 }],
    weekly: [4, 4, 4, 2, 2, 2, 1, 2, 2],
  };
  const kind = 'new-opportunities-fell';
  await writeGroupSignals(database, mia, [{ kind, isFading: false, severity: 0.5, facts }], EXPORT);
  const { id: groupSignalId } = await database
    .selectFrom('group_signal')
    .select('id')
    .executeTakeFirstOrThrow();
  const item: ItemContent = {
    kind: 'team',
    reps: [ana, ben, chi].map((id, index) => ({
      id,
      name: ['Ana Lima', 'Ben Okafor', 'Chi Wen'][index] ?? '',
    })),
    groupSignalId,
    signal: kind,
    severity: 0.5,
    firstSeenOn: EXPORT,
    facts,
    questions: ['What changed for all of us?'],
  };
  const list = await saveChecklist(database, {
    managerId: mia,
    coverId: tom,
    week: MONDAY,
    exportAsOf: EXPORT,
    items: [item],
  });
  const itemId = (await loadChecklist(database, list))?.items[0]?.id ?? (0 as ChecklistItemId);
  const planned = async (week = addDays(MONDAY, 7)) =>
    (await loadPlanInput(database, mia, await repsOf(database, mia, week), week)).shared?.[0];
  return {
    ...running,
    context,
    mia: await person(mia),
    tom: await person(tom),
    list,
    itemId,
    groupSignalId,
    ana,
    ben,
    chi,
    dan,
    raj,
    anasSignal,
    planned,
    stateOf: async () => (await loadChecklist(database, list))?.items[0]?.state,
    talks: () =>
      database
        .selectFrom('one_on_one')
        .select(['rep_id', 'manager_id', 'signal_id', 'group_signal_id', 'question', 'notes'])
        .orderBy('id')
        .execute(),
  };
}

const talk = (people: readonly PersonId[], given: Partial<TeamLogDraft> = {}): TeamLogDraft => ({
  people,
  heldOn: MONDAY,
  notes: 'The fair fell away.',
  agreed: '',
  dueOn: undefined,
  ...given,
});

test('a talk with a team is a one-on-one with each who was there, about what they share', async () => {
  const all = await team();
  const { context, mia, itemId, ana, ben, dan, anasSignal, groupSignalId } = all;
  const origin = { submissionId: SUBMISSION, itemId, editing: undefined };
  const save = () => logWithTeam(context, mia, talk([ana, ben, dan]), origin);
  expect(await save()).toEqual({
    result: 'saved',
    people: [ana, ben, dan],
  });
  const about = {
    manager_id: mia.id,
    group_signal_id: groupSignalId,
    question: 'What changed for all of us?',
    notes: 'The fair fell away.',
  };
  const saved = [
    { ...about, rep_id: ana, signal_id: anasSignal },
    { ...about, rep_id: ben, signal_id: null },
    { ...about, rep_id: dan, signal_id: null },
  ];
  expect(await all.talks()).toEqual(saved);
  expect(await all.stateOf()).toMatchObject({ state: 'logged', by: { id: mia.id } });
  // Once more is the same.
  await save();
  expect(await all.talks()).toEqual(saved);

  // It counts as a one-on-one with each, and as the last talk about what the team shares.
  const held = await heldOneOnOnes(context.database, mia.id, [ana, ben, dan]);
  expect(held.map(({ repId, heldOn }) => ({ repId, heldOn }))).toEqual(
    [dan, ben, ana].map((repId) => ({ repId, heldOn: MONDAY })),
  );
  expect(await all.planned()).toMatchObject({ coachedOn: MONDAY });
});

test('what each is to do is a commitment of each, a week after the talk where no day is said', async () => {
  const { context, mia, itemId, ana, ben } = await team();
  const origin = { submissionId: SUBMISSION, itemId, editing: undefined };
  await logWithTeam(context, mia, talk([ana, ben], { agreed: 'Call five old accounts' }), origin);
  const commitments = context.database
    .selectFrom('commitment')
    .select(['owner_id', 'action', 'due_on', 'state'])
    .orderBy('id');
  const agreed = { action: 'Call five old accounts', due_on: addDays(MONDAY, 7), state: 'open' };
  expect(await commitments.execute()).toEqual([
    { ...agreed, owner_id: ana },
    { ...agreed, owner_id: ben },
  ]);
});

test('an edit changes it for all of them, and only for whoever logged it', async () => {
  const all = await team();
  const { context, mia, tom, itemId, ana, ben } = all;
  await logWithTeam(context, mia, talk([ana, ben]), {
    submissionId: SUBMISSION,
    itemId,
    editing: undefined,
  });
  const prepared = await prepareLogWithTeam(context, mia, itemId);
  expect(prepared?.prepared.logged).toMatchObject({
    heldOn: MONDAY,
    people: [{ name: 'Ana Lima' }, { name: 'Ben Okafor' }],
    notes: 'The fair fell away.',
  });
  const editing = prepared?.about.editing;
  const edit = (who: typeof mia) =>
    logWithTeam(context, who, talk([], { notes: 'The fair came late.' }), {
      submissionId: OTHER_SUBMISSION,
      itemId,
      editing,
    });
  expect(await edit(tom)).toEqual({ result: 'refused' });
  expect(await edit(mia)).toMatchObject({ result: 'saved', people: [ana, ben] });
  expect((await all.talks()).map(({ notes }) => notes)).toEqual([
    'The fair came late.',
    'The fair came late.',
  ]);
  // The cover reads nothing of it, and can log a talk of their own.
  expect((await prepareLogWithTeam(context, tom, itemId))?.prepared.logged).toBeUndefined();
});

test('an edit leaves what was agreed with somebody who reports to somebody else by now', async () => {
  const all = await team();
  const { context, mia, tom, itemId, ana, ben } = all;
  const origin = { submissionId: SUBMISSION, itemId, editing: undefined };
  await logWithTeam(context, mia, talk([ana, ben]), origin);
  const editing = (await prepareLogWithTeam(context, mia, itemId))?.about.editing;
  await context.database
    .updateTable('person')
    .set({ manager_id: tom.id })
    .where('id', '=', ben)
    .execute();
  const edited = talk([], { notes: 'The fair came late.' });
  const again = { submissionId: OTHER_SUBMISSION, itemId, editing };
  expect(await logWithTeam(context, mia, edited, again)).toEqual({
    result: 'saved',
    people: [ana],
  });
  expect((await all.talks()).map(({ rep_id: rep, notes }) => [rep, notes])).toEqual(
    expect.arrayContaining([
      [ana, 'The fair came late.'],
      [ben, 'The fair fell away.'],
    ]),
  );
});

test('who shares it is chosen already, and who else is in the team can be', async () => {
  const { context, mia, tom, itemId, raj } = await team();
  const names = (await prepareLogWithTeam(context, tom, itemId))?.prepared;
  expect(names?.named.map(({ name }) => name)).toEqual(['Ana Lima', 'Ben Okafor', 'Chi Wen']);
  expect(names?.others.map(({ name }) => name)).toEqual(['Dan Wu']);
  expect(names?.claim).toBe('new deals are down with 3 of 4 people (Ana, Ben and Chi)');
  // Nobody of another team, and nobody else's item.
  const origin = { submissionId: SUBMISSION, itemId, editing: undefined };
  expect(await logWithTeam(context, mia, talk([raj]), origin)).toEqual({ result: 'refused' });
  const other = await addPerson(context.database, 'Eve Stone');
  const eve = { ...mia, id: other };
  expect(await prepareLogWithTeam(context, eve, itemId)).toBeUndefined();
  expect(await showTeamEvidence(context, eve, itemId)).toBeUndefined();
  expect(await logWithTeam(context, eve, talk([raj]), origin)).toEqual({ result: 'refused' });
});

test('what is wrong is said at its field, and nothing is written', async () => {
  const all = await team();
  const { context, mia, itemId, ana } = all;
  const origin = { submissionId: SUBMISSION, itemId, editing: undefined };
  const wrong = async (draft: TeamLogDraft) => {
    const result = await logWithTeam(context, mia, draft, origin);
    return result.result === 'wrong' ? result.errors.map(({ field }) => field) : result;
  };
  expect(await wrong(talk([]))).toEqual(['people']);
  expect(await wrong(talk([ana], { heldOn: addDays(MONDAY, 1) }))).toEqual(['held-on']);
  expect(await wrong(talk([ana], { heldOn: undefined }))).toEqual(['held-on']);
  const early = { agreed: 'Call', dueOn: addDays(MONDAY, -1) };
  expect(await wrong(talk([ana], early))).toEqual(['due-on']);
  expect(await all.talks()).toEqual([]);
});

test('the item is snoozed and called not an issue as others are', async () => {
  const { context, mia, tom, itemId, planned } = await team();
  expect(await actOnItem(context, tom, itemId, 'snoozed')).toBeUndefined();
  expect((await planned())?.snoozedUntil).toBeUndefined();
  await actOnItem(context, mia, itemId, 'snoozed');
  expect((await planned())?.snoozedUntil).toBeDefined();

  const again = await team();
  await actOnItem(again.context, again.mia, again.itemId, 'dismissed');
  expect((await again.planned())?.dismissed).toEqual({ on: MONDAY, severity: 0.5 });
});

test('the evidence has each one’s own figures and the weeks', async () => {
  const { context, mia, itemId, ana } = await team();
  const input = await showTeamEvidence(context, mia, itemId);
  expect(input?.content.facts.each).toEqual([{ rep: ana, observed: 2, before: 30 }]);
  expect(input?.exportAsOf).toBe(EXPORT);
});
