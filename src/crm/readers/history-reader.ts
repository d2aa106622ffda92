import type { OpportunityId } from '../../domain/ids.ts';
import type { OpportunitySnapshot } from '../../domain/opportunity-snapshot.ts';
import type { CellReader, Reading } from '../cell-reader.ts';
import type { HistoryField } from '../layouts/history-layout.ts';
import type { Mapping } from '../mapping.ts';
import type { Row } from '../split-csv.ts';
import { outcomeOfStage } from '../values/outcome.ts';
import { mappedStage } from './mapped-stage.ts';
import { readId } from './read-id.ts';

/** Makes a snapshot of a row, or says why it can't. */
export function historyReader(
  cells: CellReader<HistoryField>,
  mapping: Mapping,
): (row: Row) => Reading<OpportunitySnapshot> {
  const byMapping = mappedStage(mapping);
  return (row) =>
    cells.readingOf(row, () => {
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

const NOON = 12;

/** The time of day of `2016-11-04 15:23:11`, `02/23/26 08:55 PM` and the like. */
function secondOfDay(text: string): number {
  const match = /(\d{1,2}):(\d{2})(?::(\d{2}))?[\d.]*\s*([AP])?/i.exec(text);
  if (match === null) return 0;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const half = match[4]?.toUpperCase();
  const hours = half === undefined ? hour : (hour % NOON) + (half === 'P' ? NOON : 0);
  return (hours * 60 + minute) * 60 + second;
}
