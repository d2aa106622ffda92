import { frontLineManagersOn } from '../../database/people/people.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import { exportArrives } from '../calendar.ts';
import { addAccounts } from '../cast.ts';
import { runJob, ingestExports, ingestPeople, type Stage } from '../play-week.ts';
import { COACHES } from '../sample/coaching.ts';
import { emailOf } from '../sample/people.ts';
import type { LocalSlack } from '../slack/api.ts';
import { playPastWeeks } from './play-past-weeks.ts';
import { sharePast } from './share-past.ts';
import { writePastEpisodes } from './write-episodes.ts';
import { writeProgramme } from './write-programme.ts';

/** The quarter that the programme's report covers, with the week that opens the playground. */
const WEEKS_PLAYED = 12;

/**
 * Everything before the playground's first Monday. A year of exports; one kind of trouble with its end, written as the
 * bot would have; then a quarter of the bot's own weeks. Whoever has not used it by then joins the workspace at the end,
 * and gets a first list.
 */
export async function playPast(
  stage: Stage,
  slack: LocalSlack,
  friday: CalendarDate,
): Promise<void> {
  const { bot, clock, organisation } = stage;
  const { database } = bot.context;
  const fridays = organisation.exportDates.slice(0, organisation.past);
  const played = fridays.slice(-1 - WEEKS_PLAYED, -1);
  const before = fridays.slice(0, -1 - WEEKS_PLAYED);

  addAccounts(slack, organisation, ({ role, email }) => role !== 'manager' || isUsedTo(email));
  const { log } = bot.context;
  const usual = log.level;
  // That somebody has no account yet is part of the story, and no news for the terminal.
  log.level = 'error';
  clock.moveTo(exportArrives(before.at(-1) ?? friday));
  await ingestPeople(stage);
  const managers = await frontLineManagersOn(database, friday);
  const coaches = managers.filter(({ email }) => isUsedTo(email));
  await writePastEpisodes(database, coaches, friday);
  await ingestExports(stage, before);
  await playPastWeeks(stage, played);
  await sharePast(database, friday);
  clock.moveTo(new Date(`${friday}T20:00:00Z`));
  await runJob(bot, 'show-recaps');
  await writeProgramme(database, managers, friday);
  addAccounts(slack, organisation);
  log.level = usual;
}

/** Whether the manager has habits, for having used it for long. */
function isUsedTo(manager: string): boolean {
  return Object.keys(COACHES).some((mailbox) => emailOf(mailbox) === manager);
}
