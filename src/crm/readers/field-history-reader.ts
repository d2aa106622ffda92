import type { OpportunityId } from '../../domain/ids.ts';
import type { FieldChange, OpportunityEdit } from '../../domain/pipeline/opportunity-edit.ts';
import type { CellReader, Reading } from '../cell-reader.ts';
import type { FieldHistoryField } from '../layouts/field-history-layout.ts';
import { headerKey } from '../layouts/layout.ts';
import { type OpportunityField } from '../layouts/opportunity-fields.ts';
import { OPPORTUNITY_LAYOUT } from '../layouts/opportunity-layout.ts';
import type { Mapping } from '../mapping.ts';
import type { SkippedRow } from '../rows-for-people.ts';
import type { Row } from '../split-csv.ts';
import { outcomeOfStage } from '../values/outcome.ts';
import { secondOfDay } from '../values/second-of-day.ts';
import { mappedStage } from './mapped-stage.ts';
import { readId } from './read-id.ts';

type Cells = CellReader<FieldHistoryField>;
type ReportedField = FieldChange['field'];

const REPORTED: Readonly<Partial<Record<OpportunityField, ReportedField>>> = {
  stage: 'stage',
  owner: 'owner',
  amount: 'amount',
  closeDate: 'close_date',
  forecastCategory: 'forecast_category',
};

/** A field is called there as it is in an export, in the user's language. */
const FIELD_NAMED: ReadonlyMap<string, ReportedField> = new Map(
  Object.entries(REPORTED).flatMap(([field, reported]) =>
    OPPORTUNITY_LAYOUT.aliases[field as OpportunityField].map(
      (header) => [headerKey(header), reported] as const,
    ),
  ),
);

/** `Created.`, in five languages. */
const CREATION = new Set([
  'created',
  'erstellt',
  'cree',
  'creee',
  'creado',
  'creada',
  'criado',
  'criada',
]);

/** Makes an edit of a row, or says why it can't; a row about a field that is not followed is left out. */
export function fieldHistoryReader(
  cells: Cells,
  mapping: Mapping,
): (row: Row) => Reading<OpportunityEdit> | { readonly skipped: SkippedRow } {
  const byMapping = mappedStage(mapping);
  const outcomeOf = (stage = '') => byMapping(stage) ?? outcomeOfStage(stage);
  const readRow = cells.rowReader(() => {
    const reported = headerKey(cells.required('field'));
    const field = FIELD_NAMED.get(reported);
    if (field === undefined && !CREATION.has(reported)) return undefined;
    return {
      ...whichOpportunity(cells),
      since: cells.requiredDate('changedOn'),
      second: secondOfDay(cells.required('changedOn')),
      change: field === undefined ? undefined : changeOf(cells, field, outcomeOf),
    };
  });
  return (row) => {
    const reading = readRow(row);
    if (!('value' in reading)) return reading;
    const { value } = reading;
    return value === undefined ? { skipped: 'unfollowed field' } : { value };
  };
}

function whichOpportunity(cells: Cells): Pick<OpportunityEdit, 'opportunityId' | 'name' | 'owner'> {
  if (!cells.has('opportunityId')) {
    return {
      opportunityId: undefined,
      name: cells.required('name'),
      owner: cells.text('owner'),
    };
  }
  const opportunityId = readId(cells, 'opportunityId') as OpportunityId;
  return { opportunityId, name: cells.text('name'), owner: cells.text('owner') };
}

function changeOf(
  cells: Cells,
  field: ReportedField,
  outcomeOf: (stage: string | undefined) => FieldChange['outcome'],
): FieldChange {
  const [was, value] = [valueOf(cells, field, 'oldValue'), valueOf(cells, field, 'newValue')];
  // The cell is what the row is about.
  cells.rejectIfUnread();
  const isStage = field === 'stage';
  return {
    field,
    was,
    value,
    outcomeWas: isStage ? outcomeOf(was) : undefined,
    outcome: isStage ? outcomeOf(value) : undefined,
  };
}

function valueOf(
  cells: Cells,
  field: ReportedField,
  column: 'oldValue' | 'newValue',
): string | undefined {
  switch (field) {
    case 'amount':
      return cells.money(column)?.amount.toString();
    case 'close_date':
      return cells.date(column);
    case 'stage':
    case 'owner':
    case 'forecast_category':
      return cells.text(column);
  }
}
