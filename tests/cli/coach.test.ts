import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { coach, coachHere, coachJson } from '#tests/support/coach.ts';
import { fileOf, scratchFolder } from '#tests/support/files.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { csv } from '#tests/support/imports.ts';
import { startLocalSlackForTest } from '#tests/support/local-slack.ts';
import { readManifest } from '#tests/support/running-bot.ts';
import { useTestDatabase } from '#tests/support/test-database.ts';

const current = useTestDatabase();
let environment: Record<string, string>;

beforeAll(() => {
  environment = { DATABASE_URL: current().url };
});

const roster = csv(
  ['name', 'email', 'manager_email', 'time_zone'],
  [
    ['Mia Keller', 'mia@example.com', '', 'Europe/Berlin'],
    ['Ana Silva', 'ana@example.com', 'mia@example.com', ''],
    ['Ben Osei', 'ben@example.com', 'mia@example.com', ''],
  ],
);
const pipeline = csv(
  ['Opportunity ID', 'Opportunity Name', 'Opportunity Owner', 'Stage'],
  [
    ['006A', 'Norwind', 'Ana Silva', 'Proposal'],
    ['006B', 'Kestrel', 'Somebody Else', 'Closed Won'],
  ],
);
const today = new Date().toISOString().slice(0, 10);

describe('coach import', () => {
  test('prints one JSON document with what each file came to', async () => {
    const files = [await fileOf('roster.csv', roster), await fileOf(`p-${today}.csv`, pipeline)];
    const { code, stdout } = await coach(['import', ...files, '--json'], environment);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      imports: [
        { type: 'roster', accepted: 3, rejected: 0, added: 3 },
        {
          type: 'opportunities',
          asOf: today,
          accepted: 2,
          added: 2,
          pipeline: {
            outcomes: { open: 1, won: 1, lost: 0 },
            ownersWithoutPerson: [{ owner: 'Somebody Else' }],
            repsWithoutOpportunity: ['Ben Osei'],
          },
        },
      ],
    });
  });

  test('says the same in lines, and that a file was in already', async () => {
    const path = await fileOf(`p-${today}.csv`, pipeline);
    expect(await coach(['import', path], environment)).toEqual({
      code: 0,
      stdout: `p-${today}.csv: imported before, nothing changed.\n`,
      stderr: '',
    });
    const changed = await fileOf(`q-${today}.csv`, pipeline.replace('Proposal', 'Negotiation'));
    const { stdout } = await coachHere(['import', changed, '--dry-run'], environment);
    expect(stdout).toContain('(dry run, nothing was changed)');
    expect(stdout).toContain('2 accepted, 0 rejected; 0 new, 1 changed, 1 unchanged');
    expect(stdout).toContain('owner without a person: Somebody Else, 1 opportunity, 0 open');
  });

  test('refuses a file with one sentence and exit code 1', async () => {
    const path = await fileOf('a.csv', 'this,and,that\n1,2,3\n');
    const { code, stdout, stderr } = await coach(['import', path], environment);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^\S+a\.csv: No header row is known\. .+docs\/mapping\.md\.\n$/);
    const missing = await coachHere(['import', '/nowhere.csv'], environment);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toMatch(/^\/nowhere\.csv can't be read: ENOENT.+\n$/);
  });

  test('uses the time of a file whose name has no date, and --as-of before that', async () => {
    const path = await fileOf('undated.csv', pipeline);
    const lastYear = new Date('2025-03-04T12:00:00Z');
    await utimes(path, lastYear, lastYear);
    expect(await coachJson(['import', path, '--dry-run'], environment)).toMatchObject({
      imports: [{ asOf: '2025-03-04' }],
    });
    expect(
      await coachJson(['import', path, '--as-of', today, '--dry-run'], environment),
    ).toMatchObject({ imports: [{ asOf: today }] });
  });
});

