import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { noteSlackFile } from '#src/database/imports/slack-files.ts';
import { pendingVersion } from '#src/database/signals/pending-detection.ts';
import type { PersonId, SlackAccountId } from '#src/domain/ids.ts';
import { createLog } from '#src/log.ts';
import type { LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import { startLocalSlack } from '#src/playground/slack/local-slack.ts';
import { jobsOf } from '#src/schedule.ts';
import { ingest } from '#src/workflows/imports/ingest.ts';
import type { WorkflowContext } from '#src/workflows/workflow-context.ts';
import { coachJson } from '#tests/support/coach.ts';
import { teamWithChange } from '#tests/support/detect.ts';
import { scratchFolder } from '#tests/support/files.ts';
import { holdWith, untilHeldUp } from '#tests/support/held-up.ts';
import { csv } from '#tests/support/imports.ts';
import { readManifest, runBot, runJob } from '#tests/support/running-bot.ts';
import { addPerson, emailOf } from '#tests/support/sales-team.ts';
import { storeTeam } from '#tests/support/store-team.ts';
import { useTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';

useTemporaryFolder();

/** As the pipeline is in and no roster: it says to whom Mia's team reports, and with it what their deals show. */
const DRIED_UP = teamWithChange({ newDeals: 0 });
const NAMES = DRIED_UP.reps.map(({ name }) => name);
const ROSTER = csv(
  ['name', 'email', 'manager_email'],
  NAMES.map((name) => [name, emailOf(name), emailOf('Mia Keller')]),
);
const RAISED = [{ kind: 'new-opportunities-fell', state: 'raised' }];

interface People {
  readonly mia: PersonId;
  readonly firstRep: PersonId;
  /** Whose team is the last one to be detected. */
  readonly tom: PersonId;
}

interface Company extends People {
  readonly database: Database;
  readonly url: string;
}

let prepared: { readonly name: string } & People;
let dropPrepared: TestDatabase['drop'];

beforeAll(async () => {
  const { database, url, drop } = await createTestDatabase();
  const { manager: mia, reps } = await storeTeam(database, DRIED_UP);
  await database.updateTable('person').set({ manager_id: null }).execute();
  const tom = await addPerson(database, 'Tom Brandt');
  await addPerson(database, 'Zoe Adams', { managerId: tom });
  await database.destroy();
  prepared = { name: new URL(url).pathname.slice(1), mia, firstRep: reps[0] ?? mia, tom };
  dropPrepared = drop;
});

afterAll(() => dropPrepared());

/** Two teams; that Mia has one only the roster says. */
async function company(): Promise<Company> {
  const { name, ...people } = prepared;
  const { database, url, drop } = await createTestDatabase(name);
  onTestFinished(drop);
  return { database, url, ...people };
}

/** The roster, in a folder, written to long ago. */
async function rosterIn(folder: string): Promise<string> {
  const path = join(folder, 'roster.csv');
  await writeFile(path, ROSTER);
  await utimes(path, new Date('2025-11-22T09:00:00Z'), new Date('2025-11-22T09:00:00Z'));
  return path;
}

function signalsOf(database: Database) {
  return database.selectFrom('signal').select(['kind', 'state']).execute();
}

describe('a roster that comes on Sunday', () => {
  test('leads to Monday’s list with what it shows', async () => {
    const { database } = await company();
    const folder = await scratchFolder();
    const running = await runBot(database, { at: '2026-11-22T10:00:00Z', exportFolder: folder });
    const { bot, slack, clock, join: joined } = running;
    const mia = joined('Mia Keller', 'UTC');
    await rosterIn(folder);
    await runJob(bot, 'ingest-exports');
    expect(await signalsOf(database)).toEqual(RAISED);
    await runJob(bot, 'link-slack-accounts');
    clock.moveTo(new Date('2026-11-23T08:05:00Z'));
    await runJob(bot, 'send-checklists');
    const [message] = slack.screen(mia.id).channels[0]?.messages ?? [];
    expect(message?.text).toContain('new deals have dried up');
  });

  test('and is not detected by Monday is detected before the list is planned, by whoever is free to', async () => {
    const { database, url } = await company();
    const path = await rosterIn(await scratchFolder());
    await ingest({ database, path, now: new Date('2026-11-22T10:00:00Z'), timeZone: 'UTC' });
    expect(await pendingVersion(database)).toBeDefined();
    const { bot, slack, join: joined } = await runBot(database, { at: '2026-11-23T08:05:00Z' });
    const mia = joined('Mia Keller', 'UTC');
    const messages = () => slack.screen(mia.id).channels[0]?.messages ?? [];
    await runJob(bot, 'link-slack-accounts');

    const other = await holdWith(url, 'select pg_advisory_lock(4205)');
    await runJob(bot, 'send-checklists');
    expect(messages()).toEqual([]);
    expect(await database.selectFrom('checklist').select('id').execute()).toEqual([]);
    await other.letGo();
    await runJob(bot, 'send-checklists');
    expect(messages().map(({ text }) => text)).toEqual([
      expect.stringContaining('new deals have dried up') as string,
    ]);
  });
});

/** How a change comes in: what is there before, and the process that lets it in. */
interface Way {
  readonly name: string;
  prepare?(company: Company, path: string): Promise<void>;
  start(company: Company, path: string): ChildProcess;
}

let slack: LocalSlack;
let lee: LocalUser;
beforeAll(async () => {
  slack = await startLocalSlack({ manifest: await readManifest() });
  lee = slack.addUser({ name: 'Lee', email: 'lee@example.com', timeZone: 'UTC' });
});
afterAll(() => slack.close());

const WAYS: readonly Way[] = [
  { name: 'the folder', start: (world, path) => startBy('folder', world, path) },
  { name: 'HTTP', start: (world, path) => startBy('http', world, path) },
  {
    name: 'a direct message',
    async prepare({ database }) {
      await slack.uploadFile(lee.id, 'roster.csv', ROSTER);
      const [file] = slack.screen(lee.id).channels[0]?.messages.at(-1)?.files ?? [];
      const sharedBy = lee.id as SlackAccountId;
      const sharedAt = new Date('2026-11-22T10:00:00Z');
      await noteSlackFile(database, { id: file?.id ?? '', name: 'roster.csv', sharedBy, sharedAt });
    },
    start: (world, path) => startBy('message', world, path),
  },
  {
    name: 'the command line',
    start: ({ url }, path) => run(['src/cli/coach.ts', 'import', path], { DATABASE_URL: url }),
  },
  {
    name: 'the assignment of an owner',
    async prepare({ database, mia, firstRep }) {
      const ofMia = database.updateTable('person').set({ manager_id: mia });
      await ofMia.where('name', 'in', NAMES).execute();
      await database.deleteFrom('crm_owner').where('person_id', '=', firstRep).execute();
      const owners = [{ owner: NAMES[0] ?? '', opportunities: 1, open: 1 }];
      const file = { file: 'p.csv', type: 'opportunities', asOf: '2026-11-20' };
      const counts = { accepted: 1, rejected: 0, added: 1, changed: 0, unchanged: 0 };
      const outcome = {
        outcome: 'imported',
        wasImportedBefore: false,
        rejectedRows: [],
        unreadable: 0,
        unreadableCells: [],
      };
      const content = JSON.stringify({ ...outcome, ...file, ...counts, owners });
      await database
        .insertInto('import_notice')
        .values({ key: 'p', content, asked_by: null, notified_at: new Date() })
        .execute();
    },
    start: (world, path) => startBy('assignment', world, path),
  },
];

interface Step {
  readonly when: string;
  /** The statement that waits, and what makes it wait. */
  readonly statement: RegExp;
  readonly hold: (company: Company) => string;
}

const NOTHING_DETECTED: Step = {
  when: 'it is in and nothing is detected',
  statement: /currency_rate/,
  hold: () => 'begin; lock table currency_rate in access exclusive mode',
};
const ONE_TEAM_DETECTED: Step = {
  when: 'one team is detected and another is not',
  statement: /pg_advisory_xact_lock/,
  hold: ({ tom }) => `select pg_advisory_lock(4204, ${tom})`,
};
const NOT_MARKED: Step = {
  when: 'all is detected and that is not noted',
  statement: /update "detection"/,
  hold: () => 'begin; lock table detection in exclusive mode',
};

describe.for(WAYS)('a kill of who lets a change in by $name', (way) => {
  test.for([
    { step: NOTHING_DETECTED, after: undefined, found: [] },
    { step: ONE_TEAM_DETECTED, after: undefined, found: RAISED },
    // What notes that something is pending must not be held.
    { step: NOT_MARKED, after: ONE_TEAM_DETECTED, found: RAISED },
  ])('when $step.when leaves the detection to the next tick', async ({ step, after, found }) => {
    const world = await company();
    const { database, url } = world;
    const path = await rosterIn(await scratchFolder());
    await way.prepare?.(world, path);
    const first = after ?? step;
    const held = await holdWith(url, first.hold(world));
    const child = way.start(world, path);
    const hasEnded = () => child.exitCode !== null;
    await untilHeldUp(database, first, hasEnded);
    if (after !== undefined) {
      const last = await holdWith(url, step.hold(world));
      await held.letGo();
      await untilHeldUp(database, step, hasEnded);
      await kill(child, database);
      await last.letGo();
    } else {
      await kill(child, database);
      await held.letGo();
    }
    expect(await signalsOf(database)).toEqual(found);
    expect(await pendingVersion(database)).toBeDefined();

    await vi.waitFor(async () => {
      await detectByTheClock(database);
      expect(await pendingVersion(database)).toBeUndefined();
    }, 20_000);
    expect(await signalsOf(database)).toEqual(RAISED);
  });
});

test('what a killed coach import left is detected by the same command again, which imports nothing', async () => {
  const world = await company();
  const { database, url } = world;
  const path = await rosterIn(await scratchFolder());
  const held = await holdWith(url, NOTHING_DETECTED.hold(world));
  const child = run(['src/cli/coach.ts', 'import', path], { DATABASE_URL: url });
  await untilHeldUp(database, NOTHING_DETECTED, () => child.exitCode !== null);
  await kill(child, database);
  await held.letGo();
  expect(await coachJson(['import', path], { DATABASE_URL: url })).toMatchObject({
    imports: [{ added: 0, changed: 0 }],
  });
  expect(await signalsOf(database)).toEqual(RAISED);
});

/** What the schedule of some replica does every minute. */
async function detectByTheClock(database: Database): Promise<void> {
  const context = { database, log: createLog('silent') } as WorkflowContext;
  const job = jobsOf(context, undefined).find(({ name }) => name === 'detect-signals');
  await job?.run();
}

function startBy(way: string, { url, firstRep }: Company, path: string): ChildProcess {
  const { apiUrl, botToken } = slack;
  const script = 'tests/support/ingest-and-hang.ts';
  return run([script, way, url, apiUrl, botToken, path, String(firstRep)]);
}

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, args, {
    cwd: fileURLToPath(new URL('../../../', import.meta.url)),
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Kills it before what it waits for in Postgres is done. */
async function kill(child: ChildProcess, database: Database): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(database);
}
