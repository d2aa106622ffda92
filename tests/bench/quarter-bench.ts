import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { parse } from 'yaml';
import { startBot, type Bot } from '#src/bot.ts';
import { connect, type Database } from '#src/database/connection.ts';
import { addDays, type CalendarDate } from '#src/domain/calendar.ts';
import { createLog } from '#src/log.ts';
import type { AppManifest } from '#src/playground/slack/payload.ts';
import type { LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import type { MovableClock } from '#src/playground/slack/clock.ts';
import { startLocalSlack } from '#src/playground/slack/local-slack.ts';
import { ACTIONS } from '#src/screen/ids.ts';
import { fillCompany } from './quarter-company.ts';
import { FIRST_MONDAY, reportQuarter } from './quarter-report.ts';
import { newDatabase, type BenchServer } from './server.ts';
import { shippedGuides } from '#src/guides/read-guides.ts';

const FULL = { managers: 600, zones: 100, weeks: 13, logsAWeek: 60, homesAWeek: 20 };
const SMALL: typeof FULL = { managers: 8, zones: 4, weeks: 2, logsAWeek: 2, homesAWeek: 2 };
const A_TICK_MINUTES = 5;
const SECONDS_BETWEEN_LOGS = 20;
/** From the first zone's Monday morning, on Sunday in UTC, to well after the last one's. */
const HOURS_BEFORE_MONDAY = 7;
const HOURS_OF_A_MONDAY = 30;
const HOURS_TO_FRIDAY = 5 * 24;

/**
 * A quarter for a whole company, its Mondays tick by tick as the schedule has them, by a clock that jumps over every wait.
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
    const { managers, directors } = await fillCompany(database, slack, size);
    await runJob(bot, 'link-slack-accounts');
    const linked = minutesSince(addDays(FIRST_MONDAY, -3), clock);
    const logged: number[] = [];
    let homes = 0;
    for (let week = 0; week < size.weeks; week += 1) {
      const monday = addDays(FIRST_MONDAY, week * 7);
      await newWeek(database, monday, week);
      refusals.planned += planFaults(slack, isSmall);
      await passMonday(bot, clock, monday, () => {
        refusals.rateLimited += countNewRefusals(slack);
      });
      await passRestOfWeek(bot, clock, monday);
      logged.push(await logSome({ slack, clock }, managers, week, size.logsAWeek));
      homes += await openHomes({ slack, clock }, directors, week, size.homesAWeek);
      refusals.rateLimited += countNewRefusals(slack);
    }
    await reportQuarter(
      database,
      slack,
      { managers, directors },
      {
        size,
        homes,
        linked,
        logged: logged.reduce((sum, one) => sum + one, 0),
        refusals,
        seconds: (performance.now() - began) / 1000,
      },
    );
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
      uploads: { tokens: new Map(), maxBytes: 1_000_000, host: '127.0.0.1', port: 0 },
      coaching: {
        staleAfterDays: 10,
        maxRejectedPercent: 5,
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
  comparison: 'Won 2 of 14 closed deals in the last 8 weeks; before, 20 of 56.',
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
    await runJob(bot, 'send-digests');
    ticked();
  }
}

/** Hour by hour to Friday: what waits for the next working day comes. */
async function passRestOfWeek(bot: Bot, clock: MovableClock, monday: CalendarDate): Promise<void> {
  const start = Date.parse(`${monday}T00:00:00Z`);
  for (let hour = HOURS_OF_A_MONDAY; hour < HOURS_TO_FRIDAY; hour += 1) {
    clock.moveTo(new Date(start + hour * 3_600_000));
    await runJob(bot, 'send-checklists');
    await runJob(bot, 'send-digests');
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
    const { errors } = await slack.submitView(manager.id, modal.id, { notes: 'A good talk' });
    if (Object.keys(errors).length === 0) logged += 1;
  }
  return logged;
}

/** Some of those who lead managers open their Home. Returns how many saw how these coach. */
async function openHomes(
  { slack, clock }: { readonly slack: LocalSlack; readonly clock: MovableClock },
  directors: readonly LocalUser[],
  week: number,
  many: number,
): Promise<number> {
  let seen = 0;
  for (let index = 0; index < many; index += 1) {
    const director = directors[(week * many + index) % directors.length];
    if (director === undefined) continue;
    clock.moveTo(new Date(clock.now().getTime() + SECONDS_BETWEEN_LOGS * 1_000));
    const before = slack.screen(director.id).home?.blocks;
    await slack.openHome(director.id);
    const home = await shown(slack, () => {
      const view = slack.screen(director.id).home;
      return view?.blocks === before ? undefined : view;
    });
    if (JSON.stringify(home.blocks).includes('Your managers’ coaching')) seen += 1;
  }
  return seen;
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

function minutesSince(day: CalendarDate, clock: MovableClock): number {
  return (clock.now().getTime() - Date.parse(`${day}T00:00:00Z`)) / 60_000;
}
