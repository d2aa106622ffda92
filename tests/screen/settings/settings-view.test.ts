import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { USUAL_PREFERENCE } from '#src/domain/settings/preference.ts';
import { settingsView, type SettingsViewInput } from '#src/screen/settings/settings-view.ts';
import { readBlocks } from '#tests/support/read-message.ts';

const usual: SettingsViewInput = {
  preference: USUAL_PREFERENCE,
  today: calendarDate('2025-11-24'),
  timeZone: 'Europe/Berlin',
  next: calendarDate('2025-12-01'),
  covers: [{ id: 9 as PersonId, name: 'Tom Brandt' }],
  countries: [
    { code: 'AT', name: 'Austria' },
    { code: 'DE', name: 'Germany' },
  ],
  guessed: 'DE',
  parts: [{ code: 'BY', name: 'Bayern' }],
};

test('the usual, as somebody finds it who changed nothing', () => {
  const lines = readBlocks(settingsView(usual).blocks).replace(
    /(?<=Leave out these kinds: )\[[^\]]+\]/,
    '[every kind]',
  );
  expect(lines).toMatchInlineSnapshot(`
    "What you change holds from your next checklist on. As it stands, that comes on Mon 1 Dec.
    Day: [Monday]
    From, by your clock: [8:00]
    At most how many items?: [5]
    How readily?: [Normal]
    Leave out these kinds: [every kind]
    Reminder: [Remind me once in midweek if nothing is logged]
    Pause until: [datepicker]
    Meanwhile my list goes to: [Nobody]
    Free days of: [Germany, by Europe/Berlin]
    Part of the country: [What is free everywhere]"
  `);
});

test('all that can be chosen', () => {
  const { blocks } = settingsView({
    ...usual,
    preference: {
      weekday: 3,
      hour: 10,
      maxItems: 3,
      mutedKinds: ['opportunities-stalled', 'won-above-usual'],
      sensitivity: 'fewer',
      pausedUntil: calendarDate('2025-12-08'),
      coverId: 9 as PersonId,
      midweekReminder: false,
      country: 'AT',
      region: 'BY',
    },
  });
  expect(readBlocks(blocks)).toMatchInlineSnapshot(`
    "What you change holds from your next checklist on. As it stands, that comes on Mon 1 Dec.
    Day: [Thursday]
    From, by your clock: [10:00]
    At most how many items?: [3]
    How readily?: [Fewer, surer]
    Leave out these kinds: [Deals stop at a stage, Winning more than usual]
    Reminder: [… Remind me once in midweek if nothing is logged]
    Pause until: [2025-12-08]
    Meanwhile my list goes to: [Tom Brandt]
    Free days of: [Austria]
    Part of the country: [Bayern]"
  `);
});

test('a pause that is over, a cover who left, and a zone of no country do not count', () => {
  const { blocks } = settingsView({
    ...usual,
    preference: {
      ...USUAL_PREFERENCE,
      pausedUntil: calendarDate('2025-11-24'),
      coverId: 77 as PersonId,
    },
    guessed: undefined,
    timeZone: 'UTC',
    parts: [],
  });
  expect(readBlocks(blocks).split('\n').slice(-3).join('\n')).toMatchInlineSnapshot(`
    "Pause until: [datepicker]
    Meanwhile my list goes to: [Nobody]
    Free days of: [Weekends alone, by UTC]"
  `);
});
