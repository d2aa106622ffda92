import type { Database } from '#src/database/connection.ts';
import { addDays, calendarDate, localTime } from '#src/domain/calendar.ts';
import type { LocalSlack, LocalUser } from '#src/playground/slack/api.ts';
import { median, percentile, say } from './measure.ts';
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
  const { waits, lost, twice } = arrivals(slack, managers, size.weeks);
  const digests = arrivals(slack, directors, size.weeks);
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
  say(`digests that arrived on their Monday | ${digests.waits.length}`);
  say(`digests lost | ${digests.lost}`);
  say(`digests sent twice | ${digests.twice}`);
  say(`Homes of managers of managers that were opened and showed it | ${homes}`);
  say(`deliveries that did not end | ${left.count}`);
  say(`one-on-ones logged from them through Slack | ${logged}`);
  say(
    `refused for their rate, beside ${refusals.planned} that were planned | ${refusals.rateLimited - refusals.planned}`,
  );
  say(`minutes after 08:00, median | ${median(waits)}`);
  say(`minutes after 08:00, 99th percentile | ${percentile(waits, 0.99)}`);
  say(`minutes after 08:00, longest | ${Math.max(...waits)}`);
  say(`minutes after 08:00 for a digest, longest | ${Math.max(...digests.waits)}`);
  say(`minutes for all managers’ accounts to be found | ${linked.toFixed(1)}`);
  say(`seconds that this took | ${seconds.toFixed(0)}`);
  const wrong = [lost + digests.lost, twice + digests.twice, left.count] as const;
  if (wrong.some((count) => count > 0)) {
    throw new Error(`${wrong[0]} lost, ${wrong[1]} sent twice, ${wrong[2]} not ended.`);
  }
}

/** What arrived on each Monday: minutes after 08:00 by the reader's clock, and what is missing or too much. */
function arrivals(
  slack: LocalSlack,
  readers: readonly LocalUser[],
  weeks: number,
): { readonly waits: readonly number[]; readonly lost: number; readonly twice: number } {
  const waits: number[] = [];
  let [lost, twice] = [0, 0];
  for (const { id, timeZone } of readers) {
    const received = slack.screen(id).channels[0]?.messages ?? [];
    const mondays = received.map(({ ts }) => localTime(new Date(Number(ts) * 1000), timeZone));
    for (let week = 0; week < weeks; week += 1) {
      const monday = addDays(FIRST_MONDAY, week * 7);
      const [first, ...more] = mondays.filter(({ date }) => date === monday);
      if (first === undefined) lost += 1;
      else waits.push(first.minute - SENDING_MINUTE);
      twice += more.length;
    }
  }
  return { waits, lost, twice };
}
