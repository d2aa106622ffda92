import { expect, test } from 'vitest';
import { loadStarters } from '#src/database/signals/ramps.ts';
import { addDays } from '#src/domain/calendar.ts';
import { detectSignals } from '#src/workflows/signals/detect-signals.ts';
import { eventually } from '#tests/support/local-slack.ts';
import { runBot, runJob } from '#tests/support/running-bot.ts';
import { LAST_EXPORT, sellingTeam } from '#tests/support/selling-team.ts';
import { storeTeam } from '#tests/support/store-team.ts';
import { useTestDatabase } from '#tests/support/test-database.ts';

const db = useTestDatabase();
const WEEKS = 91;
const WEEKS_AGO = 8;

/** A team whose first rep started eight weeks ago, and does well. */
const team = sellingTeam({
  seed: 7,
  weeks: WEEKS,
  reps: [
    (week) => ({ newDeals: week < WEEKS - WEEKS_AGO ? 0 : 3 }),
    ...Array.from({ length: 5 }, () => () => ({})),
  ],
  people: [{ startDate: addDays(LAST_EXPORT, 3 - 7 * WEEKS_AGO) }],
});

test('a new rep has the next milestone on the checklist, and a one-on-one about them is logged', async () => {
  const { database } = db();
  const { reps } = await storeTeam(database, team);
  await detectSignals(database);
  const kept = database.selectFrom('ramp').select(['rep_id', 'as_of', 'standing']);
  const [ramp, ...others] = await kept.execute();
  expect(others).toEqual([]);
  expect(ramp).toMatchObject({ rep_id: reps[0], as_of: LAST_EXPORT, standing: { month: 2 } });
  await detectSignals(database);
  expect(await kept.execute()).toEqual([ramp]);
  // Later starters are measured by it from the next export on.
  expect(await loadStarters(database, LAST_EXPORT)).toEqual([]);
  expect(await loadStarters(database, addDays(LAST_EXPORT, 7))).toMatchObject([
    { personId: reps[0], record: { reached: { 'first-opportunities': expect.any(Number) } } },
  ]);

  const { bot, slack, join } = await runBot(database, { at: '2026-11-23T07:05:00Z' });
  const mia = join('Mia Keller', 'Europe/Berlin');
  await runJob(bot, 'link-slack-accounts');
  await runJob(bot, 'send-checklists');
  const message = () => slack.screen(mia.id).channels[0]?.messages[0];
  expect(message()?.text).toContain('Rep — week 9 of the ramp');
  const words = JSON.stringify(message()?.blocks);
  expect(words).toMatch(/Next: .+, usual (?:this week|in \d+ weeks?|\d+ weeks? ago)/);

  const item = message()?.blocks.findIndex((block) => JSON.stringify(block).includes('week 9'));
  const buttons = message()?.blocks[Number(item) + 1];
  const place = { channel: mia.botChannel, messageTs: message()?.ts ?? '' };
  await slack.click(mia.id, place, { actionId: 'log-item', blockId: buttons?.block_id ?? '' });
  const modal = await eventually(slack, () => slack.screen(mia.id).modals.at(-1));
  expect(JSON.stringify(modal.blocks)).toContain('Rep — month 2 of the ramp.');
  await slack.submitView(mia.id, modal.id, { 'held-on': '2026-11-23' });
  await eventually(slack, () => (message()?.edited === true ? true : undefined));
  expect(JSON.stringify(message()?.blocks)).toContain('✓ Logged by you');
  const logged = await database.selectFrom('one_on_one').select(['rep_id', 'signal_id']).execute();
  expect(logged).toEqual([{ rep_id: reps[0], signal_id: null }]);
});
