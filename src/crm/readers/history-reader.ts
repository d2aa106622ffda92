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
    const [amount, closeDate] = [cells.money('amount')?.amount, cells.date('closeDate')];
    // A snapshot without one says that it was empty on that day.
    cells.rejectIfUnread();
    return {
      opportunityId: readId(cells, 'opportunityId') as OpportunityId,
      since: cells.requiredDate('changedOn'),
      second: secondOfDay(cells.required('changedOn')),
      stage,
      outcome: byMapping(stage) ?? outcomeOfStage(stage),
      amount,
      closeDate,
      forecastCategory: cells.text('forecastCategory'),
    };
  });
}
