import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { coachHere, coachJson } from '#tests/support/coach.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { addExport, addPerson, addSignal } from '#tests/support/sales-team.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';

test('administrators hear once a month how the programme goes, and the command line says the same', async () => {
  const { database, url, drop } = await createTestDatabase();
  onTestFinished(drop);
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  await addSignal(database, ana, 'new-opportunities-fell');
  await addExport(database, '2025-11-21');
  const { bot, slack, clock, join } = await runBot(database, {
    at: '2025-11-24T09:00:00Z',
    adminEmails: ['lee.park@example.com'],
  });
  const lee = join('Lee Park', 'UTC');
  join('Mia Keller', 'UTC');
  const told = () => slack.screen(lee.id).channels[0]?.messages ?? [];

  // Nothing was sent in October, so November's first days have nothing to report.
  clock.moveTo(new Date('2025-11-03T09:00:00Z'));
  await runJob(bot, 'notify-of-report');
  expect(told()).toEqual([]);

  clock.moveTo(new Date('2025-11-24T09:00:00Z'));
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'send-checklists');
  await pastEpisodes(database);
  await judge(database);

  clock.moveTo(new Date('2025-12-01T09:00:00Z'));
  await runJob(bot, 'notify-of-report');
  await runJob(bot, 'notify-of-report');
  const [message, ...more] = told();
  expect(more).toEqual([]);
  expect(message?.text).toContain('Coaching from 1 Sep to 30 Nov');
  const blocks = JSON.stringify(message?.blocks);
  expect(blocks).toContain('1 checklist sent; something was done in 1 (100 %).');
  expect(blocks).toContain('Fewer new deals than usual: 1 of 1 useful, too few to tell');
  expect(blocks).toContain(
    'Fewer deals won than usual: of 12 that were talked about within two weeks, 12 went away within eight; ' +
      'of 12 that were not, 0. That is more than chance would make.',
  );
  expect(blocks).toContain('regression to the mean');
  expect(blocks).toContain('close dates keep moving out');
  expect(blocks).toContain('data_visualization');
  expect(blocks).not.toMatch(/Ana|Mia/);

  // The Home has a line of it at any time, for them alone.
  const homeText = async (user: typeof lee) => {
    await slack.openHome(user.id);
    return JSON.stringify(await eventually(slack, () => slack.screen(user.id).home));
  };
  const lees = await homeText(lee);
  expect(lees).toContain('You run Frontline here');
  expect(lees).toContain('1 checklist sent; something was done in 1 (100 %).');
  expect(lees).not.toMatch(/Ana|Mia/);
  const tom = await addPerson(database, 'Tom Brandt');
  await addPerson(database, 'Raj Mehta', { managerId: tom });
  const toms = await homeText(join('Tom Brandt', 'UTC'));
  expect(toms).toContain('Raj Mehta');
  expect(toms).not.toContain('The programme');
  // Who runs it and leads a team as well has both.
  const both = await addPerson(database, 'Lee Park');
  await addPerson(database, 'Kai Moss', { managerId: both });
  await slack.openHome(lee.id);
  await eventually(slack, () => {
    const home = JSON.stringify(slack.screen(lee.id).home);
    return /Your team.*Kai Moss.*The programme/s.test(home) || undefined;
  });

  const report = await coachJson(['report', '--until', '2025-11-30'], { DATABASE_URL: url });
  expect(report).toMatchObject({
    from: '2025-09-01',
    until: '2025-11-30',
    messages: { sent: 1, actedOn: 1 },
    items: [{ kind: 'new-opportunities-fell', sent: 1, actedOn: 1, useful: 1 }],
    effects: [
      { kind: 'close-dates-pushed', coached: { signals: 0 }, notCoached: { signals: 1 } },
      {
        kind: 'win-rate-fell',
        coached: {
          signals: 12,
          cleared: 12,
          measured: 12,
          change: { median: expect.closeTo(0.5) },
        },
        notCoached: { signals: 12, cleared: 0, measured: 0 },
        verdict: 'more-clear',
      },
    ],
    note: expect.stringContaining('not proof of cause'),
  });
  const { stdout } = await coachHere(['report', '--until', '2025-11-30'], { DATABASE_URL: url });
  expect(stdout).toContain('Is it read\n  1 checklist sent');
});

/** Twelve signals that were coached and cleared, twelve that were neither, and one of a kind that has too few. */
async function pastEpisodes(database: Database): Promise<void> {
  await sql`insert into person (name, email, manager_id)
    select 'Rep ' || n, 'rep.' || n || '@example.com', 1 from generate_series(1, 25) as n`.execute(
    database,
  );
  await sql`insert into signal (rep_id, kind, episode, severity, evidence, first_seen_on, last_seen_on, state, cleared_on)
    select id, case when name = 'Rep 25' then 'close-dates-pushed' else 'win-rate-fell' end, 1, 0.5, '{}',
      '2025-06-06', '2025-07-04',
      case when split_part(name, ' ', 2)::int <= 12 then 'cleared' else 'raised' end,
      case when split_part(name, ' ', 2)::int <= 12 then date '2025-07-11' end
    from person where name like 'Rep %'`.execute(database);
  await sql`insert into one_on_one (rep_id, manager_id, signal_id, submission_id, held_on, topics, notes)
    select rep_id, 1, id, gen_random_uuid(), '2025-06-12', '{}', ''
    from signal where state = 'cleared'`.execute(database);
  await sql`insert into signal_measure (signal_id, as_of, observed, usual, better_when)
    select id, as_of, observed, 0.4, 'higher' from signal,
      (values (date '2025-06-06', 0.1), (date '2025-07-11', 0.3)) as told (as_of, observed)
    where state = 'cleared'`.execute(database);
}

/** Mia finds her first item useful and does something with it. */
async function judge(database: Database): Promise<void> {
  await sql`insert into feedback (item_id, person_id, verdict, at)
    select id, 1, 'useful', now() from checklist_item where kind = 'signal'`.execute(database);
  await sql`update checklist_item set state = 'dismissed', acted_by = 1, acted_at = now()
    where kind = 'signal'`.execute(database);
}

test('on New Year’s Day nobody gets it where the day is free', async () => {
  const { database, drop } = await createTestDatabase();
  onTestFinished(drop);
  const mia = await addPerson(database, 'Mia Keller');
  const ana = await addPerson(database, 'Ana Lima', { managerId: mia });
  await addSignal(database, ana, 'new-opportunities-fell');
  await addExport(database, '2025-12-12');
  const { bot, slack, clock, join } = await runBot(database, {
    at: '2025-12-15T09:00:00Z',
    adminEmails: ['lee.park@example.com', 'ida.berg@example.com'],
  });
  const berlin = join('Lee Park', 'Europe/Berlin');
  const nowhere = join('Ida Berg', 'UTC');
  join('Mia Keller', 'UTC');
  const told = ({ id }: { readonly id: string }) => slack.screen(id).channels[0]?.messages ?? [];
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'send-checklists');

  clock.moveTo(new Date('2026-01-01T10:00:00Z'));
  await runJob(bot, 'notify-of-report');
  expect([told(berlin), told(nowhere)].map(({ length }) => length)).toEqual([0, 1]);
  clock.moveTo(new Date('2026-01-02T10:00:00Z'));
  await runJob(bot, 'notify-of-report');
  expect([told(berlin), told(nowhere)].map(({ length }) => length)).toEqual([1, 1]);
});
