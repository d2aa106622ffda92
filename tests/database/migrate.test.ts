import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import { addDays } from '#src/domain/calendar.ts';
import { expect, inject, onTestFinished, test } from 'vitest';
import { connect, type Database } from '#src/database/connection.ts';
import { migrate, pendingMigrations } from '#src/database/migrate.ts';
import { administer, databaseUrl } from '#tests/support/database-server.ts';

const FOLDER = fileURLToPath(new URL('../../migrations/', import.meta.url));

interface MigrationData {
  /** Rows as they were before it, made for the schema of that time. */
  readonly before: readonly string[];
  /** What must be true of them after. */
  readonly after: (database: Database) => Promise<void>;
}

/** A new migration must add an entry: it is run on these data. */
const DATA: Readonly<Record<string, MigrationData>> = {
  '2026-11-23-ground': {
    before: [],
    async after(database) {
      await sql`insert into person (name, email) values ('Mia', 'mia@example.com')`.execute(
        database,
      );
      expect(await namesOf(database)).toEqual(['Mia']);
    },
  },
  '2026-11-23-ways-in': {
    before: [`insert into person (name, email) values ('Ana', 'ana@example.com')`],
    async after(database) {
      expect(await namesOf(database)).toEqual(['Ana', 'Mia']);
      await sql`insert into import_notice (key, content) values ('import:1', '{}')`.execute(
        database,
      );
    },
  },
  '2026-11-25-coaching-loop': {
    before: [
      `insert into one_on_one (rep_id, manager_id, submission_id, held_on, topics, notes)
        select ana.id, mia.id, '00000000-0000-4000-8000-000000000001', '2025-11-24', '{}', ''
        from person ana, person mia where ana.name = 'Ana' and mia.name = 'Mia'`,
    ],
    async after(database) {
      const oneOnOnes = await database
        .selectFrom('one_on_one')
        .select(['held_on', 'question', 'measure'])
        .execute();
      expect(oneOnOnes).toEqual([{ held_on: '2025-11-24', question: null, measure: null }]);
    },
  },
  '2026-11-25-onboarding': {
    before: [],
    async after(database) {
      await sql`insert into ramp (rep_id, as_of, record)
        select id, '2025-11-21', '{}' from person where name = 'Ana'`.execute(database);
      const ramps = await database.selectFrom('ramp').select(['as_of', 'standing']).execute();
      expect(ramps).toEqual([{ as_of: '2025-11-21', standing: null }]);
    },
  },
  '2026-11-25-preferences': {
    before: [
      `insert into checklist (manager_id, week, export_as_of)
        select id, '2025-11-24', '2025-11-21' from person where name = 'Mia'`,
    ],
    async after(database) {
      const checklists = await database.selectFrom('checklist').select('cover_id').execute();
      expect(checklists).toEqual([{ cover_id: null }]);
      expect(await database.selectFrom('preference').selectAll().execute()).toEqual([]);
    },
  },
  '2026-11-25-programme': {
    before: [
      `insert into signal (rep_id, kind, episode, severity, evidence, first_seen_on, last_seen_on)
        select id, 'win-rate-fell', 1, 0.5,
          '{"measure": {"observed": 0.2, "usual": 0.4, "betterWhen": "higher"}}', '2025-11-14', '2025-11-21'
        from person where name = 'Ana'`,
    ],
    async after(database) {
      expect(await database.selectFrom('signal_measure').selectAll().execute()).toEqual([
        {
          signal_id: 1,
          as_of: '2025-11-21',
          observed: 0.2,
          usual: 0.4,
          better_when: 'higher',
        },
      ]);
    },
  },
  '2026-11-25-sharing': {
    before: [
      `insert into one_on_one (rep_id, manager_id, submission_id, held_on, topics, notes)
        select ana.id, mia.id, '00000000-0000-4000-8000-000000000009', '2025-11-24', '{}', 'Private'
        from person ana, person mia where ana.name = 'Ana' and mia.name = 'Mia'`,
    ],
    async after(database) {
      expect(await database.selectFrom('recap').selectAll().execute()).toEqual([]);
      const oneOnOnes = database.selectFrom('one_on_one').select(['notes', 'next_at']);
      expect(await oneOnOnes.execute()).toContainEqual({ notes: 'Private', next_at: null });
    },
  },
  '2026-11-25-signals': {
    before: [],
    async after(database) {
      const signals = await sql`select waning_since from signal`.execute(database);
      expect(signals.rows).toEqual([{ waning_since: null }]);
      expect(await database.selectFrom('earlier_activity').selectAll().execute()).toEqual([]);
    },
  },
  '2026-11-25-since-talk': {
    before: [
      `update signal set evidence = evidence || '{"measure": {"name": "win rate", "unit": "share"}}'`,
      `insert into signal_measure (signal_id, as_of, observed, usual, better_when)
        values (1, '2025-11-14', 0.3, 0.4, 'higher')`,
    ],
    async after(database) {
      const measures = database.selectFrom('signal_measure').select(['as_of', 'name', 'unit']);
      expect(await measures.orderBy('as_of').execute()).toEqual([
        { as_of: '2025-11-14', name: null, unit: null },
        { as_of: '2025-11-21', name: 'win rate', unit: 'share' },
      ]);
    },
  },
  '2026-11-25-tracked-fields': {
    before: [
      `insert into import (type, file_name, file_hash, as_of, accepted, rejected, added, changed, unchanged)
        values ('opportunities', 'a.csv', 'hash', '2025-11-21', 1, 0, 1, 0, 0)`,
      `insert into opportunity (id, name, stage, outcome, first_seen_on)
        values ('1', 'Kestrel', 'Demo', 'open', '2025-11-21')`,
      `insert into opportunity_change (opportunity_id, field, old_value, new_value, seen_on, source, import_id)
        select '1', 'stage', 'Lead', 'Demo', '2025-11-21', 'export', id from import where file_hash = 'hash'`,
    ],
    async after(database) {
      await sql`insert into opportunity_change
        select '1', 'next_step', null, 'Call', '2025-11-21', 'export', import_id from opportunity_change`.execute(
        database,
      );
      const changes = await database.selectFrom('opportunity_change').select('field').execute();
      expect(changes.map(({ field }) => field)).toEqual(['stage', 'next_step']);
    },
  },
  '2026-11-28-short-changes': {
    before: [
      // So mixed that Postgres can't make it shorter, and so long that an index has no room for it.
      `insert into opportunity_change
        select '1', 'next_step', null, string_agg(md5(number::text), ''), '2025-11-21', 'export', import_id
        from opportunity_change, generate_series(1, 100) number where field = 'stage' group by import_id`,
    ],
    async after(database) {
      const changes = database.selectFrom('opportunity_change').select(['field', 'new_value']);
      expect(await changes.execute()).toHaveLength(3);
    },
  },
  '2026-11-29-owner-changes': {
    before: [
      `insert into opportunity_change
        select '1', 'owner', 'Ann', 'Bob', '2025-11-21', 'export', import_id
        from opportunity_change where field = 'stage'`,
    ],
    async after(database) {
      const changes = database.selectFrom('opportunity_change').select('old_value');
      expect(await changes.where('field', '=', 'owner').execute()).toEqual([{ old_value: 'Ann' }]);
    },
  },
  '2026-11-29-t1805-words': {
    before: [
      `update person set slack_user_id = 'U1' where name = 'Mia'`,
      `update signal set waning_since = '2025-11-21'`,
      `update import_notice set told_at = '2025-11-21T08:00:00Z'`,
    ],
    async after(database) {
      const mia = database
        .selectFrom('person')
        .select('slack_account_id')
        .where('name', '=', 'Mia');
      expect(await mia.execute()).toEqual([{ slack_account_id: 'U1' }]);
      const signals = await database.selectFrom('signal').select('fading_since').execute();
      expect(signals).toEqual([{ fading_since: '2025-11-21' }]);
      const notices = await database.selectFrom('import_notice').select('notified_at').execute();
      expect(notices).toEqual([{ notified_at: new Date('2025-11-21T08:00:00Z') }]);
    },
  },
  '2026-11-29-t1825-pending-detection': {
    before: [],
    async after(database) {
      // What was imported before may be undetected.
      const versions = { data_version: 1, detected_version: 0 };
      expect(await database.selectFrom('detection').selectAll().execute()).toEqual([versions]);
    },
  },
  '2026-11-29-t1945-absences': {
    before: [],
    async after(database) {
      await sql`insert into import (type, file_name, file_hash, as_of, accepted, rejected, added, changed, unchanged)
        values ('absences', 'away.csv', 'away', '2025-11-21', 1, 0, 1, 0, 0)`.execute(database);
      await sql`insert into absence select id, '2025-12-01', null from person where name = 'Mia'`.execute(
        database,
      );
      const absences = database.selectFrom('absence').select(['starts_on', 'ends_on']);
      expect(await absences.execute()).toEqual([{ starts_on: '2025-12-01', ends_on: null }]);
    },
  },
  '2026-11-29-t1955-group-signals': {
    before: [],
    async after(database) {
      // What was listed before is still there, and an item about a team needs no rep.
      const items = database
        .selectFrom('checklist_item')
        .select('kind')
        .where('rep_id', 'is', null);
      expect(await items.execute()).toEqual([]);
      await sql`insert into checklist_item (checklist_id, position, kind, content)
        select id, 99, 'team', '{}' from checklist limit 1`.execute(database);
      expect(await items.execute()).toEqual([{ kind: 'team' }]);
      await sql`insert into group_signal (manager_id, kind, episode, severity, facts, first_seen_on, last_seen_on)
        values (null, 'win-rate-fell', 1, 0.5, '{}', '2025-11-21', '2025-11-21')`.execute(database);
      const again = sql`insert into group_signal (manager_id, kind, episode, severity, facts, first_seen_on, last_seen_on)
        values (null, 'win-rate-fell', 1, 0.5, '{}', '2025-11-21', '2025-11-21')`;
      await expect(again.execute(database)).rejects.toThrow('duplicate key');
    },
  },
  '2026-11-29-t2120-came-back': {
    before: [],
    async after(database) {
      const signals = await database.selectFrom('signal').select('came_back_on').execute();
      expect(signals).toEqual([{ came_back_on: null }]);
    },
  },
  '2026-11-29-t2218-unreadable-cells': {
    before: [`insert into rejected_row select min(id), 7, 'Stage', '', 'is empty' from import`],
    after: async (database) => {
      const rows = await database.selectFrom('rejected_row').select('is_row_in').execute();
      expect(rows.every((row) => !row.is_row_in)).toBe(true);
      expect(rows.length).toBeGreaterThan(0);
    },
  },
  '2026-11-29-t2219-stage-outcomes': {
    before: [],
    after: async (database) => {
      const answer = database.insertInto('stage_outcome').values({ stage: 'x', outcome: 'won' });
      await answer.execute();
      await expect(answer.execute()).rejects.toThrow('duplicate key');
    },
  },
  '2026-11-29-t2235-team-talks': {
    before: [],
    async after(database) {
      const told = database.selectFrom('one_on_one').select('group_signal_id');
      expect(await told.where('group_signal_id', 'is not', null).execute()).toEqual([]);
      // One submission is a one-on-one with each of several, and with each once.
      const talkWith = (rep: string) =>
        sql`insert into one_on_one (rep_id, manager_id, group_signal_id, submission_id, held_on, topics, notes)
          select rep.id, mia.id, (select id from group_signal limit 1),
            '00000000-0000-4000-8000-00000000ffff', '2025-11-21', '{}', ''
          from person rep, person mia where rep.name = ${rep} and mia.name = 'Mia'`.execute(
          database,
        );
      const others = (await namesOf(database)).filter((name) => name !== 'Mia');
      for (const name of others.slice(0, 2)) await talkWith(name);
      await expect(talkWith(others[0] ?? '')).rejects.toThrow('duplicate key');
      const versions = database.selectFrom('detection').select('begun_version');
      expect(await versions.execute()).toEqual([{ begun_version: 0 }]);
    },
  },
  '2026-11-29-t2249-employee-number': {
    before: [],
    after: async (database) => {
      const rows = await database.selectFrom('person').select('employee_number').execute();
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((row) => row.employee_number === null)).toBe(true);
    },
  },
  '2026-11-29-t2250-one-truth': {
    before: [
      `insert into checklist (manager_id, week, export_as_of)
        select manager_id, week + 7, export_as_of + 7 from checklist order by week desc limit 1`,
      `insert into delivery (key, checklist_id, recipient, state, posted_at, channel, message_ts)
        select 'checklist:' || id, id, 'U1', 'posted', week + interval '3 days 9 hours', 'D1', '1.1'
        from checklist order by week desc limit 1`,
      `update signal set snoozed_until = '2025-12-08'`,
      `insert into commitment (one_on_one_id, position, action, owner_id, state)
        select id, 8, 'Undated', rep_id, 'open' from one_on_one order by id limit 1`,
      `insert into commitment (one_on_one_id, position, action, owner_id, state, closed_at)
        select id, 9, 'Undated and kept', rep_id, 'kept', now() from one_on_one order by id limit 1`,
    ],
    async after(database) {
      const lists = await database
        .selectFrom('checklist')
        .select(['week', 'begins_on', 'closed_at', 'version', 'shown_version'])
        .orderBy('week', 'desc')
        .execute();
      const [newest, before] = lists;
      // The newest came on a Thursday and is the one to work with; the one before is closed, and not shown as it is.
      expect(newest).toMatchObject({ closed_at: null, version: 1, shown_version: 1 });
      expect(newest?.begins_on).toBe(newest && addDays(newest.week, 3));
      expect(before).toMatchObject({ begins_on: null, version: 2, shown_version: 1 });
      expect(before?.closed_at).toBeInstanceOf(Date);
      const snoozes = database.selectFrom('signal').select('snoozed_until').distinct();
      expect(await snoozes.execute()).toEqual([{ snoozed_until: '2025-12-01' }]);
      const undated = database
        .selectFrom('commitment')
        .innerJoin('one_on_one', 'one_on_one.id', 'one_on_one_id')
        .select(['held_on', 'due_on'])
        .where('position', 'in', [8, 9])
        .orderBy('position');
      const [open, kept] = await undated.execute();
      expect(open?.due_on).toBe(open && addDays(open.held_on, 7));
      expect(kept?.due_on).toBeNull();
    },
  },
  '2026-11-29-t2310-good-news': {
    before: [],
    async after(database) {
      await sql`insert into checklist_item (checklist_id, position, kind, rep_id, content)
        select checklist.id, 98, 'progress', person.id, '{}' from checklist, person limit 1`.execute(
        database,
      );
      const items = database.selectFrom('checklist_item').select('kind');
      expect(await items.where('position', '=', 98).execute()).toEqual([{ kind: 'progress' }]);
      // Nobody answered a reminder before there were answers.
      const answered = database.selectFrom('checklist').select('id');
      expect(await answered.where('reminder_answered_at', 'is not', null).execute()).toEqual([]);
    },
  },
  '2026-11-29-t2317-delivery-tries': {
    before: [
      `insert into delivery (key, recipient, state, claimed_at) values ('tries', 'U7', 'claimed', now())`,
    ],
    after: async (database) => {
      const rows = await database
        .selectFrom('delivery')
        .select(['first_claimed_at', 'retry_at', 'refused_at'])
        .where('key', '=', 'tries')
        .execute();
      expect(rows).toEqual([
        { first_claimed_at: expect.any(Date), retry_at: null, refused_at: null },
      ]);
    },
  },
};

