import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { InitiativeId, PersonId, SlackAccountId } from '#src/domain/ids.ts';
import { addInitiative } from '#src/workflows/programme/add-initiative.ts';
import { findInitiative } from '#src/workflows/programme/find-initiative.ts';
import { loadProgramme } from '#src/workflows/programme/load-programme.ts';
import { notifyOfReport } from '#src/workflows/programme/notify-of-report.ts';
import { reportProgramme, reportReading } from '#src/workflows/programme/report-programme.ts';
import {
  commentOnInitiative,
  followComment,
  showInitiatives,
} from '#src/workflows/programme/show-initiatives.ts';
import { addExport, addPerson } from '#tests/support/sales-team.ts';
import { linkAccount, workflowsAt } from '#tests/support/workflow-context.ts';

const day = calendarDate;
const LEE = 'lee.park@example.com';

async function team(at = '2025-11-24T09:00:00Z', adminEmails: readonly string[] = [LEE]) {
  const running = await workflowsAt(at, adminEmails);
  const { database } = running;
  const mia = await addPerson(database, 'Mia Keller');
  const tom = await addPerson(database, 'Tom Brandt');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  const lee = running.join('Lee Park');
  const user = running.join('Mia Keller');
  await linkAccount(database, mia, user);
  const plan = (more: object = {}) =>
    addInitiative(
      database,
      {
        name: 'MEDDIC',
        question: 'Who signs?',
        startsOn: day('2025-12-01'),
        endsOn: day('2025-12-12'),
        managers: [mia, tom],
        ...more,
      },
      day('2025-11-24'),
    );
  /** A list of Mia's that was sent, with one conversation on it. */
  const sent = async (week: string, state: 'open' | 'logged' = 'open') => {
    const { id } = await database
      .insertInto('checklist')
      .values({ manager_id: mia, week: day(week), export_as_of: day('2025-11-21'), cover_id: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    const content = { kind: 'longest-without-a-one-on-one', rep: { id: ana, name: 'Ana Lima' } };
    const logged = async () =>
      (
        await database
          .insertInto('one_on_one')
          .values({
            rep_id: ana,
            manager_id: mia,
            submission_id: crypto.randomUUID(),
            held_on: day(week),
            topics: [],
            notes: '',
          })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id;
    await database
      .insertInto('checklist_item')
      .values({
        checklist_id: id,
        position: 1,
        kind: 'longest-without-a-one-on-one',
        rep_id: ana,
        signal_id: null,
        commitment_id: null,
        content: JSON.stringify({ ...content, questions: [] }),
        ...(state === 'logged' && {
          state,
          acted_by: mia,
          acted_at: new Date(),
          one_on_one_id: await logged(),
        }),
      })
      .execute();
    const at = new Date(`${week}T08:00:00Z`);
    await database
      .insertInto('delivery')
      .values({
        key: `checklist:${id}`,
        checklist_id: id,
        recipient: user.id as SlackAccountId,
        state: 'posted',
        channel: user.botChannel,
        message_ts: `${id}.1`,
        claimed_at: at,
        posted_at: at,
      })
      .execute();
  };
  return { ...running, ids: { mia, tom, ana }, lee, user, plan, sent };
}

test('an initiative is planned once for each name and week', async () => {
  const { context, database, ids, person, plan } = await team();
  expect(await plan({ managers: [] })).toMatchObject({ result: 'refused' });
  const added = await plan();
  expect(added).toMatchObject({ result: 'added' });
  expect(await plan({ name: 'meddic', question: 'Who else?' })).toEqual({
    result: 'refused',
    because: 'There is an initiative meddic from that week already.',
  });
  expect(await plan({ startsOn: day('2025-12-08') })).toMatchObject({ result: 'added' });
  expect(await plan({ name: 'SPIN' })).toMatchObject({ result: 'added' });
  const stored = database.selectFrom('initiative').select(['name', 'submission_id']).orderBy('id');
  expect((await stored.execute())[0]).toEqual({
    name: 'MEDDIC',
    submission_id: expect.stringMatching(/^\w{8}-\w{4}-\w{4}-\w{4}-\w{12}$/) as string,
  });
  const id = 'id' in added ? added.id : (0 as InitiativeId);
  expect(await findInitiative(context, await person(ids.mia), id)).toMatchObject({ id });
  expect(await findInitiative(context, await person(ids.ana), id)).toBeUndefined();
});

test('managers with Slack are shown it once in their working hours, and their comments passed on', async () => {
  const running = await team('2025-11-24T07:30:00Z');
  const { context, database, slack, ids, lee, user, person, plan, moveTo, messagesTo } = running;
  const added = await plan();
  const id = 'id' in added ? added.id : (0 as InitiativeId);
  await showInitiatives(context);
  expect(messagesTo(user)).toHaveLength(0);
  moveTo('2025-11-24T08:00:00Z');
  slack.failNext('chat.postMessage', { kind: 'server-error' });
  await showInitiatives(context);
  await showInitiatives(context);
  await showInitiatives(context);
  expect(messagesTo(user)).toHaveLength(1);
  expect(messagesTo(user)[0]).toContain('Who signs?');

  const mia = await person(ids.mia);
  const comment = (words: string, submissionId: string = crypto.randomUUID(), who = mia) =>
    commentOnInitiative(context, who, id, { submissionId, words });
  expect(await comment(' ')).toBe('empty');
  expect(await comment('No', crypto.randomUUID(), await person(ids.ana))).toBe('refused');
  const submission = crypto.randomUUID();
  expect(await comment(' Renewals too? ', submission)).toBe('saved');
  expect(await comment(' Renewals too? ', submission)).toBe('saved');
  const stored = await database
    .selectFrom('initiative_comment')
    .select(['comment', 'at'])
    .execute();
  expect(stored).toEqual([{ comment: 'Renewals too?', at: context.now() }]);
  expect(messagesTo(lee)).toHaveLength(0);
  await followComment(context, await person(ids.ana), id);
  expect(messagesTo(lee)).toHaveLength(0);
  await followComment(context, mia, id);
  expect(messagesTo(user)).toHaveLength(1);
  expect(messagesTo(user)[0]).toContain('I passed it on');
  expect(messagesTo(lee)).toHaveLength(1);
  expect(messagesTo(lee)[0]).toContain('Renewals too?');
  await showInitiatives(context);
  expect(messagesTo(lee)).toHaveLength(1);
});

test('a comment that could not be passed on is, for two weeks', async () => {
  const running = await team();
  const { context, database, ids, lee, person, plan, moveTo, messagesTo } = running;
  const added = await plan();
  const id = 'id' in added ? added.id : (0 as InitiativeId);
  const mia = await person(ids.mia);
  await commentOnInitiative(context, mia, id, { submissionId: crypto.randomUUID(), words: 'Hm' });
  moveTo('2025-12-08T09:00:01Z');
  await showInitiatives(context);
  expect(messagesTo(lee)).toHaveLength(0);
  moveTo('2025-12-08T09:00:00Z');
  await showInitiatives(context);
  expect(messagesTo(lee)).toHaveLength(1);
  expect(await database.selectFrom('initiative_comment').selectAll().execute()).toHaveLength(1);
});

test('who runs Frontline sees the quarter at any time, whether or not they are in the roster', async () => {
  const { context, database, ids, lee, user, person, slack, sent } = await team();
  await sent('2025-11-24');
  const id = (one: { readonly id: string }) => one.id as SlackAccountId;
  const reading = await loadProgramme(context, id(lee), undefined);
  expect(reading).toMatchObject({ from: '2025-09-01', until: '2025-11-24', messages: { sent: 1 } });
  expect(reading).toEqual(await reportReading(database, day('2025-11-24')));
  expect(await loadProgramme(context, id(user), undefined)).toBeUndefined();
  const asked = slack.calls('users.info').length;
  expect(await loadProgramme(context, id(user), await person(ids.mia))).toBeUndefined();
  const roster = { ...(await person(ids.mia)), email: LEE };
  expect(await loadProgramme(context, id(user), roster)).toEqual(reading);
  expect(slack.calls('users.info')).toHaveLength(asked);
});

test('a report counts thirteen weeks up to a day, and what coaching came to where there is an export', async () => {
  const { database, ids, sent } = await team();
  for (const week of ['2025-08-25', '2025-09-01', '2025-11-24', '2025-12-01']) {
    await sent(week, week === '2025-11-24' ? 'logged' : 'open');
  }
  const report = await reportProgramme(database, day('2025-11-30'));
  expect(report).toMatchObject({
    from: '2025-09-01',
    until: '2025-11-30',
    messages: { sent: 2, actedOn: 1 },
    items: [{ kind: 'longest-without-a-one-on-one', sent: 2, actedOn: 1 }],
    effects: [],
    initiatives: [],
  });
  expect(report.weeks).toHaveLength(13);
  expect(report.weeks[0]).toMatchObject({ week: '2025-09-01', proposed: 1, logged: 0 });
  expect(report.weeks.at(-1)).toMatchObject({ week: '2025-11-24', proposed: 1, logged: 1 });
  await past(database, ids.ana);
  expect((await reportProgramme(database, day('2025-11-30'))).effects).toEqual([]);
  await addExport(database, '2025-12-05');
  expect((await reportProgramme(database, day('2025-11-30'))).effects).toEqual([]);
  await addExport(database, '2025-11-28');
  expect((await reportProgramme(database, day('2025-11-30'))).effects).not.toEqual([]);
});

/** Twelve episodes of half a year ago that cleared after five weeks. */
async function past(database: Awaited<ReturnType<typeof team>>['database'], rep: PersonId) {
  for (let episode = 1; episode <= 12; episode += 1) {
    await database
      .insertInto('signal')
      .values({
        rep_id: rep,
        kind: 'win-rate-fell',
        episode,
        state: 'cleared',
        severity: 0.5,
        evidence: '{}',
        first_seen_on: day('2025-05-02'),
        last_seen_on: day('2025-05-30'),
        cleared_on: day('2025-06-06'),
        dismissed_on: null,
        dismissed_severity: null,
        snoozed_until: null,
      } as never)
      .execute();
  }
}

test('the report of a month comes once to each administrator, on their first working day of the next', async () => {
  const running = await team('2025-12-01T08:59:00Z', [LEE, 'kim.berg@example.com']);
  const { context, database, slack, lee, sent, moveTo, messagesTo } = running;
  const kim = running.join('Kim Berg', 'Asia/Tokyo');
  const got = () => [lee, kim].map((user) => messagesTo(user).length);
  const notify = async (at: string) => {
    moveTo(at);
    await notifyOfReport(context);
    return got();
  };
  expect(await notify('2025-12-01T08:59:00Z')).toEqual([0, 0]);
  // Nothing was sent before December, so there is nothing to report.
  await sent('2025-12-01');
  expect(await notify('2025-12-01T09:00:00Z')).toEqual([0, 0]);
  await sent('2025-11-24');
  expect(await notify('2025-12-01T00:00:00Z')).toEqual([0, 1]);
  expect(await notify('2025-12-01T09:00:00Z')).toEqual([1, 1]);
  expect(await notify('2025-12-02T09:00:00Z')).toEqual([1, 1]);
  expect(messagesTo(lee)[0]).toContain('30 Nov');
  // In the middle of a month Slack isn't even asked; on New Year's Day nobody works.
  const lookUps = slack.calls('users.lookupByEmail').length;
  expect(await notify('2025-12-15T09:00:00Z')).toEqual([1, 1]);
  expect(slack.calls('users.lookupByEmail')).toHaveLength(lookUps);
  expect(await notify('2026-01-01T09:00:00Z')).toEqual([1, 1]);
  expect(await notify('2026-01-02T09:00:00Z')).toEqual([2, 1]);
  const keys = await database.selectFrom('delivery').select('key').orderBy('key').execute();
  expect(keys.map(({ key }) => key).filter((key) => key.startsWith('programme'))).toEqual([
    'programme-report:2025-11-30:kim.berg@example.com',
    'programme-report:2025-11-30:lee.park@example.com',
    'programme-report:2025-12-31:lee.park@example.com',
  ]);
});

test('a month of which the first list came on the last day is reported', async () => {
  const { context, lee, sent, moveTo, messagesTo } = await team();
  await sent('2025-06-30');
  moveTo('2025-07-01T09:00:00Z');
  await notifyOfReport(context);
  expect(messagesTo(lee)).toHaveLength(1);
});
