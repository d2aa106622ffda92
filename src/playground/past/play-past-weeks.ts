import { findPersonByEmail, frontLineManagersOn } from '../../database/people/people.ts';
import { findPreference } from '../../database/settings/preferences.ts';
import { recapsFor } from '../../database/recaps/recaps.ts';
import { addDays, DAYS_A_WEEK, weekStart, type CalendarDate } from '../../domain/calendar.ts';
import type { Person } from '../../domain/people/person.ts';
import { confirmRecap, tickOwnCommitment } from '../../workflows/recaps/act-on-recap.ts';
import { saveSettings } from '../../workflows/settings/save-settings.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { playWeekend, runJob, writeExport, type Stage } from '../play-week.ts';
import { chances, type Chances } from '../sample/chances.ts';
import { AWAY, COACHES, WITH_MANAGERS } from '../sample/coaching.ts';
import { emailOf, SECOND_LINE_MANAGER } from '../sample/people.ts';
import { playOneOnOne } from './play-one-on-one.ts';
import { workThroughList, type PastWeek } from './work-through-list.ts';
import { planPastProgramme, giveFeedbackOnProgramme } from './write-programme.ts';

const SEED = 41;
const TUESDAY = 1;
const WEDNESDAY = 2;
const THURSDAY = 3;
const TICKS_OFF = 0.6;

/**
 * Plays the last weeks before the playground opens with the bot's own jobs, export by export: lists come, managers and
 * reps do with them what is their habit, by the workflows that their clicks call.
 */
export async function playPastWeeks(stage: Stage, fridays: readonly CalendarDate[]): Promise<void> {
  const { bot } = stage;
  const chance = chances(SEED);
  for (const [index, friday] of fridays.entries()) {
    const monday = addDays(weekStart(friday), DAYS_A_WEEK);
    const week = { number: index - fridays.length, monday };
    const managers = await frontLineManagersOn(bot.context.database, monday);
    await writeExport(stage, friday);
    await planPastProgramme(bot.context.database, managers, week);
    await playWeekend(stage, friday, () => undefined);
    await giveFeedbackOnProgramme(bot.context, managers, week);
    at(stage, monday, TUESDAY);
    for (const manager of managers) await work(bot.context, manager, week, chance);
    await oneOnOneWithManager(bot.context, week, chance);
    at(stage, monday, WEDNESDAY);
    await runJob(bot, 'remind-managers');
    at(stage, monday, THURSDAY);
    await answerRecaps(bot.context, chance);
    await runJob(bot, 'show-recaps');
    await planPause(bot.context, week);
  }
}

/** In the afternoon of that day, unless it is later already. */
function at({ clock }: Stage, monday: CalendarDate, day: number): void {
  const moment = new Date(`${addDays(monday, day)}T15:00:00Z`);
  if (moment > clock.now()) clock.moveTo(moment);
}

async function work(
  context: WorkflowContext,
  manager: Person,
  week: PastWeek,
  chance: Chances,
): Promise<void> {
  const coach = coachOf(manager);
  if (coach !== undefined) await workThroughList(context, manager, week, coach, chance);
}

function coachOf({ email }: Person) {
  return Object.entries(COACHES).find(([mailbox]) => emailOf(mailbox) === email)?.[1];
}

async function oneOnOneWithManager(
  context: WorkflowContext,
  week: PastWeek,
  chance: Chances,
): Promise<void> {
  const planned = WITH_MANAGERS.find(({ week: number }) => number === week.number);
  if (planned === undefined) return;
  const second = await personAt(context, SECOND_LINE_MANAGER.mailbox);
  const manager = await personAt(context, planned.manager);
  const oneOnOne = {
    ...planned.oneOnOne,
    rep: manager.id,
    item: undefined,
    isShared: true,
    kept: 1,
  };
  await playOneOnOne(context, second, oneOnOne, chance);
}

/** Those who got a recap say that it looks right, and tick off what they did. */
async function answerRecaps(context: WorkflowContext, chance: Chances): Promise<void> {
  const shared = await context.database
    .selectFrom('recap')
    .innerJoin('one_on_one', 'one_on_one.id', 'recap.one_on_one_id')
    .innerJoin('person', 'person.id', 'one_on_one.rep_id')
    .select('person.email')
    .distinct()
    .where('acknowledged_at', 'is', null)
    .orderBy('person.email')
    .execute();
  for (const { email } of shared) {
    const rep = await findPersonByEmail(context.database, email);
    const [recap] = rep === undefined ? [] : await recapsFor(context.database, rep.id, 1);
    if (rep === undefined || recap === undefined) continue;
    await confirmRecap(context, rep, recap.id);
    const own = recap.commitments.filter(({ owner }) => owner === 'rep');
    for (const { id } of own) {
      if (chance.happens(TICKS_OFF)) await tickOwnCommitment(context, rep, id);
    }
  }
}

/** At the end of the week before, the one who is away says who covers. */
async function planPause(context: WorkflowContext, { number, monday }: PastWeek): Promise<void> {
  if (number !== AWAY.week - 1) return;
  const manager = await personAt(context, AWAY.manager);
  const cover = await personAt(context, AWAY.cover);
  const preference = await findPreference(context.database, manager.id);
  await saveSettings(context, manager, {
    ...preference,
    pausedUntil: addDays(monday, 2 * DAYS_A_WEEK),
    coverId: cover.id,
  });
}

async function personAt({ database }: WorkflowContext, mailbox: string): Promise<Person> {
  const found = await findPersonByEmail(database, emailOf(mailbox));
  if (found === undefined) throw new Error(`Nobody of the roster is ${mailbox}.`);
  return found;
}
