import { createHash } from 'node:crypto';
import type { OpportunityId } from '../../domain/ids.ts';
import type { Opportunity, OpportunityOutcome } from '../../domain/opportunity.ts';
import { longSalesforceId } from '../../domain/owner-key.ts';
import type { CellReader, Reading } from '../cell-reader.ts';
import type { OpportunityField } from '../layouts/opportunity-layout.ts';
import type { Mapping } from '../mapping.ts';
import type { Row } from '../split-csv.ts';
import { outcomeOfFlags, outcomeOfStage, parseFlag } from '../values/outcome.ts';

type Cells = CellReader<OpportunityField>;

/** Makes an opportunity of a row, or says why it can't. */
export function opportunityReader(
  cells: Cells,
  mapping: Mapping,
): (row: Row) => Reading<Opportunity> {
  const outcomeOf = outcomeReader(cells, mapping);
  return (row) =>
    cells.readingOf(row, () => {
      const id = cells.has('id') ? longSalesforceId(cells.required('id')) : madeId(cells);
      const account = cells.text('account');
      const stage = cells.required('stage');
      const money = cells.money('amount');
      return {
        id: id as OpportunityId,
        name: cells.text('name') ?? account ?? id,
        account,
        owner: cells.text('owner'),
        stage,
        outcome: outcomeOf(stage),
        amount: money?.amount,
        currency: currencyCode(cells.text('currency')) ?? money?.currency ?? mapping.currency,
        closeDate: cells.date('closeDate'),
        createdOn: cells.date('createdOn'),
        stageEnteredOn: cells.date('stageEnteredOn'),
        lastActivityOn: cells.date('lastActivityOn'),
        nextStep: cells.text('nextStep'),
        forecastCategory: cells.text('forecastCategory'),
        contactCount: contactCount(cells),
      };
    });
}

/** The CRM's own flags, then the mapping, then what the stage is called; a stage that says nothing is open. */
function outcomeReader(cells: Cells, mapping: Mapping): (stage: string) => OpportunityOutcome {
  const stages = new Map(
    Object.entries(mapping.stages ?? {}).map(([stage, outcome]) => [stage.toLowerCase(), outcome]),
  );
  const flag = (field: OpportunityField) => {
    const text = cells.text(field);
    return text === undefined ? undefined : parseFlag(text);
  };
  // Few stages, many rows.
  const known = new Map<string, OpportunityOutcome>();
  const byName = (stage: string) => {
    const outcome =
      known.get(stage) ?? stages.get(stage.toLowerCase()) ?? outcomeOfStage(stage) ?? 'open';
    if (known.size < MOST_STAGES_REMEMBERED) known.set(stage, outcome);
    return outcome;
  };
  const isFlagged = cells.has('isClosed') || cells.has('isWon') || cells.has('isLost');
  if (!isFlagged) return byName;
  return (stage) =>
    outcomeOfFlags({ isClosed: flag('isClosed'), isWon: flag('isWon'), isLost: flag('isLost') }) ??
    byName(stage);
}

const MOST_STAGES_REMEMBERED = 1_000;

/** Without an id column, an opportunity is known by what doesn't change of it: account, name, and day of creation. */
function madeId(cells: Cells): string {
  const parts = [cells.text('account'), cells.required('name'), cells.date('createdOn')];
  return `made:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`;
}

function currencyCode(text: string | undefined): string | undefined {
  return text !== undefined && /^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : undefined;
}

function contactCount(cells: Cells): number | undefined {
  const text = cells.text('contactCount');
  if (text === undefined) return undefined;
  return /^\d{1,6}(\.0+)?$/.test(text)
    ? Number(text)
    : cells.reject('is not a number of contacts', 'contactCount');
}
