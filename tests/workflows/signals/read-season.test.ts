import { expect, test } from 'vitest';
import { loadCompany } from '#src/database/signals/company.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import { readSeason } from '#src/workflows/signals/read-season.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';

const TODAY = calendarDate('2026-11-20');

/** A company of so many managers with a rep each; returns their ids in order. */
async function companyOf(managers: number) {
  const { database } = await freshDatabase();
  const ids = await database
    .insertInto('person')
    .values(
      Array.from({ length: managers }, (_, index) => ({
        name: `Manager ${index}`,
        email: `manager-${index}@example.com`,
      })),
    )
    .returning('id')
    .execute();
  await database
    .insertInto('person')
    .values(
      ids.map(({ id }, index) => ({
        name: `Rep ${index}`,
        email: `rep-${index}@example.com`,
        manager_id: id,
      })),
    )
    .execute();
  return { database, ids: ids.map(({ id }) => id) };
}

test.each([
  ['a company of few teams is read whole', 5, 5],
  ['of many, twelve from the first to the last are read', 25, 12],
])('%s', async (_, managers, read) => {
  const { database, ids } = await companyOf(managers);
  const company = await loadCompany(database, TODAY);
  const { season, teamOf, ...reading } = await readSeason(database, company, TODAY);
  expect(reading.managers).toEqual(ids);
  const [first] = reading.managers;
  if (first === undefined) throw new Error('There is no manager.');
  const [one, again] = [await teamOf(first), await teamOf(first)];
  expect(one).toEqual(again);
  // Kept, and so the same object, only where all of them are.
  expect(one === again).toBe(read === managers);
  const reps = await database.selectFrom('person').select(['id', 'manager_id']).execute();
  const places = reps
    .filter(({ id }) => season.reps.has(id))
    .map(({ manager_id: manager }) => ids.findIndex((id) => id === manager))
    .toSorted((a, b) => a - b);
  expect(places).toHaveLength(read);
  expect(places[0]).toBe(0);
  expect(places.at(-1)).toBeGreaterThanOrEqual(managers - 2);
  const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
  expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
});
