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

/**
 * Makes an opportunity of a row, or says why it can't. What lies in Salesforce's bin is left out, so that it counts as
 * gone: the weekly export and _Export All_ bring it along.
 */
export function opportunityReader(
  cells: Cells,
  mapping: Mapping,
): (row: Row) => Reading<Opportunity> | { readonly skipped: SkippedRow } {
  const outcomeOf = outcomeReader(cells, mapping);
  // A currency beside an amount that names its own in its header is another amount's.
  const { currency: ofHeader } = splitHeader(cells.header('amount'));
  const readRow = cells.rowReader((): Opportunity | undefined => {
    if (parseFlag(cells.text('isDeleted') ?? '') === true) return undefined;
    const id = cells.has('id') ? readId(cells, 'id') : madeId(cells);
    const account = cells.text('account');
    const stage = cells.text('stage') ?? closedStatus(cells) ?? cells.required('stage');
    const outcome = outcomeOf(stage);
    const money =
      (outcome === 'won' ? cells.money('wonAmount') : undefined) ?? cells.money('amount');
    const currency = ofHeader ?? readCurrency(cells, 'currency');
    return {
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
      contactCount: contactCount(cells),
    };
  });
  return (row) => {
    const reading = readRow(row);
    if (!('value' in reading)) return reading;
    const { value } = reading;
    return value === undefined ? { skipped: 'deleted record' } : { value };
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

function contactCount(cells: Cells): number | undefined {
  const text = cells.text('contactCount');
  if (text === undefined) return undefined;
  return /^\d{1,6}(\.0+)?$/.test(text)
    ? Number(text)
    : cells.reject('is not a number of contacts', 'contactCount');
}
