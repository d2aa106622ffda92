import { expect, test } from 'vitest';
import { peopleBelow } from '#src/database/people/people.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import { addPerson } from '#tests/support/sales-team.ts';
import { useTestDatabase } from '#tests/support/test-database.ts';

const db = useTestDatabase();
const TODAY = calendarDate('2025-11-24');

test('are the person and everybody down the lines, nobody beside them and nobody below who has left', async () => {
  const { database } = db();
  const ida = await addPerson(database, 'Ida');
  const rosa = await addPerson(database, 'Rosa', { managerId: ida });
  const mia = await addPerson(database, 'Mia', { managerId: rosa });
  await addPerson(database, 'Ana', { managerId: mia });
  const tom = await addPerson(database, 'Tom', { managerId: rosa });
  await addPerson(database, 'Ben', { managerId: tom });
  await addPerson(database, 'Zoe', { managerId: ida });
  await database
    .updateTable('person')
    .set({ end_date: calendarDate('2025-10-31') })
    .where('id', '=', tom)
    .execute();
  const below = await peopleBelow(database, rosa, TODAY);
  expect(below.map(({ name }) => name)).toEqual(['Ana', 'Mia', 'Rosa']);
});

test('a circle ends', async () => {
  const { database } = db();
  const one = await addPerson(database, 'One');
  const two = await addPerson(database, 'Two', { managerId: one });
  await database.updateTable('person').set({ manager_id: two }).where('id', '=', one).execute();
  expect((await peopleBelow(database, one, TODAY)).map(({ name }) => name)).toEqual(['One', 'Two']);
});
