import { mkdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Bot } from '../bot.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import { exportArrives, firstMornings } from './calendar.ts';
import type { SampleFile } from './sample/sample-file.ts';
import type { SampleOrganisation } from './sample/organisation.ts';
import type { MovableClock } from './slack/clock.ts';
import type { WeekStep } from './web/contract.ts';

/** What is needed to let time pass. */
export interface Stage {
  readonly bot: Bot;
  readonly clock: MovableClock;
  readonly organisation: SampleOrganisation;
  readonly exportFolder: string;
}

/** Who works there, and what each is to sell. */
export async function ingestPeople(stage: Stage): Promise<void> {
  await putFile(stage, stage.organisation.roster());
  await putFile(stage, stage.organisation.quotas());
  await runJob(stage.bot, 'ingest-exports');
}

/** What the CRM wrote on these Fridays, all at once. */
export async function ingestExports(stage: Stage, fridays: readonly CalendarDate[]): Promise<void> {
  for (const friday of fridays) await writeExport(stage, friday);
  await runJob(stage.bot, 'ingest-exports');
}

export async function writeExport(stage: Stage, friday: CalendarDate): Promise<void> {
  await putFile(stage, stage.organisation.exportOf(friday));
}

const SETTLED_MILLISECONDS = 60_000;

/** Written by the workspace's clock, which dates a file without a date in its name; some time ago, so that it is whole. */
async function putFile({ exportFolder, clock }: Stage, { name, text }: SampleFile): Promise<void> {
  const file = path.join(exportFolder, name);
  const written = new Date(clock.now().getTime() - SETTLED_MILLISECONDS);
  await mkdir(exportFolder, { recursive: true });
  await writeFile(file, text);
  await utimes(file, written, written);
}

function managersZones({ organisation }: Stage): string[] {
  return organisation.people.filter(({ role }) => role !== 'rep').map(({ timeZone }) => timeZone);
}

/**
 * Lets the time pass from the export of a Friday to the last manager's Monday morning, and runs the bot's jobs as its
 * schedule would. Safe to play twice: the bot imports a file and sends a checklist once.
 */
export async function playWeekend(
  stage: Stage,
  friday: CalendarDate,
  report: (step: WeekStep) => void,
): Promise<void> {
  const { bot, clock } = stage;
  const mornings = await firstMornings(friday, managersZones(stage));
  const of = mornings.length + 1;
  report({ done: 0, of, doing: 'Saturday: the CRM’s export is read' });
  clock.moveTo(exportArrives(friday));
  await runJob(bot, 'ingest-exports');
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'show-recaps');
  for (const [index, morning] of mornings.entries()) {
    report({ done: index + 1, of, doing: 'Monday: it gets eight o’clock around the world' });
    clock.moveTo(morning);
    await runJob(bot, 'send-checklists');
    await runJob(bot, 'send-digests');
    await runJob(bot, 'notify-of-imports');
    await runJob(bot, 'show-initiatives');
    await runJob(bot, 'notify-of-report');
  }
  await runJob(bot, 'notify-of-complaints');
}

const HOUR_MILLISECONDS = 3_600_000;

/**
 * Lets the days pass until the export of a Friday, hour by hour: what comes before a planned one-on-one, in midweek or on a
 * manager's own day comes in time.
 */
export async function playDays({ bot, clock }: Stage, friday: CalendarDate): Promise<void> {
  const end = exportArrives(friday).getTime();
  let hours = 0;
  for (
    let time = clock.now().getTime() + HOUR_MILLISECONDS;
    time < end;
    time += HOUR_MILLISECONDS
  ) {
    clock.moveTo(new Date(time));
    await runJob(bot, 'remind-of-next');
    // Whatever hour a manager chose, two more of the working day follow.
    hours += 1;
    if (hours % 2 === 1) continue;
    await runJob(bot, 'send-checklists');
    await runJob(bot, 'remind-managers');
    await runJob(bot, 'show-initiatives');
    await runJob(bot, 'notify-of-report');
  }
  await runJob(bot, 'show-recaps');
  await runJob(bot, 'notify-of-complaints');
}

export async function runJob(bot: Bot, name: Bot['jobs'][number]['name']): Promise<void> {
  const job = bot.jobs.find((candidate) => candidate.name === name);
  if (job === undefined) throw new Error(`The bot has no job ${name}.`);
  await job.run();
}
