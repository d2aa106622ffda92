import type { OpportunityId } from '../../domain/ids.ts';
import type { OpportunitySnapshot } from '../../domain/pipeline/opportunity-snapshot.ts';
import type { CellReader, Reading } from '../cell-reader.ts';
import type { HistoryField } from '../layouts/history-layout.ts';
import type { Mapping } from '../mapping.ts';
import type { Row } from '../split-csv.ts';
import { outcomeOfStage } from '../values/outcome.ts';
import { secondOfDay } from '../values/second-of-day.ts';
import { mappedStage } from './mapped-stage.ts';
import { readId } from './read-id.ts';

/** Makes a snapshot of a row, or says why it can't. */
export function historyReader(
  cells: CellReader<HistoryField>,
  mapping: Mapping,
): (row: Row) => Reading<OpportunitySnapshot> {
  const byMapping = mappedStage(mapping);
  return cells.rowReader(() => {
    const stage = cells.required('stage');
    return {
      opportunityId: readId(cells, 'opportunityId') as OpportunityId,
      since: cells.date('changedOn') ?? cells.reject('is empty', 'changedOn'),
      second: secondOfDay(cells.required('changedOn')),
      stage,
      outcome: byMapping(stage) ?? outcomeOfStage(stage),
      amount: cells.money('amount')?.amount,
      closeDate: cells.date('closeDate'),
      forecastCategory: cells.text('forecastCategory'),
    };
  });
}
