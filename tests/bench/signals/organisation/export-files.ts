import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, dayNumber, type CalendarDate } from '#src/domain/calendar.ts';
import { csvLine } from '#src/playground/sample/csv.ts';
import { fridayOf, isOpen, type Deal } from './deal.ts';
import type { Organisation } from './organisation.ts';
import { managerOf, TEAMS, type Rep } from './people.ts';
import { hubspotExport } from './hubspot-export.ts';
import { salesforceExport } from './salesforce-export.ts';
import { quotaLines } from './quotas.ts';

/** Reports on the pipeline show what closed within a year. */
const CLOSED_SHOWN_DAYS = 365;

/** A deal with the day on which an export shows it. */
export interface ExportedDeal {
  readonly deal: Deal;
  readonly owner: string;
  date(day: number): CalendarDate;
}

/**
 * Writes roster, quotas and one export a week into a folder, as the organisation's CRM does. Returns how many rows the
 * exports have.
 */
export async function writeExports(organisation: Organisation, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  const { crm, reps, exports, exportDates } = organisation;
  const [firstExport] = exportDates;
  if (firstExport === undefined) throw new RangeError('an organisation needs at least one export');
  const date = (day: number) => addDays(firstExport, day);
  await writeFile(join(folder, 'roster.csv'), rosterText(reps, date));
  await writeFile(join(folder, 'quotas.csv'), quotaLines(organisation));
  const textOf = crm === 'Salesforce' ? salesforceExport : hubspotExport;
  let rows = 0;
  for (const [week, asOf] of exportDates.entries()) {
    const shown = shownIn(exports[week] ?? [], dayNumber(asOf) - dayNumber(firstExport));
    const deals = shown.map((deal) => ({ deal, owner: reps[deal.owner]?.name ?? '', date }));
    await writeFile(join(folder, `opportunities-${asOf}.csv`), textOf(deals));
    rows += deals.length;
  }
  return rows;
}

/** What a report of a day shows: all that is open, and what closed within a year. */
function shownIn(deals: readonly Deal[], day: number): readonly Deal[] {
  return deals.filter((deal) => isOpen(deal) || deal.closeDay > day - CLOSED_SHOWN_DAYS);
}

function rosterText(reps: readonly Rep[], date: (day: number) => CalendarDate): string {
  const managers = Array.from({ length: TEAMS }, (_, team) => managerOf(team));
  const header = ['name', 'email', 'manager_email', 'start_date', 'end_date', 'crm_owner'];
  const monday = (week: number) => date(fridayOf(week) - 4);
  const friday = (week: number) => date(fridayOf(week));
  const lines = [
    ...managers.map(({ name, email }) => [name, email, '', '', '', name]),
    ...reps.map(({ name, email, team, starts, leaves }) => [
      name,
      email,
      managerOf(team).email,
      starts === undefined ? '' : monday(starts),
      leaves === undefined ? '' : friday(leaves),
      name,
    ]),
  ];
  return [header, ...lines].map(csvLine).join('');
}
