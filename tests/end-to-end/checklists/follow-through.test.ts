import { describe, expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { SlackAccountId } from '#src/domain/ids.ts';
import { agreeExpectations } from '#src/workflows/one-on-ones/agree-expectations.ts';
import { giveFeedback } from '#src/workflows/checklists/give-feedback.ts';
import { identifyPerson } from '#src/workflows/people/identify-person.ts';
import { sendHistory } from '#src/workflows/one-on-ones/load-history.ts';
import { moveCommitment } from '#src/workflows/one-on-ones/move-commitment.ts';
import { commit, team } from '#tests/support/follow-through-team.ts';
import { postForged } from '#tests/support/forged-click.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { postAsSlack } from '#tests/support/every-role.ts';
import { addPerson, addSignal, emailOf } from '#tests/support/sales-team.ts';

describe('a commitment that is due', () => {
  test('is moved to another day, and the days before are kept', async () => {
    const { database, ids, week } = await team();
    await commit(database, ids.mia, ids.ana, '2025-11-25');
    const monday = await week('2025-11-24');
    await monday.settle('move');
    const modal = await monday.modal();
    const wrong = await monday.submit(modal.id, { 'due-on': '2025-11-20' });
    expect(wrong.errors).toEqual({ 'due-on': expect.stringContaining('This day is over') });
    await Promise.all([
      monday.submit(modal.id, { 'due-on': '2025-12-09' }),
      monday.sees('Moved to 9 Dec by you'),
    ]);
    expect(monday.text()).not.toContain('"settle-commitment"');
    const moves = database.selectFrom('commitment_move').select(['from_on', 'to_on', 'moved_by']);
    expect(await moves.execute()).toEqual([
      { from_on: '2025-11-25', to_on: '2025-12-09', moved_by: ids.mia },
    ]);
    const second = await week('2025-12-01');
    expect(second.text()).not.toContain('Send the list');
    const third = await week('2025-12-08');
    expect(third.text()).toMatch(/Send the list, due Tue/);
  });
});

test('a day that is changed in the modal is kept as well', async () => {
  const { database, ids, week, slack, user } = await team();
  const monday = await week('2025-11-24');
  await monday.click('log-item');
  const modal = await monday.modal();
  await slack.choose(user.id, { viewId: modal.id }, DUE, '2025-12-02');
  await monday.submit(modal.id, { 'commitment-0': 'Send the list' });
  await monday.sees('1 commitment, due 2 Dec');
  await monday.click('edit-item');
  const edited = await monday.modal();
  await slack.choose(user.id, { viewId: edited.id }, DUE, '2025-12-05');
  await monday.submit(edited.id, { notes: 'Later.' });
  await monday.sees('1 commitment, due 5 Dec');
  const moves = database.selectFrom('commitment_move').select(['from_on', 'to_on', 'moved_by']);
  expect(await moves.execute()).toEqual([
    { from_on: '2025-12-02', to_on: '2025-12-05', moved_by: ids.mia },
  ]);
});

const DUE = { actionId: 'commitment-due', blockId: 'commitment-0-details' };

test('nobody says what is useful, moves or agrees for another manager', async () => {
  const { database, ids, week, slack, bot, user } = await team();
  await commit(database, ids.mia, ids.ana, '2025-11-25');
  await week('2025-11-24');
  const tom = await addPerson(database, 'Tom Brandt');
  await addPerson(database, 'Raj Mehta', { managerId: tom });
  const stranger = slack.addUser({
    name: 'Tom Brandt',
    email: emailOf('Tom Brandt'),
    timeZone: 'UTC',
  });
  const { id } = await database
    .selectFrom('checklist_item')
    .select('id')
    .where('kind', '=', 'commitment-due')
    .executeTakeFirstOrThrow();
  const forge = (actionId: string, value: string) =>
    postForged(slack, bot.port ?? 0, stranger.id, actionId, value);
  await forge('move-commitment', String(id));
  await forge('keep-commitment', String(id));
  await forge('more-of-item', String(id));
  await forge('show-history', String(ids.ana));
  await slack.command(user.id, '/coach', 'help');
  await eventually(slack, () => slack.screen(user.id).channels[0]?.messages[1]);
  expect(slack.screen(stranger.id).modals).toEqual([]);
  expect(await database.selectFrom('commitment').select(['state', 'due_on']).execute()).toEqual([
    { state: 'open', due_on: '2025-11-25' },
  ]);
  expect(await database.selectFrom('waiting_snooze').selectAll().execute()).toEqual([]);
  const context = { ...bot.context };
  const person = await identifyPerson(context, stranger.id as SlackAccountId);
  if (person === undefined) throw new Error('Tom is in the roster.');
  const to = calendarDate('2025-12-09');
  expect(await giveFeedback(context, person, id, { verdict: 'useful' })).toBeUndefined();
  expect(await moveCommitment(context, person, id, to)).toEqual({ result: 'refused' });
  expect(await agreeExpectations(context, person, ids.ana, [])).toEqual({ result: 'refused' });
  const asked = { format: 'md', viewId: 'V1' } as const;
  expect(
    await sendHistory(context, person, stranger.id as SlackAccountId, ids.ana, asked),
  ).toBeUndefined();
});

describe('useful or not useful', () => {
  test('is said of an item, replaced when it is said again, and asks why it was not', async () => {
    const { database, ids, week } = await team();
    await addSignal(database, ids.ana, 'win-rate-fell');
    const monday = await week('2025-11-24');
    await monday.choose('useful');
    await monday.sees('You found this useful.');
    await monday.choose('not-useful');
    const modal = await monday.modal();
    await monday.submit(modal.id, { reason: 'wrong-data' });
    await monday.sees('Not useful, you said: the data are wrong.');
    expect(monday.text()).toContain('later in your list');
    const feedback = database.selectFrom('feedback').select(['person_id', 'verdict', 'reason']);
    expect(await feedback.execute()).toEqual([
      { person_id: ids.mia, verdict: 'not-useful', reason: 'wrong-data' },
    ]);
  });

  test('a rep who waits for a one-on-one can be snoozed', async () => {
    const { database, ids, week, slack, bot, user } = await team();
    const monday = await week('2025-11-24');
    expect(monday.text()).toContain('Whose turn it is:* Ana, none logged yet');
    // By the menu that lists from before still have.
    const { id } = await database
      .selectFrom('checklist_item')
      .select('id')
      .where('rep_id', '=', ids.ana)
      .executeTakeFirstOrThrow();
    await postAsSlack({ slack, bot }, user.id, {
      type: 'block_actions',
      container: { type: 'message' },
      actions: [
        {
          action_id: 'more-of-item',
          block_id: 'b',
          type: 'overflow',
          selected_option: { value: `snooze:${id}` },
        },
      ],
    });
    await monday.sees('Snoozed by you');
    expect(await database.selectFrom('waiting_snooze').selectAll().execute()).toEqual([
      { manager_id: ids.mia, rep_id: ids.ana, snoozed_until: '2025-12-01' },
    ]);
    expect(monday.text()).toContain('back on 1 Dec if it is still true');
    const second = await week('2025-12-01');
    expect(second.text()).toContain('Whose turn it is:* Ana, none logged yet');
  });
});

describe('/coach expect', () => {
  test('agrees what is good, shows it beside the rep’s signals, changes it and ends it', async () => {
    const { database, ids, week, slack, user } = await team();
    await addSignal(database, ids.ana, 'new-opportunities-fell');
    const monday = await week('2025-11-24');
    await slack.command(user.id, '/coach', 'expect ana');
    const modal = await monday.modal();
    const wrong = await monday.submit(modal.id, { 'measure-0': 'New deals a week' });
    expect(wrong.errors).toEqual({ 'level-0': expect.any(String) });
    await monday.submit(modal.id, { 'level-0': '2 <!here>', 'by-0': '2025-12-31' });
    await monday.sees('Agreed as good: New deals a week: 2 &lt;!here&gt;, by 31 Dec');

    await slack.openHome(user.id);
    const home = await eventually(slack, () => slack.screen(user.id).home);
    expect(JSON.stringify(home.blocks)).toContain('Agreed as good: New deals a week: 2');

    await monday.click('show-evidence');
    const evidence = await monday.modal();
    expect(JSON.stringify(evidence.blocks)).toContain('Agreed as good: New deals a week');
    await slack.closeView(user.id, evidence.id);
    await slack.command(user.id, '/coach', 'ana');
    await eventually(slack, () => {
      const last = slack.screen(user.id).channels[0]?.messages.at(-1);
      return JSON.stringify(last).includes('Agreed as good') || undefined;
    });

    await slack.command(user.id, '/coach', 'expect ana');
    await monday.submit((await monday.modal()).id, { 'level-0': '3' });
    await slack.command(user.id, '/coach', 'expect ana');
    await monday.submit((await monday.modal()).id, { 'measure-0': '', 'level-0': '' });
    const rows = database.selectFrom('expectation').select(['rep_id', 'level', 'ended_on']);
    expect(await rows.orderBy('id').execute()).toEqual([
      { rep_id: ids.ana, level: '2 <!here>', ended_on: '2025-11-24' },
      { rep_id: ids.ana, level: '3', ended_on: '2025-11-24' },
    ]);
  });

  test.each(['expect Raj Mehta', 'expect @Raj Mehta', 'expect nobody'])(
    '%s is only for one’s own reps',
    async (words) => {
      const { database, slack, user } = await team();
      const tom = await addPerson(database, 'Tom Brandt');
      await addPerson(database, 'Raj Mehta', { managerId: tom });
      slack.addUser({ name: 'Raj Mehta', email: 'raj.mehta@example.com', timeZone: 'UTC' });
      await slack.command(user.id, '/coach', words);
      const answer = await eventually(slack, () => slack.screen(user.id).channels[0]?.messages[0]);
      expect(answer.text).toContain('don’t find this one among them');
    },
  );
});
