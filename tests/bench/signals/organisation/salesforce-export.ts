import type { CalendarDate } from '#src/domain/calendar.ts';
import type { ExportedDeal } from './export-files.ts';
import { STAGES } from './shape.ts';

const HEADER = [
  'Opportunity ID',
  'Opportunity Owner',
  'Account Name',
  'Opportunity Name',
  'Stage',
  'Amount',
  'Close Date',
  'Created Date',
  'Last Stage Change Date',
  'Last Activity',
  'Next Step',
  'Forecast Category',
];
const CATEGORIES = ['Pipeline', 'Pipeline', 'Best Case', 'Commit'] as const;
const ENDS = {
  won: { stage: 'Closed Won', category: 'Closed' },
  lost: { stage: 'Closed Lost', category: 'Omitted' },
} as const;

/** A report as Salesforce writes it for somebody in the United States. */
export function salesforceExport(deals: readonly ExportedDeal[]): string {
  const lines = deals.map(({ deal, owner, date }) => {
    const end = deal.outcome === 'open' ? undefined : ENDS[deal.outcome];
    return line([
      `006Qy${String(deal.number).padStart(10, '0')}AAA`,
      owner,
      `Account ${deal.number % 997}`,
      `Deal ${deal.number}`,
      end?.stage ?? STAGES[deal.stage] ?? '',
      `$${deal.amount.toLocaleString('en-US')}.00`,
      american(date(deal.closeDay)),
      american(date(deal.createdDay)),
      american(date(deal.stageSince)),
      american(date(deal.lastActivityDay)),
      deal.nextStep,
      end?.category ?? CATEGORIES[deal.stage] ?? '',
    ]);
  });
  return [
    line(HEADER),
    ...lines,
    '\n',
    line([`Grand Totals (${deals.length.toLocaleString('en-US')} records)`]),
    line(['Confidential Information - Do Not Distribute']),
  ].join('');
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
}

/** `9/26/2025`. */
function american(date: CalendarDate): string {
  const [year, month, day] = date.split('-');
  return `${Number(month)}/${Number(day)}/${year}`;
}
