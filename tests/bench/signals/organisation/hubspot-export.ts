import type { CalendarDate } from '#src/domain/calendar.ts';
import { csvLine } from '#src/playground/sample/csv.ts';
import type { ExportedDeal } from './export-files.ts';
import { STAGES } from './shape.ts';

const HEADER = [
  'Record ID',
  'Deal Name',
  'Deal Stage',
  'Pipeline',
  'Amount',
  'Close Date',
  'Deal owner',
  'Create Date',
  'Last Activity Date',
  'Number of Associated Contacts',
  'Next step',
  'Forecast category',
  'Is Closed Won',
  'Is closed lost',
  'Associated Company',
];
const FIRST_ID = 14_300_000_001;
const CATEGORIES = ['Pipeline', 'Pipeline', 'Best case', 'Commit'] as const;

/** A list of deals as HubSpot exports it: days with a time, and when a stage was entered is not told. */
export function hubspotExport(deals: readonly ExportedDeal[]): string {
  const lines = deals.map(({ deal, owner, date }) => {
    const { outcome } = deal;
    const isOpen = outcome === 'open';
    return csvLine([
      FIRST_ID + deal.number,
      `Deal ${deal.number}`,
      isOpen ? (STAGES[deal.stage] ?? '') : `Closed ${outcome}`,
      'Sales Pipeline',
      deal.amount.toFixed(1),
      at(date(deal.closeDay), '17:00'),
      owner,
      at(date(deal.createdDay), '09:15'),
      at(date(deal.lastActivityDay), '10:30'),
      deal.contacts,
      deal.nextStep,
      isOpen ? (CATEGORIES[deal.stage] ?? '') : '',
      outcome === 'won',
      outcome === 'lost',
      `Account ${deal.number % 997}`,
    ]);
  });
  return csvLine(HEADER) + lines.join('');
}

function at(date: CalendarDate, time: string): string {
  return `${date} ${time}`;
}
