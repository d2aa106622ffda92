import { csvLine } from './csv.ts';
import type { SampleFile, SamplePerson } from './sample-file.ts';

/** Everybody, with the id and the name that the CRM knows them by. */
export function rosterFile(
  people: readonly SamplePerson[],
  ownerIds: readonly string[],
): SampleFile {
  const header = ['name', 'email', 'manager_email', 'start_date', 'crm_owner', 'time_zone'];
  const lines = people.map(({ name, email, managerEmail, startDate, timeZone }, index) =>
    csvLine([name, email, managerEmail ?? '', startDate, `${ownerIds[index]};${name}`, timeZone]),
  );
  return { name: 'roster.csv', text: csvLine(header) + lines.join('') };
}
