import { expect, onTestFinished, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { ImportNotice } from '#src/domain/imports/import-notice.ts';
import type { ImportNoticeId, PersonId, SlackAccountId } from '#src/domain/ids.ts';
import { pendingVersion } from '#src/database/signals/pending-detection.ts';
import { readNotice } from '#src/database/stored/stored-notice.ts';
import { UNREADABLE } from '#src/database/stored/unreadable.ts';
import {
  askForOwner,
  assignOwner,
  findAdministrator,
  followAssignment,
  isAdministrator,
} from '#src/workflows/imports/assign-owner.ts';
import { examineImports } from '#src/workflows/imports/examine-imports.ts';
import { withoutErasedPeople } from '#src/workflows/imports/erased-rows.ts';
import { ingestSlackFiles, noteDroppedFiles } from '#src/workflows/imports/ingest-slack-files.ts';
import { ingestUpload } from '#src/workflows/imports/ingest-upload.ts';
import { notifyOfImports } from '#src/workflows/imports/notify-of-imports.ts';
import { erasePerson } from '#src/workflows/privacy/erase-person.ts';
import { csv } from '#tests/support/csv.ts';
import { fileOf } from '#tests/support/files.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { workflowsAt } from '#tests/support/workflow-context.ts';

const NOW = '2025-11-24T10:00:00Z';
const LEE = 'lee.park@example.com';
const HEADERS = ['Id', 'Name', 'Opportunity Owner', 'StageName', 'Amount'];
const PIPELINE = csv(HEADERS, [
  ['006A', 'Norwind', 'Ana Lima', 'Proposal', '100'],
  ['006B', 'Kestrel', 'A. Lima', 'Proposal', '100'],
  ['006C', 'Quill', '', 'Proposal', '100'],
]);

/** Lee and Kim run Frontline; Mia leads Ana, whose CRM owner is known. */
async function team() {
  const running = await workflowsAt(NOW, [LEE, 'nobody@example.com', 'kim.berg@example.com']);
  const { database } = running;
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  await database
    .insertInto('crm_owner')
    .values({ owner_key: 'ana lima', person_id: ana })
    .execute();
  const join = (name: string) => {
    const user = running.join(name);
    return { ...user, account: user.id as SlackAccountId };
  };
  const users = { lee: join('Lee Park'), kim: join('Kim Berg'), mia: join('Mia Keller') };
  const got = () =>
    [users.lee, users.kim, users.mia].map((user) => running.messagesTo(user).length);
  const notices = async () =>
    (await database.selectFrom('import_notice').selectAll().orderBy('id').execute()).map(
      ({ content, asked_by, notified_at }) => ({ content, asked_by, notified_at }),
    );
  const noted = async (content: ImportNotice) => {
    const { id } = await database
      .insertInto('import_notice')
      .values({ key: crypto.randomUUID(), asked_by: null, content: JSON.stringify(content) })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  };
  return { ...running, ids: { mia, ana }, users, got, notices, noted };
}

const notice = (owners: readonly string[]): ImportNotice => ({
  outcome: 'imported',
  file: 'p.csv',
  type: 'opportunities',
  asOf: calendarDate('2025-11-21'),
  wasImportedBefore: false,
  accepted: 1,
  rejected: 0,
  added: 1,
  changed: 0,
  unchanged: 0,
  rejectedRows: [],
  unreadable: 0,
  unreadableCells: [],
  stages: [],
  owners: owners.map((owner) => ({ owner, opportunities: 2, open: 1 })),
});

test('a file that was sent is in with today’s date, and what is to be done is told to administrators once', async () => {
  const { context, database, slack, users, got, notices, messagesTo } = await team();
  const upload = async (name: string, text: string) =>
    ingestUpload(context, await fileOf(name, text));
  expect(
    await upload('clean.csv', csv(HEADERS, [['006Z', 'Zed', 'Ana Lima', 'Proposal', '1']])),
  ).toMatchObject({
    outcome: 'imported',
    report: { asOf: '2025-11-24', accepted: 1 },
  });
  expect(await notices()).toEqual([]);
  expect(await pendingVersion(database)).toBeUndefined();
  await upload('pipeline.csv', PIPELINE);
  // The owner without a name is nobody who could be assigned.
  expect(await notices()).toMatchObject([
    {
      asked_by: null,
      notified_at: null,
      content: {
        file: 'pipeline.csv',
        accepted: 3,
        owners: [{ owner: 'A. Lima', opportunities: 1, open: 1 }],
      },
    },
  ]);
  slack.failNext('chat.postMessage', { kind: 'server-error' });
  await notifyOfImports(context);
  expect(await notices()).toMatchObject([{ notified_at: null }]);
  await notifyOfImports(context);
  await notifyOfImports(context);
  expect(got()).toEqual([1, 1, 0]);
  expect(messagesTo(users.lee)[0]).toContain('Ana Lima');
  expect(await notices()).toMatchObject([{ notified_at: new Date(NOW) }]);
  // The same owner is not told of twice; the same file neither.
  await upload('again.csv', csv(HEADERS, [['006B', 'Kestrel', 'A. Lima', 'Lost', '100']]));
  await upload('pipeline.csv', PIPELINE);
  expect(await notices()).toHaveLength(1);
  expect(await upload('broken.csv', 'what,is\nthis,file\n')).toMatchObject({ outcome: 'refused' });
  await notifyOfImports(context);
  expect(got()).toEqual([2, 2, 0]);
});

test('a single owner whom nobody knows comes with who it most likely is', async () => {
  const { context } = await team();
  const file = csv(HEADERS, [['006B', 'Kestrel', 'A. Lima', 'Proposal', '100']]);
  const ingested = await ingestUpload(context, await fileOf('one.csv', file));
  expect(ingested).toMatchObject({
    report: { pipeline: { ownersWithoutPerson: [{ owner: 'A. Lima', likeliest: 'Ana Lima' }] } },
  });
});

test('rejected rows and unreadable cells are reported one by one, five of each at most', async () => {
  const { context, notices } = await team();
  const rows = Array.from({ length: 150 }, (_, index) => [
    `006${index}`,
    'Deal',
    'Ana Lima',
    index < 6 ? '' : 'Proposal',
    index > 143 ? 'much' : '1',
  ]);
  await ingestUpload(context, await fileOf('rows.csv', csv(HEADERS, rows)));
  const [only] = await notices();
  expect(only?.content).toMatchObject({ rejected: 6, accepted: 144, unreadable: 6, owners: [] });
  const notice = readNotice(only?.content, 'the notice');
  if (notice?.outcome !== 'imported') throw new Error('It is refused.');
  const { rejectedRows, unreadableCells } = notice;
  expect(rejectedRows).toHaveLength(5);
  expect(rejectedRows[0]).toMatchObject({ line: 2, value: '' });
  expect(unreadableCells).toHaveLength(5);
  expect(unreadableCells[0]).toMatchObject({ line: 146, column: 'Amount', value: 'much' });
});

test('a file dropped in Slack is read for administrators, answered to who dropped it, and given up after an hour', async () => {
  const { context, database, slack, users, got, notices, moveTo, messagesTo } = await team();
  const drop = (user: typeof users.lee, id: string, name = `${id}.csv`) =>
    noteDroppedFiles(context, [{ id, name }], user.account);
  await drop(users.mia, 'F1');
  await ingestSlackFiles(context);
  await ingestSlackFiles(context);
  expect(got()).toEqual([0, 0, 1]);
  await drop(users.lee, 'F2', 'a/b.csv');
  const failing = {
    ...context,
    slack: { ...context.slack, getFile: () => Promise.reject(new Error('down')) },
  };
  moveTo('2025-11-24T10:59:59Z');
  await ingestSlackFiles(failing);
  expect(await notices()).toEqual([]);
  moveTo('2025-11-24T11:00:00Z');
  await ingestSlackFiles(failing);
  expect(await notices()).toMatchObject([
    {
      asked_by: users.lee.id,
      content: {
        outcome: 'refused',
        file: 'a_b.csv',
        reason: expect.stringContaining('for an hour') as string,
      },
    },
  ]);
  // Who asked is answered once, as is everybody else who runs Frontline.
  expect(got()).toEqual([1, 1, 1]);
  const file = (bytes: number) => ({
    bytes,
    async *pieces() {
      yield await Promise.resolve(Buffer.from(PIPELINE));
    },
  });
  const giving = (bytes: number) => ({
    ...context,
    slack: { ...context.slack, getFile: () => Promise.resolve(file(bytes)) },
  });
  await drop(users.lee, 'F3');
  await ingestSlackFiles(giving(1_000_001));
  expect(messagesTo(users.lee)[1]).toContain('larger than 1 MB');
  await drop(users.kim, 'F4');
  await ingestSlackFiles(giving(1_000_000));
  expect(messagesTo(users.kim)[2]).toContain('F4.csv');
  expect(await pendingVersion(database)).toBeUndefined();
  const before = got();
  await drop(users.kim, 'F5', 'F4.csv');
  await ingestSlackFiles(giving(10));
  // It was in before: nobody else has to hear of it again.
  expect(got()).toEqual([before[0], (before[1] ?? 0) + 1, before[2]]);
  expect(slack.calls('chat.postMessage').length).toBeGreaterThan(0);
});

test('an administrator says who an owner is, once, and the messages and signals follow', async () => {
  const { context, database, ids, users, noted, messagesTo } = await team();
  expect(await isAdministrator(context, users.lee.account)).toBe(true);
  expect(await findAdministrator(context, users.kim.account)).toBe('kim.berg@example.com');
  expect(await isAdministrator(context, users.mia.account)).toBe(false);
  const id = await noted(notice(['A. Lima', 'Zz']));
  const refused = await noted({ outcome: 'refused', file: 'x.csv', reason: 'No.' });
  const wanted = { notice: id, index: 0 };
  await notifyOfImports(context);
  const asked = await askForOwner(context, wanted);
  expect(asked).toMatchObject({ owner: 'A. Lima', proposed: { id: ids.ana } });
  expect(asked?.people.map((person) => person.id)).toEqual([ids.ana, ids.mia]);
  expect((await askForOwner(context, { ...wanted, index: 1 }))?.proposed).toBeUndefined();
  for (const unknown of [
    { notice: id, index: 2 },
    { notice: refused, index: 0 },
    { notice: 99 as ImportNoticeId, index: 0 },
  ]) {
    expect(await askForOwner(context, unknown)).toBeUndefined();
    expect(await assignOwner(context, unknown, ids.ana, LEE)).toBe(false);
  }
  expect(await assignOwner(context, wanted, 99 as PersonId, LEE)).toBe(false);
  const audited = () =>
    database.selectFrom('audit_event').select(['actor', 'action', 'subject_id']).execute();
  expect(await audited()).toEqual([]);
  expect(await assignOwner(context, wanted, ids.mia, LEE)).toBe(true);
  expect(await pendingVersion(database)).toBeDefined();
  expect((await askForOwner(context, wanted))?.proposed).toMatchObject({ id: ids.mia });
  expect(messagesTo(users.lee)[0]).not.toContain('Mia Keller');
  await followAssignment(context, wanted);
  expect(messagesTo(users.lee)[0]).toContain('Mia Keller');
  expect(await pendingVersion(database)).toBeUndefined();
  expect(await assignOwner(context, wanted, ids.mia, LEE)).toBe(true);
  expect(await pendingVersion(database)).toBeUndefined();
  expect((await audited())[0]).toEqual({
    actor: LEE,
    action: 'assign CRM owner',
    subject_id: ids.mia,
  });
  await followAssignment(context, { ...wanted, notice: 99 as ImportNoticeId });
  await database
    .updateTable('person')
    .set({ end_date: calendarDate('2025-11-23') })
    .execute();
  expect(await askForOwner(context, wanted)).toBeUndefined();
});

test('what waits, was not told of, was refused or is remembered is found', async () => {
  const { database, noted } = await team();
  const now = new Date(NOW);
  const says = async () =>
    (await examineImports(database, now)).map((one) => [one.isWell, one.says]);
  expect(await says()).toEqual([
    [true, 'none waits'],
    [true, 'everybody was told'],
    [true, 'no file of the last seven days'],
    [true, 'none is remembered; headers are recognised'],
  ]);
  const shared = (id: string, at: string) =>
    database
      .insertInto('slack_file')
      .values({
        id,
        name: `${id}.csv`,
        shared_by: 'U1' as SlackAccountId,
        shared_at: new Date(at),
        done_at: null,
      })
      .execute();
  await shared('F1', '2025-11-24T09:50:00Z');
  const refused = await noted({ outcome: 'refused', file: 'x.csv', reason: 'No.' });
  const created = (at: string) =>
    database
      .updateTable('import_notice')
      .set({ created_at: new Date(at) })
      .where('id', '=', refused)
      .execute();
  await created('2025-11-24T09:50:00Z');
  expect((await says()).map(([isWell]) => isWell)).toEqual([true, true, false, true]);
  await shared('F2', '2025-11-24T09:49:59Z');
  await created('2025-11-24T09:49:59Z');
  await database
    .insertInto('crm_mapping')
    .values([
      { headers: 'a', name: 'Ours', mapping: JSON.stringify({ dateOrder: 'dmy' }) },
      { headers: 'b', name: null, mapping: '{}' },
    ])
    .execute();
  expect(await says()).toEqual([
    [false, '1 file not read for ten minutes: F2.csv'],
    [false, 'nobody was told for ten minutes what came of x.csv'],
    [false, '1 file of the last seven days: x.csv'],
    [true, 'remembered for 2 header rows: Ours (dmy) and (no name)'],
  ]);
  await created('2025-11-17T09:59:59Z');
  expect((await says())[2]).toEqual([true, 'no file of the last seven days']);
  await created('2025-11-17T10:00:00Z');
  expect((await says())[2]?.[0]).toBe(false);
});

test('a notice that can’t be read is reported and left out, and the others are sent', async () => {
  const { context, got, noted } = await team();
  const id = await noted({ outcome: 'refused', file: 'x.csv' } as ImportNotice);
  await noted({ outcome: 'refused', file: 'y.csv', reason: 'It is empty.' });
  const reported: unknown[] = [];
  const note = (row: unknown) => reported.push(row);
  UNREADABLE.subscribe(note);
  onTestFinished(() => {
    UNREADABLE.unsubscribe(note);
  });
  await notifyOfImports(context);
  expect(got()).toEqual([1, 1, 0]);
  expect(reported).toMatchObject([
    { row: `import notice ${id}`, problems: [expect.stringMatching(/^reason: /)] },
  ]);
});

test('a rejected value that names an erased person is not kept', async () => {
  const { database } = await team();
  const row = (value: string | undefined) => ({
    line: 2,
    column: 'Owner',
    value,
    reason: 'is odd',
  });
  const rows = [row('ana lima'), row(' ANA.LIMA@example.com '), row('Mia Keller'), row(undefined)];
  expect(await withoutErasedPeople(database, rows as never)).toEqual(rows);
  await erasePerson(database, 'ana.lima@example.com', {
    actor: 'lee',
    now: new Date(NOW),
    today: calendarDate('2025-11-24'),
  });
  const erased = {
    line: 2,
    column: 'Owner',
    value: undefined,
    reason:
      'names a person whose data were erased on 2025-11-24; take them out of the file and the CRM',
  };
  expect(await withoutErasedPeople(database, rows as never)).toEqual([
    erased,
    erased,
    rows[2],
    rows[3],
  ]);
});
