import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import { sampleOrganisation } from '#src/playground/sample/organisation.ts';
import { freshDatabase } from '#tests/support/fresh-database.ts';
import { importText } from '#tests/support/imports.ts';

const FRIDAY = calendarDate('2026-11-20');
const NOW = new Date('2026-11-21T06:00:00Z');

test('every row of the sample files is accepted, and every owner is somebody', async () => {
  const { database } = await freshDatabase();
  const organisation = sampleOrganisation(FRIDAY);
  const { people } = organisation;
  const read = ({ name, text }: { readonly name: string; readonly text: string }) =>
    importText(database, name, text, { now: NOW });
  expect(await read(organisation.roster())).toMatchObject({ accepted: people.length, rejected: 0 });
  const quotas = await read(organisation.quotas());
  expect(quotas.rejected).toBe(0);
  // A year and a bit lies in five or six quarters; one of the 28 reps is new.
  expect(quotas.accepted).toBeGreaterThanOrEqual(27 * 5);
  const pipeline = await read(organisation.exportOf(FRIDAY));
  expect(pipeline).toMatchObject({
    rejected: 0,
    pipeline: { ownersWithoutPerson: [], repsWithoutOpportunity: [] },
  });
  expect(pipeline.accepted).toBeGreaterThan(2_000);
});
