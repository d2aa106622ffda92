import { createHash } from 'node:crypto';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { OpportunityId } from '../../domain/ids.ts';
import type { Opportunity, OpportunityOutcome } from '../../domain/pipeline/opportunity.ts';
import type { CellReader, Reading } from '../cell-reader.ts';
import type { OpportunityField } from '../layouts/opportunity-fields.ts';
import type { Mapping } from '../mapping.ts';
import type { SkippedRow } from '../rows-for-people.ts';
import type { Row } from '../split-csv.ts';
import { splitHeader } from '../values/currency.ts';
import { outcomeOfStatus, parseFlag } from '../values/outcome.ts';
import { outcomeReader } from './opportunity-outcome.ts';
import { readCurrency } from './read-currency.ts';
import { readId } from './read-id.ts';

type Cells = CellReader<OpportunityField>;

/** An opportunity, and which of its fields the row has and nobody can read: they stay as they were. */
export interface ReadOpportunity {
  readonly opportunity: Opportunity;
  readonly unread: readonly OptionalField[];
}

/** What an opportunity is none the less for. */
type OptionalField =
  | 'amount'
  | 'currency'
  | 'closeDate'
  | 'createdOn'
  | 'stageEnteredOn'
  | 'lastActivityOn'
  | 'contactCount';

const OF_CELL: Readonly<Partial<Record<OpportunityField, readonly OptionalField[]>>> = {
  amount: ['amount', 'currency'],
  wonAmount: ['amount', 'currency'],
  currency: ['amount', 'currency'],
  closeDate: ['closeDate'],
  closedOn: ['closeDate'],
  wonOn: ['closeDate'],
  lostOn: ['closeDate'],
  createdOn: ['createdOn'],
  stageEnteredOn: ['stageEnteredOn'],
  lastActivityOn: ['lastActivityOn'],
  contactCount: ['contactCount'],
};

/**
 * Makes an opportunity of a row, or says why it can't. What lies in Salesforce's bin is left out, so that it counts as
 * gone: the weekly export and _Export All_ bring it along.
 */
export function opportunityReader(
  cells: Cells,
  mapping: Mapping,
): (row: Row) => Reading<ReadOpportunity> | { readonly skipped: SkippedRow } {
  const outcomeOf = outcomeReader(cells, mapping);
  // A currency beside an amount that names its own in its header is another amount's.
  const { currency: ofHeader } = splitHeader(cells.header('amount'));
  const readRow = cells.rowReader((): ReadOpportunity | undefined => {
    if (parseFlag(cells.text('isDeleted') ?? '') === true) return undefined;
    const id = cells.has('id') ? readId(cells, 'id') : madeId(cells);
    const account = cells.text('account');
    const stage = cells.text('stage') ?? closedStatus(cells) ?? cells.required('stage');
    const outcome = outcomeOf(stage);
    const money =
      (outcome === 'won' ? cells.money('wonAmount') : undefined) ?? cells.money('amount');
    const currency = ofHeader ?? readCurrency(cells, 'currency');
    const opportunity = {
      id: id as OpportunityId,
      name: cells.text('name') ?? account ?? id,
      account,
      owner: cells.text('owner'),
      stage,
      outcome,
      amount: money?.amount,
      currency: currency ?? money?.currency ?? mapping.currency,
      closeDate: dayOfClosing(cells, outcome) ?? cells.date('closeDate'),
      createdOn: cells.date('createdOn'),
      stageEnteredOn: cells.date('stageEnteredOn'),
      lastActivityOn: cells.date('lastActivityOn'),
      nextStep: cells.text('nextStep'),
      forecastCategory: cells.text('forecastCategory'),
      contactCount: cells.wholeNumber('contactCount'),
    };
    const { unread } = cells;
    return unread.length === 0 ? { opportunity, unread: [] } : withoutUnread(opportunity, unread);
  });
  return (row) => {
    const reading = readRow(row);
    if (!('value' in reading)) return reading;
    const { value } = reading;
    return value === undefined ? { skipped: 'deleted record' } : { ...reading, value };
  };
}

/** The stage of a deal that has left its stages, as Dynamics exports it: won or lost, and no stage. */
function closedStatus(cells: Cells): string | undefined {
  const status = cells.text('status');
  return status !== undefined && ['won', 'lost'].includes(outcomeOfStatus(status) ?? '')
    ? status
    : undefined;
}

/** When a closed deal closed, where the CRM keeps that beside the expected day. */
function dayOfClosing(cells: Cells, outcome: OpportunityOutcome): CalendarDate | undefined {
  if (outcome === 'open') return undefined;
  return cells.date(outcome === 'won' ? 'wonOn' : 'lostOn') ?? cells.date('closedOn');
}

/** Without an id column, an opportunity is known by what doesn't change of it: account, name, and day of creation. */
function madeId(cells: Cells): string {
  const parts = [cells.text('account'), cells.required('name'), cells.date('createdOn')];
  return `made:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`;
}

/** What of an opportunity is not known where one of its cells can't be read: an amount without its currency is none. */
function withoutUnread(
  opportunity: Opportunity,
  unread: readonly OpportunityField[],
): ReadOpportunity {
  const fields = new Set(unread.flatMap((field) => OF_CELL[field] ?? []));
  return {
    opportunity: fields.has('amount')
      ? { ...opportunity, amount: undefined, currency: undefined }
      : opportunity,
    unread: [...fields],
  };
}