test('coach import --rejected writes the rows to correct, which are imported when they come again', async () => {
  const { url } = await freshDatabase();
  const fresh = { DATABASE_URL: url };
  const folder = join(await scratchFolder(), 'to-mend');
  const good = Array.from({ length: 30 }, (_, at) => [
    `006${at}`,
    `Deal ${at}`,
    'Ana',
    'Proposal',
    '',
  ]);
  const headers = ['Opportunity ID', 'Opportunity Name', 'Opportunity Owner', 'Stage', 'Amount'];
  const text = csv(headers, [...good, ['006X', 'Kestrel', 'Ana', 'Proposal', 'a lot']]);
  const path = await fileOf(`p-${today}.csv`, text);
  const said = await coachHere(['import', path], fresh);
  expect(said.stdout).toContain('--rejected FOLDER writes the rejected rows there');
  // It is in already; the rows to mend are to be had all the same.
  await coachHere(['import', path, '--rejected', folder], fresh);
  const target = join(folder, `p-${today}.csv.rejected.csv`);
  const rejected = await readFile(target, 'utf8');
  expect(rejected).toContain('32,Amount is not an amount that can be read,006X,Kestrel');
  await writeFile(target, rejected.replace('a lot', '500'));
  expect(await coachJson(['import', target], fresh)).toMatchObject({
    imports: [{ accepted: 1, changed: 1, unreadable: 0, pipeline: { missing: 0 } }],
  });
  const nowhere = await coachHere(['import', path, '--rejected', path], fresh);
  expect(nowhere.stderr).toMatch(/can't be written: .+\n$/);
});

test('a long import logs how far it is, where nobody sits at a terminal', async () => {
  const { url } = await freshDatabase();
  // Two seconds go by with every look at the clock.
  const clock = 'data:text/javascript,globalThis.t=0;performance.now=()=>globalThis.t+=2e3';
  const { stderr } = await coach(['import', await fileOf(`p-${today}.csv`, pipeline)], {
    DATABASE_URL: url,
    LOG_LEVEL: 'info',
    NODE_OPTIONS: `--import=${clock}`,
  });
  expect(stderr).toMatch(
    /"msg":"importing p-\S+\.csv: \d rows?, [\d,]+ a second, about \d+ s left"/,
  );
});

test('coach import --save-mapping stores a mapping under a name that --mapping accepts', async () => {
  const german = csv(
    ['Nr', 'Vorgang', 'Betreuer', 'Phase'],
    [['1', 'Norwind', 'Ana Silva', 'Angebot']],
  );
  const columns = { id: 'Nr', name: 'Vorgang', owner: 'Betreuer', stage: 'Phase' };
  const mapping = await fileOf('mapping.json', JSON.stringify({ columns }));
  const flags = ['--accept-shrink', '--accept-columns'];
  const path = await fileOf(`g-${today}.csv`, german);
  const first = ['import', path, '--mapping', mapping, '--save-mapping', 'crm', ...flags];
  expect(await coachJson(first, environment)).toMatchObject({ imports: [{ accepted: 1 }] });
  // Another header row is read by the same mapping.
  const other = csv(
    ['Phase', 'Nr', 'Vorgang', 'Betreuer', 'x'],
    [['Angebot', '1', 'Nord', 'Ana Silva', '']],
  );
  const next = ['import', await fileOf(`h-${today}.csv`, other), '--mapping', 'crm', ...flags];
  expect(await coachJson(next, environment)).toMatchObject({
    imports: [{ accepted: 1, changed: 1, otherColumns: ['x'] }],
  });
  const unknown = await coachHere(['import', path, '--mapping', 'nobody'], environment);
  expect(unknown.stderr).toBe('nobody is neither a file nor the name of a saved mapping.\n');
  // As it was before.
  const back = await fileOf(`p2-${today}.csv`, pipeline);
  await coachJson(['import', back, ...flags], environment);
});

describe('coach signals and coach checklist', () => {
  test('print what is known as JSON', async () => {
    expect(await coachJson(['signals'], environment)).toEqual({ exportAsOf: today, signals: [] });
    expect(await coachJson(['signals', '--rep', 'ana@example.com'], environment)).toMatchObject({
      notRaised: expect.arrayContaining([
        expect.objectContaining({ outcome: 'not-enough-history' }),
      ]) as unknown[],
    });
    expect(
      await coachJson(['checklist', '--manager', 'MIA@example.com'], environment),
    ).toMatchObject({
      manager: 'mia@example.com',
      isStale: false,
      items: [
        { rep: 'ana@example.com', signal: 'longest-without-a-one-on-one' },
        { rep: 'ben@example.com', signal: 'longest-without-a-one-on-one' },
      ],
    });
  });

  test.each([
    [['checklist', '--manager', 'ana@example.com'], 1, 'Ana Silva has nobody who reports to them'],
    [['checklist', '--manager', 'who@example.com'], 1, 'Nobody in the roster has the address'],
    [['checklist'], 2, "required option '--manager <email>' not specified"],
    [['signals', '--as-of', '2020-01-01'], 1, 'There is no export of 2020-01-01 or before'],
    [['signals', '--as-of', 'yesterday'], 2, 'Give a date such as 2026-11-20'],
    [['nonsense'], 2, "unknown command 'nonsense'"],
    [['import', 'x.csv', '--type', 'tables'], 2, 'Allowed choices are'],
  ])('%j ends with %i', async (args, code, sentence) => {
    const ran = await coachHere(args, environment);
    expect(ran).toMatchObject({ code, stdout: '' });
    expect(ran.stderr).toContain(sentence);
  });
});

describe('coach send', () => {
  test('sends what is due once, and a second run sends nothing', async () => {
    const slack = await startLocalSlackForTest({ manifest: await readManifest() });
    const mia = slack.addUser({
      name: 'Mia Keller',
      email: 'mia@example.com',
      timeZone: 'Europe/Berlin',
    });
    const connected = {
      ...environment,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
    };
    const args = ['send', '--week', today];
    expect(await coachJson(args, connected)).toMatchObject({ sent: ['mia@example.com'] });
    expect(await coachJson(args, connected)).toMatchObject({ sent: [] });
    const [channel] = slack.screen(mia.id).channels;
    expect(channel?.messages).toHaveLength(1);
  });

  test('says what is missing, all of it and without a value', async () => {
    const { code, stderr } = await coach(['send'], { ...environment, SLACK_APP_TOKEN: 'secret' });
    expect(code).toBe(1);
    expect(stderr).toContain('SLACK_BOT_TOKEN');
    expect(stderr).toContain('SLACK_APP_TOKEN');
    expect(stderr).not.toContain('secret\n');
  });
});

test('coach migrate brings a database up, and every other command asks for it', async () => {
  const { administer, databaseUrl } = await import('#tests/support/database-server.ts');
  const { inject } = await import('vitest');
  const server = inject('databaseServer');
  await administer(server, 'create database frontline_test_bare');
  try {
    const bare = { DATABASE_URL: databaseUrl(server, 'frontline_test_bare') };
    const before = await coachHere(['signals'], bare);
    expect(before.code).toBe(1);
    expect(before.stderr).toContain('Run: npm run -s coach -- migrate');
    expect(await coachJson(['migrate'], bare)).toEqual({
      migrations: expect.arrayContaining(['2026-11-23-ground']) as string[],
    });
    expect(await coachJson(['migrate'], bare)).toEqual({ migrations: [] });
  } finally {
    await administer(server, 'drop database frontline_test_bare with (force)');
  }
});

test('a database that does not answer is reported in one sentence', async () => {
  const { code, stderr } = await coach(['signals'], {
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  });
  expect(code).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
