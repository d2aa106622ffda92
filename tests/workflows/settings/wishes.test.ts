import { expect, test } from 'vitest';
import { findPreference, savePreference } from '#src/database/settings/preferences.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import { USUAL_PREFERENCE, type Preference } from '#src/domain/settings/preference.ts';
import { recipientToday } from '#src/workflows/settings/find-cover.ts';
import { mayWriteNow } from '#src/workflows/settings/may-write-now.ts';
import { nextSending } from '#src/workflows/settings/next-sending.ts';
import { placeOf, prepareSettings } from '#src/workflows/settings/prepare-settings.ts';
import { saveSettings } from '#src/workflows/settings/save-settings.ts';
import { sendingHabit } from '#src/workflows/settings/sending-habit.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { workflowsAt } from '#tests/support/workflow-context.ts';

const day = calendarDate;

/** Mia in Los Angeles, whose colleague Tom in Tokyo may cover for her, with a rep each. It is Monday in Europe. */
async function managers(at = '2025-11-24T12:00:00Z') {
  const running = await workflowsAt(at);
  const { database, person } = running;
  const rosa = await addPerson(database, 'Rosa Diaz');
  const add = async (name: string, timeZone: string, rep: string) => {
    const id = await addPerson(database, name, { managerId: rosa, timeZone });
    await addPerson(database, rep, { managerId: id });
    return id;
  };
  const mia = await add('Mia Keller', 'America/Los_Angeles', 'Ana Lima');
  const tom = await add('Tom Brandt', 'Asia/Tokyo', 'Raj Mehta');
  const wants = (id: typeof mia, more: Partial<Preference>) =>
    savePreference(database, id, { ...USUAL_PREFERENCE, ...more }, new Date());
  return {
    ...running,
    ids: { rosa, mia, tom },
    mia: await person(mia),
    tom: await person(tom),
    wants,
  };
}

test('the list of who is away goes to the cover, while that one is there and has the right', async () => {
  const { context, database, ids, mia, tom, moveTo } = await managers('2025-11-30T12:00:00Z');
  const recipient = (mias?: Partial<Preference>, toms?: Partial<Preference>) =>
    recipientToday(
      context,
      mia,
      new Map([
        ...(mias === undefined ? [] : [[ids.mia, { ...USUAL_PREFERENCE, ...mias }] as const]),
        ...(toms === undefined ? [] : [[ids.tom, { ...USUAL_PREFERENCE, ...toms }] as const]),
      ]),
    );
  const away = { pausedUntil: day('2025-12-01'), coverId: ids.tom };
  expect(await recipient()).toEqual(mia);
  expect(await recipient({ pausedUntil: undefined, coverId: ids.tom })).toEqual(mia);
  expect(await recipient({ pausedUntil: day('2025-12-01') })).toBeUndefined();
  expect(await recipient(away)).toEqual(tom);
  expect(await recipient({ ...away, coverId: ids.rosa })).toMatchObject({ name: 'Rosa Diaz' });
  expect(await recipient(away, { pausedUntil: day('2025-12-02') })).toBeUndefined();
  // In Los Angeles it is still the evening before, in Tokyo already Monday.
  moveTo('2025-12-01T05:00:00Z');
  expect(await recipient(away, { pausedUntil: day('2025-12-01') })).toEqual(tom);
  moveTo('2025-12-01T08:00:00Z');
  expect(await recipient(away)).toEqual(mia);
  moveTo('2025-11-30T12:00:00Z');
  await database
    .updateTable('person')
    .set({ manager_id: null })
    .where('id', '=', ids.tom)
    .execute();
  expect(await recipient(away)).toBeUndefined();
});

test('somebody is written to in their hours, on no free day of their country, and not while away', async () => {
  const { context, mia, tom, ids, wants, moveTo } = await managers('2025-11-24T16:00:00Z');
  expect(await mayWriteNow(context, mia)).toBe(true);
  await wants(ids.mia, { hour: 9 });
  expect(await mayWriteNow(context, mia)).toBe(false);
  await wants(ids.mia, { pausedUntil: day('2025-11-25') });
  expect(await mayWriteNow(context, mia)).toBe(false);
  moveTo('2025-11-25T16:00:00Z');
  expect(await mayWriteNow(context, mia)).toBe(true);
  // Thanksgiving; in Tokyo that is any day, which Labour Thanksgiving on Monday was not.
  moveTo('2025-11-27T16:00:00Z');
  expect(await mayWriteNow(context, mia)).toBe(false);
  moveTo('2025-11-27T01:00:00Z');
  expect(await mayWriteNow(context, tom)).toBe(true);
  moveTo('2025-11-24T01:00:00Z');
  expect(await mayWriteNow(context, tom)).toBe(false);
  // Who lives elsewhere than their clock says.
  await wants(ids.tom, { country: 'US', region: 'ca' });
  expect(await mayWriteNow(context, tom)).toBe(true);
});

