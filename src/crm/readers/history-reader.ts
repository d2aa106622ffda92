import type { CalendarDate } from '../../domain/calendar.ts';
import type { OpportunityId } from '../../domain/ids.ts';
import type { OpportunityOutcome } from '../../domain/opportunity.ts';
import { longSalesforceId } from '../../domain/owner-key.ts';
import type { CellReader, Reading } from '../cell-reader.ts';
import type { HistoryField } from '../layouts/history-layout.ts';
import type { Mapping } from '../mapping.ts';
import type { Row } from '../split-csv.ts';
import { outcomeOfStage } from '../values/outcome.ts';

/** What an opportunity was like from a day on. A field that the file does not have is undefined. */
export interface OpportunitySnapshot {
  readonly opportunityId: OpportunityId;
  readonly since: CalendarDate;
  /** The moment as the file writes it, to put those of one day in order. */
  readonly moment: string;
  readonly stage: string;
  /** Undefined where neither the mapping nor the name of the stage says. */
  readonly outcome: OpportunityOutcome | undefined;
  readonly amount: number | undefined;
  readonly closeDate: CalendarDate | undefined;
  readonly forecastCategory: string | undefined;
}

/** Makes a snapshot of a row, or says why it can't. */
export function historyReader(
  cells: CellReader<HistoryField>,
  mapping: Mapping,
): (row: Row) => Reading<OpportunitySnapshot> {
  return (row) =>
    cells.readingOf(row, () => {
      const stage = cells.required('stage');
      return {
        opportunityId: longSalesforceId(cells.required('opportunityId')) as OpportunityId,
        since: cells.date('changedOn') ?? cells.reject('is empty', 'changedOn'),
        moment: cells.required('changedOn'),
        stage,
        outcome: mapping.stages?.[stage] ?? outcomeOfStage(stage),
        amount: cells.money('amount')?.amount,
        closeDate: cells.date('closeDate'),
        forecastCategory: cells.text('forecastCategory'),
      };
    });
}
