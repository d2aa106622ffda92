import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { remindOfNext } from '#src/workflows/one-on-ones/remind-of-next.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { linkAccount, workflowsAt } from '#tests/support/workflow-context.ts';

const day = calendarDate;

/** Mia in Berlin and Ana in London plan to meet at two in Berlin; Mia and Ben on that day. */
async function planned() {
  const running = await workflowsAt('2025-12-02T10:59:00Z');
  const { database } = running;
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  const ben = await addPerson(database, 'Ben Okafor', { managerId: mia });
  const plan = async (rep: PersonId, at: string | undefined, isShared: boolean) => {
    const { id } = await database
      .insertInto('one_on_one')
      .values({
        rep_id: rep,
        manager_id: mia,
        submission_id: crypto.randomUUID(),
        held_on: day('2025-11-24'),
        topics: [],
        notes: '',
        next_on: day('2025-12-02'),
        next_at: at === undefined ? null : new Date(at),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await database
      .insertInto('commitment')
      .values({ one_on_one_id: id, position: 1, action: `With ${rep}`, owner_id: mia })
      .execute();
    if (isShared) {
      await database
        .insertInto('recap')
        .values({ one_on_one_id: id, words: '', includes_notes: false, shared_at: new Date() })
        .execute();
    }
    return id;
  };
  const anas = await plan(ana, '2025-12-02T13:00:00Z', true);
  await database
    .insertInto('one_on_one')
    .values({
      rep_id: ana,
      manager_id: mia,
      submission_id: crypto.randomUUID(),
      held_on: day('2025-11-10'),
      topics: [],
      notes: '',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .then(({ id }) =>
      database
        .insertInto('commitment')
        .values({ one_on_one_id: id, position: 1, action: 'Not shared', owner_id: mia })
        .execute(),
    );
  await database
    .insertInto('agenda_point')
    .values({
      rep_id: ana,
      manager_id: mia,
      submission_id: crypto.randomUUID(),
      words: 'My pay',
      added_at: new Date(),
    })
    .execute();
  const users = {
    mia: running.join('Mia Keller', 'Europe/Berlin'),
    ana: running.join('Ana Lima', 'Europe/London'),
    ben: running.join('Ben Okafor', 'Europe/London'),
  };
  await linkAccount(database, mia, users.mia);
  const got = () =>
    [users.mia, users.ana, users.ben].map((user) => running.messagesTo(user).length);
  return { ...running, ids: { mia, ana, ben }, anas, plan, users, got };
}

test('both sides are reminded once, two hours ahead, of what each may see', async () => {
  const { context, database, slack, ids, anas, users, moveTo, got, messagesTo } = await planned();
  await remindOfNext(context);
  expect(got()).toEqual([0, 0, 0]);
  moveTo('2025-12-02T11:00:00Z');
  slack.failNext('chat.postMessage', { kind: 'server-error' });
  await remindOfNext(context);
  expect([...messagesTo(users.mia), ...messagesTo(users.ana)]).toHaveLength(1);
  await remindOfNext(context);
  await remindOfNext(context);
  expect(got()).toEqual([1, 1, 0]);
  const [mias = ''] = messagesTo(users.mia);
  const [its = ''] = messagesTo(users.ana);
  expect(mias).toContain('14:00');
  expect(its).toContain('13:00');
  expect(mias).toContain('Not shared');
  expect(its).not.toContain('Not shared');
  expect(its).toContain(`With ${ids.ana}`);
  expect(mias).toContain('Ana');
  expect(its).toContain('Mia');
  expect(mias).toContain('My pay');
  // Moved to another time, it is reminded of again; not once it began.
  await database
    .updateTable('one_on_one')
    .set({ next_at: new Date('2025-12-02T12:30:00Z') })
    .where('id', '=', anas)
    .execute();
  await remindOfNext(context);
  expect(got()).toEqual([2, 2, 0]);
  moveTo('2025-12-02T12:30:00Z');
  await database.deleteFrom('delivery').execute();
  await remindOfNext(context);
  expect(got()).toEqual([2, 2, 0]);
});

test('where only the day is known, each is reminded in their own morning, the rep of what is shared alone', async () => {
  const { context, ids, plan, moveTo, got, slack, users } = await planned();
  await plan(ids.ben, undefined, false);
  moveTo('2025-12-02T08:00:00Z');
  await remindOfNext(context);
  expect(got()).toEqual([1, 0, 0]);
  slack.deactivateUser(users.ben.id);
  moveTo('2025-12-02T09:30:00Z');
  await remindOfNext(context);
  expect(got()).toEqual([1, 0, 0]);
});

test('nobody is reminded who has no Slack account; the other is', async () => {
  const { context, slack, users, moveTo, got, database } = await planned();
  slack.deactivateUser(users.ana.id);
  moveTo('2025-12-02T11:00:00Z');
  await remindOfNext(context);
  expect(got()).toEqual([1, 0, 0]);
  expect(await database.selectFrom('delivery').select('state').execute()).toEqual([
    { state: 'posted' },
  ]);
});