test('the habit is what the person chose, with the free days around today where they live', async () => {
  const { context, mia, tom } = await managers();
  const preference = { ...USUAL_PREFERENCE, weekday: 3, hour: 11 };
  const mias = await sendingHabit(context, mia, preference);
  expect(mias).toMatchObject({ weekday: 3, hour: 11 });
  const days = ['2025-11-24', '2025-11-27', '2025-11-29'].map((one) => day(one));
  const freeIn = ({ freeDays }: typeof mias) => days.map((one) => freeDays.has(one));
  expect(freeIn(mias)).toEqual([false, true, true]);
  expect(freeIn(await sendingHabit(context, tom, preference))).toEqual([true, false, true]);
  const bavaria = { ...preference, country: 'DE', region: 'BY' };
  const { freeDays } = await sendingHabit(context, tom, bavaria);
  expect(freeDays.has(day('2026-01-06'))).toBe(true);
  expect(freeDays.has(day('2025-11-24'))).toBe(false);
});

test('the next list is this week’s until it is there, and after a pause the first from then on', async () => {
  const { context, database, ids, mia, moveTo } = await managers('2025-11-24T20:00:00Z');
  const next = (more: Partial<Preference> = {}) =>
    nextSending(context, mia, { ...USUAL_PREFERENCE, weekday: 1, ...more });
  expect(await next()).toBe('2025-11-25');
  expect(await next({ pausedUntil: day('2025-12-03') })).toBe('2025-12-03');
  expect(await next({ pausedUntil: day('2025-11-24') })).toBe('2025-11-25');
  // In the evening the day is over.
  moveTo('2025-11-26T04:00:00Z');
  expect(await next()).toBe('2025-11-26');
  moveTo('2025-11-24T20:00:00Z');
  await database
    .insertInto('checklist')
    .values(
      ['2025-11-24', '2025-12-01'].map((week) => ({
        manager_id: ids.mia,
        week: day(week),
        export_as_of: day('2025-11-21'),
        cover_id: null,
      })),
    )
    .execute();
  expect(await next()).toBe('2025-12-02');
  expect(await next({ pausedUntil: day('2025-12-03') })).toBe('2025-12-09');
});

test('the modal shows what is wanted now, and what there is to choose from', async () => {
  const { context, ids, mia, wants } = await managers('2025-11-24T05:00:00Z');
  await wants(ids.mia, { weekday: 2, country: 'DE' });
  const { countries, parts, covers, ...shown } = await prepareSettings(context, mia);
  expect(shown).toEqual({
    preference: { ...USUAL_PREFERENCE, weekday: 2, country: 'DE' },
    today: '2025-11-23',
    timeZone: 'America/Los_Angeles',
    next: '2025-11-26',
    guessed: 'US',
  });
  expect(covers.map(({ name }) => name)).toEqual(['Rosa Diaz', 'Tom Brandt']);
  expect(parts).toContainEqual({ code: 'BY', name: 'Bayern' });
  expect(countries).toContainEqual({ code: 'DE', name: 'Germany' });
  const usual = await placeOf(undefined, 'America/Los_Angeles');
  expect(usual.guessed).toBe('US');
  expect(usual.parts).toContainEqual({ code: 'CA', name: 'California' });
  expect(await placeOf(undefined, 'UTC')).toEqual({ guessed: undefined, parts: [] });
});

test('what a manager wants is stored, unless it makes no sense or they lead nobody', async () => {
  const { context, database, ids, mia, tom } = await managers('2025-11-24T05:00:00Z');
  const draft: Preference = {
    weekday: 4,
    hour: 10,
    maxItems: 3,
    mutedKinds: [],
    sensitivity: 'fewer',
    pausedUntil: day('2025-11-24'),
    coverId: ids.rosa,
    midweekReminder: false,
    country: 'DE',
    region: 'BY',
  };
  await database
    .updateTable('person')
    .set({ end_date: day('2025-11-23') })
    .where('name', '=', 'Raj Mehta')
    .execute();
  // In Tokyo it is the 24th, and Raj has gone; in Los Angeles he still works for Tom, who may cover.
  expect(await saveSettings(context, tom, draft)).toEqual({ result: 'refused' });
  const itself = { ...draft, coverId: ids.mia };
  expect(await saveSettings(context, mia, itself)).toMatchObject({
    result: 'wrong',
    errors: [{ field: 'cover' }],
  });
  expect(await findPreference(database, ids.mia)).toEqual(USUAL_PREFERENCE);
  expect(await saveSettings(context, mia, draft)).toEqual({ result: 'saved' });
  expect(await findPreference(database, ids.mia)).toEqual(draft);
  expect(await saveSettings(context, mia, { ...draft, region: 'CA' })).toEqual({ result: 'saved' });
  expect(await findPreference(database, ids.mia)).toEqual({ ...draft, region: undefined });
});
