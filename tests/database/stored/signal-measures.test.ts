import { expect, test } from 'vitest';
import { pastSignals } from '#src/database/programme/programme-reports.ts';
import { readMeasures, signalMeasures } from '#src/database/stored/signal-measures.ts';
import { calendarDate } from '#src/domain/calendar.ts';
import { addPerson, addSignal } from '#tests/support/sales-team.ts';
import { useTestDatabase } from '#tests/support/test-database.ts';

const current = useTestDatabase();

/** Postgres writes it into JSON as a word. */
test('a coverage without an end is a number wherever measures are read', async () => {
  const { database } = current();
  const ana = await addPerson(database, 'Ana Lima');
  const id = await addSignal(database, ana, 'coverage-thin');
  const measure = {
    name: 'coverage of what is left of the quota',
    unit: 'ratio',
    observed: Infinity,
    usual: 3,
  } as const;
  await database
    .insertInto('signal_measure')
    .values({
      ...measure,
      signal_id: id,
      as_of: calendarDate('2025-11-21'),
      better_when: 'higher',
    })
    .execute();

  const { measures } = await database
    .selectFrom('signal')
    .select(signalMeasures.as('measures'))
    .executeTakeFirstOrThrow();
  expect(readMeasures(measures, 'signal')).toEqual([
    {
      asOf: '2025-11-21',
      measure: {
        ...measure,
        name: 'coverage-of-what-is-left-of-the-quota',
        betterWhen: 'higher',
      },
    },
  ]);
  expect((await pastSignals(database))[0]?.measures).toEqual([
    { asOf: '2025-11-21', observed: Infinity, usual: 3, betterWhen: 'higher' },
  ]);
});
