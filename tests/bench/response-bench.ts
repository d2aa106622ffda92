import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { connect, type Database } from '#src/database/connection.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import type { AppManifest } from '#src/playground/slack/payload.ts';
import type { LocalSlack, LocalUser, Reaction } from '#src/playground/slack/api.ts';
import { startLocalSlack } from '#src/playground/slack/local-slack.ts';
import { ACTIONS } from '#src/screen/ids.ts';
import { ingest } from '#src/workflows/imports/ingest.ts';
import { repName, writePipeline } from './generated-pipeline.ts';
import { median, percentile, write } from './measure.ts';
import { newDatabase, type BenchServer } from './server.ts';

const FULL = { opportunities: 1_000_000, reps: 5_000, managers: 600, seconds: 60 };
const SMALL: typeof FULL = { opportunities: 2_000, reps: 50, managers: 10, seconds: 2 };
const A_SECOND = 20;
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/**
 * Twenty commands, clicks and submissions a second for a minute, with a million opportunities in the database: how long
 * until each is acknowledged, and until a modal is requested. The bot is a process of its own, as for real.
 */
export async function benchResponses(server: BenchServer, isSmall: boolean): Promise<void> {
  const size = isSmall ? SMALL : FULL;
  const url = await newDatabase(server);
  const database = connect(url);
  const manifest = parse(
    await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8'),
  ) as AppManifest;
  const slack = await startLocalSlack({ manifest });
  const managers = await fill(database, server, slack, size);
  const bot = await startBot(slack, url);
  try {
    await drive(slack, managers, database, size.seconds);
    report(slack, size.opportunities);
  } finally {
    const ended = once(bot, 'close');
    bot.kill('SIGTERM');
    await ended;
    await slack.close();
    await database.destroy();
  }
}

/** Brings the million in, with teams, signals, and a checklist sent to every manager. */
async function fill(
  database: Database,
  server: BenchServer,
  slack: LocalSlack,
  { opportunities, reps, managers: count }: typeof FULL,
): Promise<readonly LocalUser[]> {
  const path = join(server.folder, 'pipeline.csv');
  await writePipeline(path, { opportunities, reps });
  const asOf = calendarDate(new Date().toISOString().slice(0, 10));
  await ingest({ database, path, now: new Date(), timeZone: 'UTC', asOf });
  const managers = Array.from({ length: count }, (_, index) =>
    slack.addUser({
      name: `Manager ${index}`,
      email: `manager.${index}@example.com`,
      timeZone: 'Europe/Berlin',
    }),
  );
  const people = [
    ...managers.map(({ name, email, id }) => ({ name, email, slack_account_id: id, manager: '' })),
    ...Array.from({ length: reps }, (_, index) => ({
      name: repName(index),
      email: `rep.${index}@example.com`,
      slack_account_id: undefined,
      manager: `manager.${index % count}@example.com`,
    })),
  ];
  await sql`insert into person (name, email, slack_account_id, time_zone)
    select name, email, slack_account_id, 'Europe/Berlin'
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as given (name text, email text, slack_account_id text)`.execute(database);
  await sql`update person set manager_id = manager.id
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as given (email text, manager text)
    join person manager on manager.email = given.manager
    where person.email = given.email`.execute(database);
  await sql`insert into crm_owner select lower(name), id from person where manager_id is not null`.execute(
    database,
  );
  await sql`insert into signal (rep_id, kind, episode, severity, evidence, first_seen_on, last_seen_on)
    select id, 'win-rate-fell', 1, 0.6, ${JSON.stringify(EVIDENCE)}::jsonb, ${asOf}, ${asOf}
    from person where manager_id is not null and id % 2 = 0`.execute(database);
  await sql`analyze`.execute(database);
  return managers;
}

const EVIDENCE = {
  headline: 'fewer deals won than usual',
  comparison: 'Won 2 of 14 closed deals in the last 8 weeks; before, 20 of 56.',
  measure: { name: 'win rate', unit: 'share', observed: 0.14, usual: 0.36, betterWhen: 'higher' },
  since: '2026-09-28',
  opportunities: [],
  sureness: 'Chance alone would do this about once in two years.',
  clearsWhen: 'Clears when two weeks in a row are as usual.',
};

