import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SlackAccountId } from '#src/domain/ids.ts';
import type { AppManifest } from '#src/playground/slack/payload.ts';
import { coach, coachHere } from '#tests/support/coach.ts';
import { fileOf, scratchFolder } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv } from '#tests/support/imports.ts';
import { startLocalSlackForTest } from '#tests/support/local-slack.ts';
import { readManifest } from '#tests/support/running-bot.ts';

const today = new Date().toISOString().slice(0, 10);

async function connected(url: string, manifest: AppManifest) {
  const slack = await startLocalSlackForTest({ manifest });
  slack.addUser({ name: 'Mia Keller', email: 'mia@example.com', timeZone: 'Europe/Berlin' });
  return {
    DATABASE_URL: url,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
  };
}

const roster = csv(
  ['name', 'email', 'manager_email'],
  [
    ['Mia Keller', 'mia@example.com', ''],
    ['Ana Silva', 'ana@example.com', 'mia@example.com'],
  ],
);
const pipeline = (owner: string) =>
  csv(
    ['Opportunity ID', 'Opportunity Name', 'Opportunity Owner', 'Stage'],
    [['006A', 'Norwind', owner, 'Proposal']],
  );

test('coach doctor finds everything well, and ends with 0', async () => {
  const { url } = await freshDatabase();
  const environment = await connected(url, await readManifest());
  const year = today.slice(0, 4);
  const quotas = csv(['email', 'period', 'amount'], [['ana@example.com', year, 1_000]]);
  const files = [
    await fileOf('roster.csv', roster),
    await fileOf('quotas.csv', quotas),
    await fileOf(`p-${today}.csv`, pipeline('Ana Silva')),
  ];
  await coachHere(['import', ...files], environment);
  // Sending looks managers up in Slack.
  await coachHere(['send'], environment);
  const { code, stdout } = await coach(['doctor'], environment);
  expect(stdout.split('\n').map((line) => line.replace(/:.*/, ''))).toEqual([
    '✓ Settings',
    '✓ Slack',
    '✓ Database',
    '✓ People',
    '✓ Export',
    '✓ Owners',
    '✓ Teams',
    '✓ Quotas',
    '✓ Currencies',
    '✓ Files from Slack',
    '✓ Reports',
    '✓ Refused',
    '✓ Mappings',
    '✓ Export folder',
    '',
  ]);
  expect(stdout).toContain('“frontline” in');
  expect(code).toBe(0);
});

const inTwoCurrencies = csv(
  ['Opportunity ID', 'Opportunity Name', 'Opportunity Owner', 'Stage', 'Amount'],
  [
    ['006A', 'Norwind', 'A. Silva', 'Proposal', 'EUR 10'],
    ['006B', 'Kestrel', 'A. Silva', 'Proposal', 'USD 10'],
  ],
);

test('coach doctor names what is wrong and what to do, and ends with 1', async () => {
  const { url } = await freshDatabase();
  const manifest = await readManifest();
  const scopes = { bot: ['chat:write', 'commands', 'im:write', 'users:read'] };
  const folder = await scratchFolder();
  await mkdir(join(folder, 'refused'));
  await writeFile(join(folder, 'refused', 'old.csv'), 'a');
  const environment = {
    ...(await connected(url, { ...manifest, oauth_config: { scopes } })),
    EXPORT_DIR: folder,
  };
  const files = [
    await fileOf('roster.csv', roster),
    await fileOf('p-2024-01-05.csv', inTwoCurrencies),
  ];
  await coachHere(['import', ...files], environment);
  const { code, stdout } = await coachHere(['doctor', '--json'], environment);
  expect(code).toBe(1);
  const { isWell, findings } = JSON.parse(stdout) as {
    isWell: boolean;
    findings: readonly { about: string; isWell: boolean; says: string; todo?: string }[];
  };
  expect(isWell).toBe(false);
  const wrong = findings.filter((finding) => !finding.isWell);
  expect(wrong.map(({ about, says }) => `${about}: ${says}`)).toEqual([
    expect.stringMatching(/^Slack: .* lacks files:read, im:history, users:read\.email$/),
    'People: 1 manager of 1 not found in Slack: mia@example.com',
    'Export: p-2024-01-05.csv: 2 opportunities as of 2024-01-05',
    'Owners: 1 owner without a person: A. Silva (2 open, likely Ana Silva)',
    'Teams: nobody in the team of Mia Keller owns an opportunity',
    'Quotas: 0 reps with a quota for today, 1 without',
    'Currencies: amounts are in EUR and USD; no rate for EUR and USD',
    'Export folder: refused: old.csv',
  ]);
  expect(wrong.every(({ todo }) => todo !== undefined)).toBe(true);
});

test('coach doctor reports what became of incoming files', async () => {
  const { url, database } = await freshDatabase();
  const environment = await connected(url, await readManifest());
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const dropped = { shared_by: 'U1' as SlackAccountId, done_at: null };
  await database
    .insertInto('slack_file')
    .values([
      { ...dropped, id: 'F1', name: 'waits.csv', shared_at: ago(15) },
      { ...dropped, id: 'F2', name: 'just-came.csv', shared_at: ago(1) },
      { ...dropped, id: 'F3', name: 'was-read.csv', shared_at: ago(15), done_at: ago(14) },
    ])
    .execute();
  const notice = (key: string, file: string, told: boolean, minutes: number) => ({
    key,
    content: JSON.stringify({ outcome: 'refused', file, reason: 'It is empty.' }),
    asked_by: null,
    created_at: ago(minutes),
    notified_at: told ? ago(0) : null,
  });
  await database
    .insertInto('import_notice')
    .values([
      notice('1', 'untold.csv', false, 20),
      notice('2', 'just-refused.csv', false, 2),
      notice('3', 'long-ago.csv', true, 9 * 24 * 60),
      notice('4', `p-${today}.csv`, true, 30),
    ])
    .execute();
  // What was refused under this name is in by now.
  const order = ['--date-order', 'dmy', '--save-mapping', 'sales'];
  const file = await fileOf(`p-${today}.csv`, pipeline('Ana Silva'));
  expect(await coachHere(['import', file, ...order], environment)).toMatchObject({ code: 0 });
  const { stdout } = await coachHere(['doctor'], environment);
  expect(stdout).toContain('✗ Files from Slack: 1 file not read for ten minutes: waits.csv');
  expect(stdout).toContain('✗ Reports: nobody was told for ten minutes what came of untold.csv');
  expect(stdout).toContain(
    '✗ Refused: 2 files of the last seven days: just-refused.csv and untold.csv',
  );
  expect(stdout).toContain('✓ Mappings: remembered for 1 header row: sales (dmy)');
});

test('coach doctor reports a token that Slack does not know, and settings that are missing', async () => {
  const { url } = await freshDatabase();
  const environment = await connected(url, await readManifest());
  const forged = await coachHere(['doctor'], { ...environment, SLACK_BOT_TOKEN: 'xoxb-wrong' });
  expect(forged.stdout).toContain('✗ Slack: Slack does not accept the token');
  expect(forged.stdout).not.toContain('xoxb-wrong');
  const { code, stdout } = await coachHere(['doctor'], { DATABASE_URL: url });
  expect(code).toBe(1);
  expect(stdout).toContain('✗ Settings: SLACK_BOT_TOKEN');
  expect(stdout).toContain('✓ Database');
});
