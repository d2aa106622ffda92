import type { OpportunityOutcome } from '../../domain/pipeline/opportunity.ts';
import { ownText } from '../../domain/text.ts';
import type { CellReader } from '../cell-reader.ts';
import type { OpportunityField } from '../layouts/opportunity-fields.ts';
import type { Mapping } from '../mapping.ts';
import { mappedStage } from './mapped-stage.ts';
import { outcomeOfFlags, outcomeOfStage, outcomeOfStatus, parseFlag } from '../values/outcome.ts';

/** The columns by which a CRM itself says how a deal stands. */
export const OUTCOME_FIELDS = ['isClosed', 'isWon', 'isLost', 'status'] as const;
const MAX_REMEMBERED = 1_000;

/**
 * Tells how an opportunity in a stage stands: by the CRM's own flags, its status, then the mapping, then what the stage
 * is called; a stage that says nothing is open.
 */
export function outcomeReader(
  cells: CellReader<OpportunityField>,
  mapping: Mapping,
): (stage: string) => OpportunityOutcome {
  const byMapping = mappedStage(mapping);
  const byName = remembered((stage) => byMapping(stage) ?? outcomeOfStage(stage) ?? 'open');
  if (!OUTCOME_FIELDS.some((field) => cells.has(field))) return byName;
  const byStatus = remembered(outcomeOfStatus);
  const flag = (field: OpportunityField) => {
    const text = cells.text(field);
    return text === undefined ? undefined : parseFlag(text);
  };
  return (stage) =>
    outcomeOfFlags({ isClosed: flag('isClosed'), isWon: flag('isWon'), isLost: flag('isLost') }) ??
    byStatus(cells.text('status') ?? '') ??
    byName(stage);
}

/** Few stages and statuses, many rows. */
function remembered<Result>(read: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = read(text);
    if (known.size < MAX_REMEMBERED) known.set(ownText(text), result);
    return result;
  };
}
