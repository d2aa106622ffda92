import type { Database } from '#src/database/connection.ts';
import { addDays, calendarDate, localTime, weekStart } from '#src/domain/calendar.ts';
import { sendingDay } from '#src/domain/checklists/sending-time.ts';
import type { LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import { freeDaysAround, guessCountry } from '#src/workflows/settings/free-days.ts';
import { median, percentile, write } from './measure.ts';
import { REPS_OF_A_MANAGER, type Readers } from './quarter-company.ts';

export const FIRST_MONDAY = calendarDate('2025-09-29');
const SENDING_MINUTE = 8 * 60;

/** Says what arrived, and throws where something was lost or came twice. */
export async function reportQuarter(
  database: Database,
  slack: LocalSlack,
  { managers, directors }: Readers,
  {
    size,
    homes,
    linked,
    logged,
    refusals,
    seconds,
  }: {
    readonly size: { readonly managers: number; readonly zones: number; readonly weeks: number };
    readonly homes: number;
    readonly linked: number;
    readonly logged: number;
    readonly refusals: { readonly rateLimited: number; readonly planned: number };
    readonly seconds: number;
  },
): Promise<void> {
  const { waits, afterHoliday, lost, twice } = await arrivals(slack, managers, size.weeks);
  const digests = await arrivals(slack, directors, size.weeks);
  const left = await database
    .selectFrom('delivery')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '<>', 'posted')
    .executeTakeFirstOrThrow();
  write(
    `## A quarter for ${size.managers} managers in ${size.zones} time zones, ${size.weeks} weeks, with ${size.managers * REPS_OF_A_MANAGER} reps`,
  );
  write('what | figure');
  write(`checklists that arrived on their Monday | ${waits.length}`);
  write(`that arrived on the next working day, Monday being a holiday | ${afterHoliday}`);
  write(`lost | ${lost}`);
  write(`sent twice | ${twice}`);
  write(`digests that arrived on their Monday | ${digests.waits.length}`);
  write(`digests on the next working day | ${digests.afterHoliday}`);
  write(`digests lost | ${digests.lost}`);
  write(`digests sent twice | ${digests.twice}`);
  write(`Homes of managers of managers that were opened and showed it | ${homes}`);
  write(`deliveries that did not end | ${left.count}`);
  write(`one-on-ones logged from them through Slack | ${logged}`);
  write(
    `refused for their rate, beside ${refusals.planned} that were planned | ${refusals.rateLimited - refusals.planned}`,
  );
  write(`minutes after 08:00, median | ${median(waits)}`);
  write(`minutes after 08:00, 99th percentile | ${percentile(waits, 0.99)}`);
  write(`minutes after 08:00, longest | ${Math.max(...waits)}`);
  write(`minutes after 08:00 for a digest, longest | ${Math.max(...digests.waits)}`);
  write(`minutes for all managers’ accounts to be found | ${linked.toFixed(1)}`);
  write(`seconds that this took | ${seconds.toFixed(0)}`);
  const wrong = [lost + digests.lost, twice + digests.twice, left.count] as const;
  if (wrong.some((count) => count > 0)) {
    throw new Error(`${wrong[0]} lost, ${wrong[1]} sent twice, ${wrong[2]} not ended.`);
  }
}

interface Arrivals {
  /** Of those that came on their Monday, minutes after 08:00 by the reader's clock. */
  readonly waits: readonly number[];
  /** Those whose Monday is a public holiday, and that came on the next working day. */
  readonly afterHoliday: number;
  readonly lost: number;
  readonly twice: number;
}

/** What arrived in each week, and what is missing or too much. */
async function arrivals(
  slack: LocalSlack,
  readers: readonly LocalUser[],
  weeks: number,
): Promise<Arrivals> {
  const waits: number[] = [];
  let [afterHoliday, lost, twice] = [0, 0, 0];
  for (const { id, timeZone } of readers) {
    const received = slack.screen(id).channels[0]?.messages ?? [];
    const times = received.map(({ ts }) => localTime(new Date(Number(ts) * 1000), timeZone));
    for (let week = 0; week < weeks; week += 1) {
      const monday = addDays(FIRST_MONDAY, week * 7);
      const freeDays = await freeDaysAround(monday, await guessCountry(timeZone), undefined);
      const day = sendingDay(monday, { weekday: 0, freeDays });
      const inWeek = times.filter(({ date }) => weekStart(date) === monday);
      const first = inWeek.find(({ date }) => date === day);
      if (first === undefined) lost += 1;
      else if (day === monday) waits.push(first.minute - SENDING_MINUTE);
      else afterHoliday += 1;
      twice += Math.max(0, inWeek.length - 1);
    }
  }
  return { waits, afterHoliday, lost, twice };
}