async function startBot(slack: LocalSlack, url: string): Promise<ChildProcess> {
  const port = await freePort();
  const bot = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: url,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
    if (answer?.ok === true) break;
    await setTimeout(100);
  }
  await slack.connectBot({ requestUrl: `http://127.0.0.1:${port}/slack/events` });
  return bot;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Each manager in turn does the next thing: looks, asks for a rep, opens the modal from a list, submits it. */
async function drive(
  slack: LocalSlack,
  managers: readonly LocalUser[],
  database: Database,
  seconds: number,
): Promise<void> {
  const reactions: Promise<Reaction | undefined>[] = [];
  const failures: unknown[] = [];
  for (let index = 0; index < A_SECOND * seconds; index += 1) {
    const manager = managers[index % managers.length];
    if (manager === undefined) continue;
    const done = act(slack, manager, index % 4).catch((error: unknown) => {
      failures.push(error);
      return undefined;
    });
    reactions.push(done);
    await setTimeout(1000 / A_SECOND);
  }
  await Promise.all(reactions);
  const { count } = await database
    .selectFrom('one_on_one')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  write(
    `one-on-ones logged: ${count}; failed: ${failures.length}${failures.length > 0 ? `, as ${String(failures[0])}` : ''}`,
  );
}

async function act(
  slack: LocalSlack,
  { id }: LocalUser,
  which: number,
): Promise<Reaction | undefined> {
  if (which === 0) return slack.command(id, '/coach');
  const rep = repName(slack.users().findIndex((user) => user.id === id));
  if (which === 1) return slack.command(id, '/coach', rep);
  if (which === 2) {
    await slack.openHome(id);
    const home = await shown(() => slack.screen(id).home);
    const button = home?.blocks.find((block) => JSON.stringify(block).includes(ACTIONS.logRep));
    if (home === undefined || button === undefined) throw new Error('The home has no button.');
    const place = { viewId: home.id };
    return slack.click(id, place, { actionId: ACTIONS.logRep, blockId: button.block_id });
  }
  await slack.command(id, '/coach', `log ${rep}`);
  const modal = await shown(() => slack.screen(id).modals.at(-1));
  return modal && slack.submitView(id, modal.id, { notes: 'A good talk' });
}

async function shown<Something>(find: () => Something | undefined): Promise<Something | undefined> {
  for (let tries = 0; tries < 60; tries += 1) {
    const found = find();
    if (found !== undefined) return found;
    await setTimeout(50);
  }
  return undefined;
}

function report(slack: LocalSlack, opportunities: number): void {
  const deliveries = slack.deliveries();
  write(`## Answers at ${A_SECOND} a second, ${opportunities} opportunities in the database`);
  write('what | times | median ms | 99th percentile ms | lost');
  for (const type of ['command', 'block_actions', 'view_submission', 'event_callback'] as const) {
    const of = deliveries.filter((delivery) => delivery.type === type);
    const times = of.flatMap(({ acknowledgedAfter }) => acknowledgedAfter ?? []);
    line(`${type} acknowledged`, times, of.length - times.length);
  }
  const asked = deliveries.filter(
    ({ type, payload: { text } }) =>
      type === 'block_actions' || (typeof text === 'string' && text.startsWith('log')),
  );
  const opened = slack.calls('views.open');
  const waits = asked.flatMap(({ at, payload }) => {
    const call = opened.find(({ args }) => args['trigger_id'] === payload['trigger_id']);
    return call === undefined ? [] : [call.at - at];
  });
  line('modal requested', waits, asked.length - waits.length);
}

function line(what: string, times: readonly number[], lost: number): void {
  write(
    [what, times.length, median(times).toFixed(1), percentile(times, 0.99).toFixed(1), lost].join(
      ' | ',
    ),
  );
}