async function namesOf(database: Database): Promise<string[]> {
  const people = await database.selectFrom('person').select('name').orderBy('name').execute();
  return people.map(({ name }) => name);
}

async function emptyDatabase(name: string): Promise<{ database: Database; url: string }> {
  const server = inject('databaseServer');
  await administer(server, `create database ${name}`);
  const url = databaseUrl(server, name);
  const database = connect(url);
  onTestFinished(async () => {
    await database.destroy();
    await administer(server, `drop database ${name} with (force)`);
  });
  return { database, url };
}

test('every migration runs on data made for it', async () => {
  const files = await fs.readdir(FOLDER);
  const names = files.map((file) => file.replace('.ts', '')).toSorted();
  expect(Object.keys(DATA)).toEqual(names);
  const { database } = await emptyDatabase('frontline_test_migrations');
  expect(await pendingMigrations(database)).toEqual(names);
  const migrator = new Migrator({
    db: database,
    provider: new FileMigrationProvider({ fs, path, migrationFolder: FOLDER }),
  });
  for (const [name, { before, after }] of Object.entries(DATA)) {
    for (const statement of before) await sql.raw(statement).execute(database);
    const { error, results } = await migrator.migrateTo(name);
    expect({ error, ran: results?.map((one) => one.migrationName) }).toEqual({
      error: undefined,
      ran: [name],
    });
    await after(database);
  }
  expect(await migrate(database)).toEqual([]);
});

test('two processes that migrate at once take turns, and a third has nothing to do', async () => {
  const { database, url } = await emptyDatabase('frontline_test_two_migrate');
  const other = connect(url);
  onTestFinished(() => other.destroy());
  const done = await Promise.all([migrate(database), migrate(other)]);
  expect(done.flat()).toHaveLength(Object.keys(DATA).length);
  expect(await migrate(database)).toEqual([]);
  expect(await pendingMigrations(database)).toEqual([]);
});
