import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '#src/database/connection.ts';
import type { LocalSlack } from '#src/playground/slack/api.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv } from '#tests/support/imports.ts';
import { startLocalSlackForTest } from '#tests/support/local-slack.ts';
import { readManifest } from '#tests/support/running-bot.ts';
import { useTemporaryFolder } from '#tests/support/temporary-folder.ts';

useTemporaryFolder();

const TOKEN = 'n'.repeat(24);

test('a kill while a sent file is imported leaves nothing of it, and it goes in when it is sent again', async () => {
  const { database, url } = await freshDatabase();
  const slack = await startLocalSlackForTest({ manifest: await readManifest() });
  const rows = Array.from({ length: 100_000 }, (_, at) => [`006${at}`, `Deal ${at}`, '', 'Open']);
  const large = csv(['Id', 'Name', 'OwnerId', 'StageName'], rows);
  const post = (port: string) =>
    fetch(`http://127.0.0.1:${port}/imports/p-2025-11-21.csv`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
      body: large,
    });
  const [first, port] = await receiveInProcess(url, slack);
  const ended = once(first, 'exit');
  const answer = post(port).catch((error: unknown) => error);
  while (!(await isCopying(database))) {
    if (first.exitCode !== null) throw new Error('The import ended before it was killed.');
  }
  first.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(await answer).toBeInstanceOf(TypeError);
  expect(await database.selectFrom('import').select('id').execute()).toEqual([]);
  expect(await database.selectFrom('opportunity').select('id').limit(1).execute()).toEqual([]);
  const [second, otherPort] = await receiveInProcess(url, slack);
  onTestFinished(() => void second.kill('SIGKILL'));
  expect(await (await post(otherPort)).json()).toMatchObject({ added: 100_000 });
});

async function isCopying(database: Database): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_progress_copy
    where datname = current_database() and tuples_processed > 0`.execute(database);
  return rows.length > 0;
}

/** A bot in a process of its own that takes files over HTTP, and its port. */
async function receiveInProcess(
  url: string,
  { apiUrl, botToken }: LocalSlack,
): Promise<[process: ChildProcess, port: string]> {
  const source = (path: string) => JSON.stringify(new URL(`../../../src/${path}`, import.meta.url));
  const code = `
    import { startBot } from ${source('bot.ts')};
    import { connect } from ${source('database/connection.ts')};
    import { createLog } from ${source('log.ts')};
    const [url, apiUrl, botToken, token] = process.argv.slice(1);
    const bot = await startBot({
      database: connect(url), log: createLog('silent'), now: () => new Date('2025-11-24T10:01:00Z'),
      config: {
        coaching: { staleAfterDays: 10, maxRejectedPercent: 5, adminEmails: [], defaultTimeZone: 'UTC' },
        uploads: { tokens: new Map([['nightly', token]]), maxBytes: 50_000_000, host: '127.0.0.1', port: 0 },
        slack: { botToken, apiUrl, transport: { kind: 'http', signingSecret: 'x', host: '127.0.0.1', port: 0 } },
      },
    });
    console.log(bot.port);`;
  const args = ['--input-type=module', '--eval', code, url, apiUrl, botToken, TOKEN];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return [child, port.toString().trim()];
}
