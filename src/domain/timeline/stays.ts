import { dayNumber, type CalendarDate } from '../calendar.ts';
import type { OpportunityChange } from '../opportunity.ts';
import type { OpportunityHistory } from '../rep-history.ts';
import type { ChangesByField } from './changes-by-field.ts';
import { lastLookBefore } from './creation.ts';
import type { Coverage } from './timeline.ts';
import type { Turn } from './turns.ts';

/** A stay in one stage, open all the while. All days are day numbers. */
export interface Stay {
  /** Undefined before the first export that showed it: it was open, and nobody knows where. */
  readonly stage: string | undefined;
  /** The first day of the stay that anything is known of. */
  readonly from: number;
  /** Whether `from` is the day the stage was entered; the stay may have begun long before. */
  readonly isFromEntry: boolean;
  /** From this day on its end would have been seen: what ended before never came into an export. */
  readonly watchedFrom: number;
  /** The day it ended, and the stage that came next: undefined where it closed. None while it lasts. */
  readonly end: { readonly on: number; readonly nextStage: string | undefined } | undefined;
}

/** From this day on the opportunity's stage or its being open is another. */
interface Mark {
  readonly on: number;
  readonly stage?: string;
  readonly isOpen?: boolean;
  readonly isEntry: boolean;
  readonly watchedFrom?: number;
}

/** The stays of an opportunity from stage to stage, oldest first. A stay of no day is left out. */
export function staysOf(
  history: OpportunityHistory,
  changes: ChangesByField,
  createdOn: number | undefined,
  turns: readonly Turn[],
  coverage: Coverage,
): readonly Stay[] {
  const start = startOf(history, changes.stage[0], createdOn, coverage);
  // On one day, closing comes before the change to the closed stage, which is no stay.
  const marks: readonly Mark[] = [
    ...turns.map(({ on, to }) => ({ on, isOpen: to === 'open', isEntry: true })),
    start,
    ...movesOf(history, changes, turns, coverage),
  ].toSorted((a, b) => a.on - b.on);
  const stays: Stay[] = [];
  let from = createdOn ?? start.on;
  let watchedFrom = from;
  let isFromEntry = createdOn !== undefined;
  let stage: string | undefined;
  let isOpen = true;
  for (const mark of marks) {
    const toStage: string | undefined = mark.stage ?? stage;
    const toOpen: boolean = mark.isOpen ?? isOpen;
    if (toStage === stage && toOpen === isOpen) continue;
    if (isOpen && mark.on > from) {
      const nextStage = toOpen ? toStage : undefined;
      stays.push({ stage, from, isFromEntry, watchedFrom, end: { on: mark.on, nextStage } });
    }
    stage = toStage;
    isOpen = toOpen;
    from = mark.on;
    watchedFrom = mark.watchedFrom ?? from;
    isFromEntry = mark.isEntry;
  }
  if (isOpen) stays.push({ stage, from, isFromEntry, watchedFrom, end: undefined });
  return stays;
}

/** The first day on which the stage is known. */
function startOf(
  { opportunity, firstSeenOn }: OpportunityHistory,
  firstMove: OpportunityChange | undefined,
  createdOn: number | undefined,
  coverage: Coverage,
): Mark {
  const stage = firstMove?.from ?? opportunity.stage;
  if (createdOn !== undefined && isSeenFromCreation(createdOn, firstSeenOn, coverage)) {
    return { on: createdOn, stage, isEntry: true };
  }
  const entered = firstMove === undefined ? opportunity.stageEnteredOn : undefined;
  if (entered !== undefined && entered <= firstSeenOn) {
    const on = Math.max(dayNumber(entered), createdOn ?? -Infinity);
    return { on, stage, isEntry: true, watchedFrom: dayNumber(firstSeenOn) };
  }
  const moved = firstMove === undefined ? Infinity : dayNumber(firstMove.seenOn);
  return { on: Math.min(dayNumber(firstSeenOn), moved), stage, isEntry: false };
}

/** Whether somebody looked soon enough after the creation to know the stage that it began in. */
function isSeenFromCreation(
  createdOn: number,
  firstSeenOn: CalendarDate,
  coverage: Coverage,
): boolean {
  const { historyUntil } = coverage;
  if (historyUntil !== undefined && createdOn <= dayNumber(historyUntil)) return true;
  const looked = lastLookBefore(firstSeenOn, coverage);
  return looked > -Infinity && createdOn > looked;
}

function movesOf(
  { opportunity }: OpportunityHistory,
  changes: ChangesByField,
  turns: readonly Turn[],
  coverage: Coverage,
): readonly Mark[] {
  const { stageEnteredOn } = opportunity;
  return changes.stage.map((move, index) => {
    const seenOn = dayNumber(move.seenOn);
    const closing = turns.find((turn) => turn.seenOn === seenOn && turn.to !== 'open');
    const isLast = index === changes.stage.length - 1;
    const entered = isLast && stageEnteredOn !== undefined ? dayNumber(stageEnteredOn) : undefined;
    const isExact =
      entered !== undefined && entered <= seenOn && entered > lastLookBefore(move.seenOn, coverage);
    const on = closing?.on ?? (isExact ? entered : seenOn);
    return { on, stage: move.to ?? '', isEntry: true };
  });
}
