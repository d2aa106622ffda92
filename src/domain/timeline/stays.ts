import { dayNumber } from '../calendar.ts';
import type { OpportunityChange } from '../pipeline/opportunity.ts';
import type { OpportunityHistory } from '../pipeline/rep-history.ts';
import type { ChangesByField } from './changes-by-field.ts';
import { lastLookBefore } from './creation.ts';
import type { Coverage } from './coverage.ts';
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

/** From this day on the opportunity's stage or its being open is another; undefined for what stays as it was. */
interface Mark {
  readonly on: number;
  readonly stage: string | undefined;
  readonly isOpen: boolean | undefined;
  readonly isEntry: boolean;
  readonly watchedFrom: number;
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
  const marks = marksOf(history, changes, start, turns, coverage);
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
    watchedFrom = mark.watchedFrom;
    isFromEntry = mark.isEntry;
  }
  if (isOpen) stays.push({ stage, from, isFromEntry, watchedFrom, end: undefined });
  return stays;
}

/** In the order of their days; on one day, closing comes before the change to the closed stage, which is not a stay. */
function marksOf(
  history: OpportunityHistory,
  changes: ChangesByField,
  start: Mark,
  turns: readonly Turn[],
  coverage: Coverage,
): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { on, to } of turns) {
    const isOpen = to === 'open';
    insert(marks, { on, stage: undefined, isOpen, isEntry: true, watchedFrom: on });
  }
  insert(marks, start);
  for (const [index, move] of changes.stage.entries()) {
    const isLast = index === changes.stage.length - 1;
    const on = moveDay(history, move, isLast, turns, coverage);
    const stage = move.to ?? '';
    insert(marks, { on, stage, isOpen: undefined, isEntry: true, watchedFrom: on });
  }
  return marks;
}

/** After those of the same day: nearly always at the end, where sorting them all would copy them. */
function insert(marks: Mark[], mark: Mark): void {
  let place = marks.length;
  while (place > 0 && (marks[place - 1]?.on ?? mark.on) > mark.on) place -= 1;
  if (place === marks.length) marks.push(mark);
  else marks.splice(place, 0, mark);
}

/** The first day on which the stage is known. */
function startOf(
  { opportunity, firstSeenOn }: OpportunityHistory,
  firstMove: OpportunityChange | undefined,
  createdOn: number | undefined,
  coverage: Coverage,
): Mark {
  const stage = firstMove?.from ?? opportunity.stage;
  const isOpen = undefined;
  const seenOn = dayNumber(firstSeenOn);
  if (createdOn !== undefined && isSeenFromCreation(createdOn, seenOn, coverage)) {
    return { on: createdOn, stage, isOpen, isEntry: true, watchedFrom: createdOn };
  }
  const entered = firstMove === undefined ? opportunity.stageEnteredOn : undefined;
  if (entered !== undefined && entered <= firstSeenOn) {
    const on = Math.max(dayNumber(entered), createdOn ?? -Infinity);
    return { on, stage, isOpen, isEntry: true, watchedFrom: seenOn };
  }
  const on = Math.min(seenOn, firstMove?.seenOn ?? Infinity);
  return { on, stage, isOpen, isEntry: false, watchedFrom: on };
}

/** Whether somebody looked soon enough after the creation to know the stage that it began in. */
function isSeenFromCreation(createdOn: number, seenOn: number, coverage: Coverage): boolean {
  const { historyUntil } = coverage;
  if (historyUntil !== undefined && createdOn <= historyUntil) return true;
  const looked = lastLookBefore(seenOn, coverage);
  return looked > -Infinity && createdOn > looked;
}

/** The day on which it came to another stage, as near as anybody knows. */
function moveDay(
  { opportunity }: OpportunityHistory,
  { seenOn }: OpportunityChange,
  isLast: boolean,
  turns: readonly Turn[],
  coverage: Coverage,
): number {
  const closing = turns.find((turn) => turn.seenOn === seenOn && turn.to !== 'open');
  if (closing !== undefined) return closing.on;
  if (!isLast || opportunity.stageEnteredOn === undefined) return seenOn;
  const entered = dayNumber(opportunity.stageEnteredOn);
  return entered <= seenOn && entered > lastLookBefore(seenOn, coverage) ? entered : seenOn;
}
