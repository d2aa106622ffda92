import { dayNumber } from '../calendar.ts';
import type { OpportunityOutcome } from '../pipeline/opportunity.ts';
import type { OpportunityHistory } from '../pipeline/rep-history.ts';
import type { ChangesByField } from './changes-by-field.ts';
import { lastLookBefore } from './creation.ts';
import type { Coverage } from './coverage.ts';

/** An opportunity's turn from open to won or lost, or back. */
export interface Turn {
  readonly to: OpportunityOutcome;
  readonly on: number;
  /** The day of the export or history row that showed it; never before `on`. */
  readonly seenOn: number;
}

/** When an opportunity closed, and reopened where it did, oldest first; empty if open all along. */
export function turnsOf(
  { opportunity, firstSeenOn }: OpportunityHistory,
  changes: ChangesByField,
  createdOn: number | undefined,
  coverage: Coverage,
): readonly Turn[] {
  const seen = changes.outcome.map(({ from, to, seenOn }) => ({
    from: from as OpportunityOutcome,
    to: to as OpportunityOutcome,
    seenOn,
    after: lastLookBefore(seenOn, coverage),
  }));
  const atFirst = seen[0]?.from ?? opportunity.outcome;
  if (atFirst !== 'open') {
    const seenOn = Math.min(dayNumber(firstSeenOn), seen[0]?.seenOn ?? Infinity);
    seen.unshift({ from: 'open', to: atFirst, seenOn, after: (createdOn ?? -Infinity) - 1 });
  }
  const last = seen.at(-1);
  // Once closed, the close date is the actual one; an export shows it up to a week later.
  const closedOn = opportunity.closeDate === undefined ? NaN : dayNumber(opportunity.closeDate);
  return seen.map((turn) => ({
    to: turn.to,
    on:
      turn === last && turn.to !== 'open' && closedOn > turn.after && closedOn <= turn.seenOn
        ? closedOn
        : turn.seenOn,
    seenOn: turn.seenOn,
  }));
}
