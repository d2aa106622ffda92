import { addDays, dayNumber, type CalendarDate } from '../calendar.ts';
import type { OpportunityChange } from '../pipeline/opportunity.ts';
import type { OpportunityHistory } from '../pipeline/rep-history.ts';
import type { ChangesByField } from './changes-by-field.ts';
import type { Turn } from './turns.ts';

/** A move of the close date to a later one while the opportunity was open. */
export interface Push {
  /** The day number of the export or history row that showed it. */
  readonly on: number;
  readonly from: CalendarDate;
  readonly days: number;
  /** The change of stage that was seen within the same week, where there was one. */
  readonly move: { readonly from: string; readonly to: string } | undefined;
}

/** A push and a change of stage fewer days apart than this belong together. */
const DAYS_TOGETHER = 7;

/**
 * The close date's moves to a later day. Not a push: the date rewritten when the opportunity closes,
 * and the first real date instead of the end of the month of creation, HubSpot's default.
 */
export function pushesOf(
  history: OpportunityHistory,
  changes: ChangesByField,
  turns: readonly Turn[],
): readonly Push[] {
  return changes.close_date.flatMap((change, index) => {
    if (change.from === undefined || change.to === undefined || change.to <= change.from) return [];
    const [from, to] = [change.from as CalendarDate, change.to as CalendarDate];
    const on = change.seenOn;
    const lastTurn = turns.findLast((turn) => turn.seenOn <= on);
    const isOpen = lastTurn === undefined || lastTurn.to === 'open';
    if (!isOpen || (index === 0 && isDefaultCloseDate(from, history))) return [];
    const move = moveNear(changes.stage, on);
    return [{ on, from, days: dayNumber(to) - dayNumber(from), move }];
  });
}

function isDefaultCloseDate(date: CalendarDate, { opportunity }: OpportunityHistory): boolean {
  const created = opportunity.createdOn;
  const isLate = date.slice(8) >= '28';
  if (!isLate || created === undefined || created.slice(0, 7) !== date.slice(0, 7)) return false;
  return addDays(date, 1).slice(0, 7) !== date.slice(0, 7);
}

function moveNear(moves: readonly OpportunityChange[], on: number): Push['move'] {
  const change = moves.find(({ seenOn }) => Math.abs(seenOn - on) < DAYS_TOGETHER);
  if (change?.from === undefined || change.to === undefined) return undefined;
  return { from: change.from, to: change.to };
}
