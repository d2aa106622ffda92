import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { startBot, type Bot } from '#src/bot.ts';
import { connect, type Database } from '#src/database/connection.ts';
import { addDays, calendarDate, localTime, type CalendarDate } from '#src/domain/calendar.ts';
import { createLog } from '#src/log.ts';
import type { AppManifest, LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import type { MovableClock } from '#src/playground/slack/clock.ts';
import { startLocalSlack } from '#src/playground/slack/local-slack.ts';
import { ACTIONS } from '#src/slack/ids.ts';
import { median, percentile, say } from './measure.ts';
import { newDatabase, type BenchServer } from './server.ts';
import { shippedGuides } from '#src/read-guides.ts';

const FULL = { managers: 600, zones: 100, weeks: 13, logsAWeek: 60 };
const SMALL: typeof FULL = { managers: 8, zones: 4, weeks: 2, logsAWeek: 2 };
const REPS_OF_A_MANAGER = 8;
const FIRST_MONDAY = calendarDate('2025-09-29');
const A_TICK_MINUTES = 5;
const SECONDS_BETWEEN_LOGS = 20;
const SENDING_MINUTE = 8 * 60;
/** From the first zone's Monday morning, on Sunday in UTC, to well after the last one's. */
const HOURS_BEFORE_MONDAY = 7;
const HOURS_OF_A_MONDAY = 30;

/**
 * A quarter of Mondays for a whole company, tick by tick as the schedule has them, by a clock that jumps over every wait.
 * Slack enforces its rate limits by the same clock, and each week answers are lost, calls fail and posts are refused.
 * Says what was lost or sent twice, and how long after 08:00 of their own clock managers waited.
 */
export async function benchQuarter(server: BenchServer, isSmall: boolean): Promise<void> {
  const size = isSmall ? SMALL : FULL;
  const database = connect(await newDatabase(server));
  const clock = jumpingClock(addDays(FIRST_MONDAY, -3));
  const slack = await startLocalSlack({
    manifest: await manifest(),
    clock,
    enforcesRateLimits: true,
  });
  const began = performance.now();
  const refusals = { rateLimited: 0, planned: 0 };
  const bot = await startTimedBot(database, slack, clock);
  try {
    const managers = await fill(database, slack, size);
    await runJob(bot, 'link-slack-users');
    const linked = minutesSince(addDays(FIRST_MONDAY, -3), clock);
    const logged: number[] = [];
    for (let week = 0; week < size.weeks; week += 1) {
      const monday = addDays(FIRST_MONDAY, week * 7);
      await newWeek(database, monday, week);
      refusals.planned += planFaults(slack, isSmall);
      await passMonday(bot, clock, monday, () => {
        refusals.rateLimited += countNewRefusals(slack);
      });
      logged.push(await logSome({ slack, clock }, managers, week, size.logsAWeek));
      refusals.rateLimited += countNewRefusals(slack);
    }
    await report(database, slack, managers, {
      size,
      linked,
      logged: logged.reduce((sum, one) => sum + one, 0),
      refusals,
      seconds: (performance.now() - began) / 1000,
    });
  } finally {
    await bot.stop();
    await slack.close();
    await database.destroy();
  }
}

async function manifest(): Promise<AppManifest> {
  const text = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  return parse(text) as AppManifest;
}

/** A clock that stands still but where it is moved, and moves on at once where somebody waits. */
function jumpingClock(day: CalendarDate): MovableClock {
  let at = Date.parse(`${day}T00:00:00Z`);
  return {
    now: () => new Date(at),
    moveTo(moment) {
      at = Math.max(at, moment.getTime());
    },
  };
}

async function startTimedBot(
  database: Database,
  slack: LocalSlack,
  clock: MovableClock,
): Promise<Bot> {
  const bot = await startBot({
    database,
    log: createLog('silent'),
    now: clock.now,
    time: {
      now: () => clock.now().getTime(),
      wait(milliseconds) {
        clock.moveTo(new Date(clock.now().getTime() + milliseconds));
        return Promise.resolve();
      },
    },
    config: {
      exportFolder: undefined,
      uploads: { tokens: new Map(), mostBytes: 1_000_000, host: '127.0.0.1', port: 0 },
      coaching: {
        staleAfterDays: 10,
        mostRejectedPercent: 5,
        notesRetentionMonths: 24,
        adminEmails: [],
        defaultTimeZone: 'UTC',
        guides: shippedGuides(),
      },
      slack: {
        botToken: slack.botToken,
        apiUrl: slack.apiUrl,
        transport: {
          kind: 'http',
          signingSecret: slack.signingSecret,
          host: '127.0.0.1',
          port: 0,
        },
      },
    },
  });
  await slack.connectBot({ requestUrl: `http://127.0.0.1:${bot.port}/slack/events` });
  return bot;
}

/** Managers all over the world, each with a team. */
async function fill(
  database: Database,
  slack: LocalSlack,
  { managers: count, zones }: typeof FULL,
): Promise<readonly LocalUser[]> {
  const all = Intl.supportedValuesOf('timeZone');
  const zoneOf = (index: number) =>
    all[Math.floor(((index % zones) * all.length) / zones)] ?? 'UTC';
  const managers = Array.from({ length: count }, (_, index) =>
    slack.addUser({
      name: `Manager ${index}`,
      email: `manager.${index}@example.com`,
      timeZone: zoneOf(index),
    }),
  );
  await sql`insert into person (name, email) select 'Manager ' || n, 'manager.' || n || '@example.com'
    from generate_series(0, ${sql.lit(count - 1)}) as n`.execute(database);
  await sql`insert into person (name, email, manager_id)
    select 'Rep ' || id || '-' || n, 'rep.' || id || '.' || n || '@example.com', id
    from person, generate_series(1, ${sql.lit(REPS_OF_A_MANAGER)}) as n
    where manager_id is null`.execute(database);
  await sql`analyze`.execute(database);
  return managers;
}

/** The export of the Friday before, and what it shows: a part of the signals cleared, others raised. */
async function newWeek(database: Database, monday: CalendarDate, week: number): Promise<void> {
  const asOf = addDays(monday, -3);
  await sql`insert into import (type, file_name, file_hash, as_of, accepted, rejected, added, changed, unchanged)
    values ('opportunities', 'pipeline.csv', ${asOf}, ${asOf}, 0, 0, 0, 0, 0)`.execute(database);
  await sql`update signal set state = 'cleared', cleared_on = ${asOf}
    where state = 'raised' and (rep_id + ${sql.lit(week)}) % 4 = 0`.execute(database);
  await sql`update signal set last_seen_on = ${asOf} where state = 'raised'`.execute(database);
  await sql`insert into signal (rep_id, kind, episode, severity, evidence, first_seen_on, last_seen_on)
    select id, 'win-rate-fell', 1, 0.6, ${JSON.stringify(EVIDENCE)}::jsonb, ${asOf}, ${asOf}
    from person where manager_id is not null and id % 13 = ${sql.lit(week % 13)}`.execute(database);
}

const EVIDENCE = {
  headline: 'fewer deals won than usual',
  comparison: '2 of 14 closed deals won in the last 8 weeks; 5 is usual.',
  measure: { name: 'win rate', unit: 'share', observed: 0.14, usual: 0.36, betterWhen: 'higher' },
  since: '2025-09-01',
  opportunities: [],
  sureness: 'Chance alone would do this about once in two years.',
  clearsWhen: 'Clears when two weeks in a row are as usual.',
};

/** What a bad Monday has: answers that are lost after the post, failures before it, and a refusal for half a minute. */
function planFaults(slack: LocalSlack, isSmall: boolean): number {
  const times = isSmall ? 1 : 5;
  slack.failNext('chat.postMessage', { kind: 'answer-lost' }, times);
  slack.failNext('chat.postMessage', { kind: 'server-error' }, times);
  slack.failNext('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 30 });
  return 1;
}

async function passMonday(
  bot: Bot,
  clock: MovableClock,
  monday: CalendarDate,
  ticked: () => void,
): Promise<void> {
  const start = Date.parse(`${monday}T00:00:00Z`) - HOURS_BEFORE_MONDAY * 3_600_000;
  const ticks = (HOURS_OF_A_MONDAY * 60) / A_TICK_MINUTES;
  for (let tick = 0; tick < ticks; tick += 1) {
    clock.moveTo(new Date(start + tick * A_TICK_MINUTES * 60_000));
    await runJob(bot, 'send-checklists');
    ticked();
  }
}

async function runJob(bot: Bot, name: Bot['jobs'][number]['name']): Promise<void> {
  await bot.jobs.find((job) => job.name === name)?.run();
}

const counted = new WeakSet<object>();

/** Calls that Slack refused for their rate since this was last asked. */
function countNewRefusals(slack: LocalSlack): number {
  let refused = 0;
  for (const call of slack.calls()) {
    if (counted.has(call)) continue;
    counted.add(call);
    if (call.outcome === 'rate-limited') refused += 1;
  }
  return refused;
}

/** Some managers log a one-on-one from the first item of their newest list. Returns how many did. */
async function logSome(
  { slack, clock }: { readonly slack: LocalSlack; readonly clock: MovableClock },
  managers: readonly LocalUser[],
  week: number,
  many: number,
): Promise<number> {
  let logged = 0;
  for (let index = 0; index < many; index += 1) {
    const manager = managers[(week * many + index) % managers.length];
    const message = manager && slack.screen(manager.id).channels[0]?.messages.at(-1);
    const block = message?.blocks.find((one) =>
      JSON.stringify(one).includes(`"${ACTIONS.logItem}"`),
    );
    if (manager === undefined || message === undefined || block === undefined) continue;
    // Nobody logs in the same second as fifty others.
    clock.moveTo(new Date(clock.now().getTime() + SECONDS_BETWEEN_LOGS * 1_000));
    const place = { channel: manager.botChannel, messageTs: message.ts };
    await slack.click(manager.id, place, { actionId: ACTIONS.logItem, blockId: block.block_id });
    const modal = await shown(slack, () => slack.screen(manager.id).modals.at(-1));
    const { errors } = await slack.submitView(manager.id, modal.id, { topics: ['skill'] });
    if (Object.keys(errors).length === 0) logged += 1;
  }
  return logged;
}

function shown<Something>(
  slack: LocalSlack,
  find: () => Something | undefined,
): Promise<Something> {
  return new Promise((resolve) => {
    const look = () => {
      const found = find();
      if (found === undefined) return;
      stop();
      resolve(found);
    };
    const stop = slack.subscribe(look);
    look();
  });
}

async function report(
  database: Database,
  slack: LocalSlack,
  managers: readonly LocalUser[],
  {
    size,
    linked,
    logged,
    refusals,
    seconds,
  }: {
    readonly size: typeof FULL;
    readonly linked: number;
    readonly logged: number;
    readonly refusals: { readonly rateLimited: number; readonly planned: number };
    readonly seconds: number;
  },
): Promise<void> {
  const waits: number[] = [];
  let [lost, twice] = [0, 0];
  for (const { id, timeZone } of managers) {
    const received = slack.screen(id).channels[0]?.messages ?? [];
    const mondays = received.map(({ ts }) => localTime(new Date(Number(ts) * 1000), timeZone));
    for (let week = 0; week < size.weeks; week += 1) {
      const monday = addDays(FIRST_MONDAY, week * 7);
      const [first, ...more] = mondays.filter(({ date }) => date === monday);
      if (first === undefined) lost += 1;
      else waits.push(first.minute - SENDING_MINUTE);
      twice += more.length;
    }
  }
  const left = await database
    .selectFrom('delivery')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '<>', 'posted')
    .executeTakeFirstOrThrow();
  say(
    `## A quarter for ${size.managers} managers in ${size.zones} time zones, ${size.weeks} weeks, with ${size.managers * REPS_OF_A_MANAGER} reps`,
  );
  say('what | figure');
  say(`checklists that arrived on their Monday | ${waits.length}`);
  say(`lost | ${lost}`);
  say(`sent twice | ${twice}`);
  say(`deliveries that did not end | ${left.count}`);
  say(`one-on-ones logged from them through Slack | ${logged}`);
  say(
    `refused for their rate, beside ${refusals.planned} that were planned | ${refusals.rateLimited - refusals.planned}`,
  );
  say(`minutes after 08:00, median | ${median(waits)}`);
  say(`minutes after 08:00, 99th percentile | ${percentile(waits, 0.99)}`);
  say(`minutes after 08:00, longest | ${Math.max(...waits)}`);
  say(`minutes for all managers’ accounts to be found | ${linked.toFixed(1)}`);
  say(`seconds that this took | ${seconds.toFixed(0)}`);
  if (lost + twice + left.count > 0) {
    throw new Error(`${lost} lost, ${twice} sent twice, ${left.count} not ended.`);
  }
}

function minutesSince(day: CalendarDate, clock: MovableClock): number {
  return (clock.now().getTime() - Date.parse(`${day}T00:00:00Z`)) / 60_000;
}
