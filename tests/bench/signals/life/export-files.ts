import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLine } from '#src/playground/sample/csv.ts';
import type { LifeCalendar } from './days.ts';
import type { ExportedEntry } from './deal.ts';
import type { HistoryLine, Life, LifeExport } from './life.ts';
import type { LifeRep } from './people.ts';
import { quotaLines } from './quotas.ts';
import { rosterOn } from './rosters.ts';

/** Reports on the pipeline show what closed within a year. */
const CLOSED_SHOWN_DAYS = 365;

/**
 * Writes what a company would hand over: a folder for each roster, with the quotas and the exports until the roster
 * changes. Returns the folders in the order in which they are to be played, in one database.
 */
export async function writeLife(life: Life, folder: string): Promise<readonly string[]> {
  const folders: string[] = [];
  let roster: string | undefined;
  let current = folder;
  for (const one of life.exports) {
    const asOf = life.calendar.date(one.day);
    const today = rosterOn(life, one.day);
    if (today !== roster) {
      roster = today;
      current = join(folder, `from-${asOf}`);
      folders.push(current);
      await mkdir(current, { recursive: true });
      await writeFile(join(current, 'roster.csv'), roster);
      await writeFile(join(current, 'quotas.csv'), quotaLines(life));
      if (folders.length === 1 && life.history.length > 0) {
        await writeFile(join(current, 'history.csv'), historyText(life));
      }
    }
    await writeFile(join(current, `pipeline-${asOf}.csv`), exportText(life, one));
  }
  return folders;
}

function exportText({ crm, reps, calendar }: Life, { day, entries }: LifeExport): string {
  const shown = entries.filter(
    ({ outcome, closeDay }) => outcome === 'open' || closeDay > day - CLOSED_SHOWN_DAYS,
  );
  const columns = crm === 'Salesforce' ? SALESFORCE : HUBSPOT;
  const lines = shown.map((entry) =>
    Object.values(columns).map((cell) => cell(entry, { reps, calendar })),
  );
  return [Object.keys(columns), ...lines].map(csvLine).join('');
}

interface Around {
  readonly reps: readonly LifeRep[];
  readonly calendar: LifeCalendar;
}

type Columns = Readonly<
  Record<string, (entry: ExportedEntry, around: Around) => string | number | boolean>
>;

/** A report as Salesforce writes it for somebody in the United States. */
const SALESFORCE: Columns = {
  'Opportunity ID': ({ number }) => salesforceId(number),
  'Opportunity Owner': ownerName,
  'Account Name': accountName,
  'Opportunity Name': dealName,
  Stage: ({ outcome, stage }) =>
    outcome === 'open' ? stage : outcome === 'won' ? 'Closed Won' : 'Closed Lost',
  Amount: ({ amount }) => `$${amount.toLocaleString('en-US')}.00`,
  'Close Date': ({ closeDay }, { calendar }) => american(calendar.date(closeDay)),
  'Created Date': ({ createdDay }, { calendar }) => american(calendar.date(createdDay)),
  'Last Stage Change Date': ({ stageSince }, { calendar }) => american(calendar.date(stageSince)),
  'Last Activity': ({ lastActivityDay }, { calendar }) =>
    lastActivityDay === undefined ? '' : american(calendar.date(lastActivityDay)),
  'Next Step': ({ nextStep }) => nextStep,
  'Forecast Category': ({ outcome, category }) =>
    outcome === 'open' ? category : outcome === 'won' ? 'Closed' : 'Omitted',
};

/** A list of deals as HubSpot exports it: days with a time, and when a stage was entered is not told. */
const HUBSPOT: Columns = {
  'Record ID': ({ number }) => 14_300_000_001 + number,
  'Deal Name': dealName,
  'Deal Stage': ({ outcome, stage }) => (outcome === 'open' ? stage : `Closed ${outcome}`),
  Pipeline: ({ product }) => `${product} Pipeline`,
  Amount: ({ amount }) => amount.toFixed(1),
  'Close Date': ({ closeDay }, { calendar }) => `${calendar.date(closeDay)} 17:00`,
  'Deal owner': ownerName,
  'Create Date': ({ createdDay }, { calendar }) => `${calendar.date(createdDay)} 09:15`,
  'Last Activity Date': ({ lastActivityDay }, { calendar }) =>
    lastActivityDay === undefined ? '' : `${calendar.date(lastActivityDay)} 10:30`,
  'Number of Associated Contacts': ({ contacts }) => contacts,
  'Next step': ({ nextStep }) => nextStep,
  'Forecast category': ({ outcome, category }) =>
    outcome === 'open' ? category.replace('Best Case', 'Best case') : '',
  'Is Closed Won': ({ outcome }) => outcome === 'won',
  'Is closed lost': ({ outcome }) => outcome === 'lost',
  'Associated Company': accountName,
};

function ownerName({ owner }: ExportedEntry, { reps }: Around): string {
  return reps[owner]?.name ?? '';
}

function dealName({ product, number }: ExportedEntry): string {
  return `${product} ${number}`;
}

function accountName({ number }: ExportedEntry): string {
  return `Account ${number % 997}`;
}

function historyText({ history, calendar, crm }: Life): string {
  const header = ['OpportunityId', 'CreatedDate', 'StageName', 'Amount', 'CloseDate'];
  const idOf = (number: number) =>
    crm === 'Salesforce' ? salesforceId(number) : String(14_300_000_001 + number);
  const lines = history.map(({ number, day, stage, outcome, amount, closeDay }: HistoryLine) => [
    idOf(number),
    `${calendar.date(day)} 12:00:00`,
    outcome === 'open' ? stage : outcome === 'won' ? 'Closed Won' : 'Closed Lost',
    amount.toFixed(2),
    calendar.date(closeDay),
  ]);
  return [header, ...lines].map(csvLine).join('');
}

function salesforceId(number: number): string {
  return `006Qy${String(number).padStart(10, '0')}AAA`;
}

/** `9/26/2025`. */
function american(date: string): string {
  const [year, month, day] = date.split('-');
  return `${Number(month)}/${Number(day)}/${year}`;
}
