import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import { noteSlackFile } from '#src/database/imports/slack-files.ts';
import type { SlackAccountId } from '#src/domain/ids.ts';
import type { LocalSlack } from '#src/playground/slack/api.ts';
import { scratchFolder } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import {
  BEFORE_IT_IS_TOLD,
  BEFORE_THE_END,
  holdUp,
  untilHeldUp,
  type Moment,
} from '#tests/support/held-up.ts';
import { csv } from '#tests/support/imports.ts';
import { startLocalSlackForTest } from '#tests/support/local-slack.ts';
import { readManifest } from '#tests/support/running-bot.ts';
import { useTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { PATIENCE } from '#tests/support/patience.ts';

useTemporaryFolder();

const NAME = 'pipeline-2025-11-21.csv';
/** Its owner is nobody in the roster, which administrators are to hear. */
const PIPELINE = csv(
  ['Id', 'Name', 'Opportunity Owner', 'StageName'],
  [
    ['006A', 'Norwind', 'Ana Lima', 'Proposal'],
    ['006B', 'Kestrel', 'Ana Lima', 'Proposal'],
    ['006C', 'Plover', 'Ana Lima', 'Closed Won'],
  ],
);
const TOKEN = 'n'.repeat(24);

interface World {
  readonly database: Database;
  readonly url: string;
  readonly folder: string;
  readonly slack: LocalSlack;
  readonly path: string;
}

/** One way for a file to come in: a process that takes it, the first time and every other time. */
type Way = (world: World) => Promise<ChildProcess>;

const ALL = [...BEFORE_THE_END, BEFORE_IT_IS_TOLD];
/** They share what happens in between. */
const FIRST_AND_LAST = [...ALL.slice(0, 1), BEFORE_IT_IS_TOLD];

const WAYS: readonly (readonly [name: string, ingest: Way, moments: readonly Moment[]])[] = [
  ['the folder', async (world) => running(world, 'folder'), ALL],
  ['HTTP', async (world) => send(running(world, 'http')), FIRST_AND_LAST],
  ['a direct message', async (world) => running(world, 'message'), FIRST_AND_LAST],
];

describe.for(WAYS)('a kill of who takes a file by %s', ([name, ingest, moments]) => {
  test.for(moments)(
    'while $when leaves all of it or nothing, and it is counted once',
    async (moment) => {
      const world = await worldWithFile();
      const { database, url, folder } = world;
      const keys = await keysOf(database);
      const { letGo } = await holdUp(url, moment);
      const first = await ingest(world);
      await untilHeldUp(database, moment, () => first.exitCode !== null);
      await kill(first);
      // Who reads now must not wait for the table that is held.
      await letGo();
      expect(await importsOf(database)).toEqual(moment.isIn ? [{ accepted: 3, added: 3 }] : []);
      expect(await keysOf(database)).toEqual(keys);
      expect(await readdir(folder)).toEqual([NAME]);

      const second = await ingest(world);
      await vi.waitFor(async () => {
        expect(await noticesOf(database)).toEqual([{ owners: [{ owner: 'Ana Lima', open: 2 }] }]);
      }, PATIENCE);
      const isOfFolder = name === 'the folder';
      await (isOfFolder ? ended(second) : kill(second));
      expect(await readdir(folder)).toEqual([isOfFolder ? 'done' : NAME]);
      expect(await importsOf(database)).toEqual([{ accepted: 3, added: 3 }]);
      expect(await database.selectFrom('opportunity').select('id').execute()).toHaveLength(3);
      expect(await database.selectFrom('opportunity_change').selectAll().execute()).toEqual([]);
      expect(await keysOf(database)).toEqual(keys);
    },
  );
});

/** A folder with the file, and a direct message with it that is not read yet. */
async function worldWithFile(): Promise<World> {
  const { database, url } = await freshDatabase();
  const slack = await startLocalSlackForTest({ manifest: await readManifest() });
  const folder = await scratchFolder();
  const path = join(folder, NAME);
  await writeFile(path, PIPELINE);
  await utimes(path, new Date('2025-11-23T10:00:00Z'), new Date('2025-11-23T10:00:00Z'));
  const lee = slack.addUser({ name: 'Lee', email: 'lee@example.com', timeZone: 'Europe/London' });
  await slack.uploadFile(lee.id, NAME, PIPELINE);
  const [file] = slack.screen(lee.id).channels[0]?.messages[0]?.files ?? [];
  const sharedAt = new Date('2025-11-24T10:00:00Z');
  const sharedBy = lee.id as SlackAccountId;
  await noteSlackFile(database, { id: file?.id ?? '', name: NAME, sharedBy, sharedAt });
  return { database, url, folder, slack, path };
}

/** A process of its own that takes files by one way. */
function running({ url, folder, slack }: World, way: 'folder' | 'http' | 'message'): ChildProcess {
  const source = (path: string) =>
    JSON.stringify(fileURLToPath(new URL(`../../../src/${path}`, import.meta.url)));
  const code = `
    import { startBot } from ${source('bot.ts')};
    import { connect } from ${source('database/connection.ts')};
    import { createLog } from ${source('log.ts')};
    import { ingestNewExports } from ${source('workflows/imports/ingest-new-exports.ts')};
    const [way, url, folder, apiUrl, botToken, token] = process.argv.slice(1);
    const database = connect(url);
    const log = createLog('silent');
    const now = () => new Date('2025-11-24T10:01:00Z');
    const coaching = { staleAfterDays: 10, maxRejectedPercent: 5, adminEmails: ['lee@example.com'], defaultTimeZone: 'UTC' };
    if (way === 'folder') {
      await ingestNewExports({ database, log, now, coaching }, folder);
      await database.destroy();
    } else {
      const bot = await startBot({
        database, log, now,
        config: {
          coaching,
          uploads: { tokens: new Map([['nightly', token]]), maxBytes: 50_000_000, host: '127.0.0.1', port: 0 },
          slack: { botToken, apiUrl, transport: { kind: 'http', signingSecret: 'x', host: '127.0.0.1', port: 0 } },
        },
      });
      console.log(bot.port);
      if (way === 'message') await bot.jobs.find(({ name }) => name === 'ingest-slack-files').run();
    }`;
  const args = [way, url, folder, slack.apiUrl, slack.botToken, TOKEN];
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Sends the file to the process; whoever is killed over it does not answer. */
async function send(child: ChildProcess): Promise<ChildProcess> {
  const [port] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  void fetch(`http://127.0.0.1:${port.toString().trim()}/imports/${NAME}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}` },
    body: PIPELINE,
  }).catch(() => undefined);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended(child);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

function importsOf(database: Database) {
  return database.selectFrom('import').select(['accepted', 'added']).execute();
}

/** What administrators are to hear. */
async function noticesOf(database: Database): Promise<unknown> {
  const { rows } = await sql`
    select jsonb_agg(jsonb_build_object('owner', told -> 'owner', 'open', told -> 'open')) as owners
    from import_notice, jsonb_array_elements(content -> 'owners') as told group by id`.execute(
    database,
  );
  return rows;
}

async function keysOf(database: Database): Promise<unknown> {
  const { rows } = await sql`
    select indexdef from pg_indexes where tablename = 'opportunity'
    union all select pg_get_constraintdef(oid) from pg_constraint
    where 'opportunity'::regclass in (conrelid, confrelid) order by 1`.execute(database);
  return rows;
}
