import type { Chances } from './chances.ts';
import type { Habits } from './habits.ts';
import { nextStepIn, OPEN_STAGES, type Stage } from './stages.ts';
import { LAST_WEEK, someWorkday } from './weeks.ts';

/** What a deal is like from a day on, until its next state. */
export interface DealState {
  readonly day: number;
  readonly stage: Stage;
  readonly stageSince: number;
  readonly amount: number;
  /** The expected day while open, then the actual one. */
  readonly closeDay: number;
  readonly nextStep: string;
}

const DAYS_TO_CLOSE = [70, 95] as const;
const DAYS_PARKED = 400;
const AMOUNTS_FROM = 0.75;
const AMOUNTS_SPREAD = 0.5;
const AMOUNT_STEP = 500;
/** Once there is a proposal, somebody has done the sums. */
const REVISED_BY = 0.15;
const PUSHED_BY_DAYS = 28;
/** Hardly anybody leaves a close date in the past for long. */
const CORRECT_OVERDUE = 0.35;
/** What is stuck moves by luck. */
const STALLED_MOVE_ON = 0.03;

/** A deal's states from the day it was created to its end, or to where the story ends. */
export function lifeOf(
  created: { readonly week: number; readonly day: number; readonly dealSize: number },
  habitsIn: (week: number) => Habits,
  chance: Chances,
): readonly DealState[] {
  const [soonest, latest] = DAYS_TO_CLOSE;
  const { parked } = habitsIn(created.week);
  const isParked = parked > 0 && chance.happens(parked);
  let state: DealState = {
    day: created.day,
    stage: OPEN_STAGES[0],
    stageSince: created.day,
    amount: inSteps(created.dealSize * (AMOUNTS_FROM + AMOUNTS_SPREAD * chance.next())),
    closeDay: created.day + (isParked ? DAYS_PARKED : soonest) + chance.integer(latest - soonest),
    nextStep: nextStepIn(OPEN_STAGES[0], chance),
  };
  const states = [state];
  for (let week = created.week + 1; week <= LAST_WEEK; week += 1) {
    const next = nextState(state, someWorkday(week, chance.next()), habitsIn(week), chance);
    if (next === undefined) continue;
    states.push(next);
    state = next;
    if (!isOpen(state)) break;
  }
  return states;
}

/** Whether the deal can still be won. */
export function isOpen({ stage }: DealState): boolean {
  return OPEN_STAGES.some((open) => open === stage);
}

/** What a week brings: the deal leaves its stage, or its close date moves, or nothing. */
function nextState(
  state: DealState,
  day: number,
  habits: Habits,
  chance: Chances,
): DealState | undefined {
  const moveOn = state.stage === habits.stalledIn ? STALLED_MOVE_ON : habits.moveOn;
  if (chance.happens(moveOn)) return movedOn(state, day, habits, chance);
  if (state.closeDay > day + habits.near) return undefined;
  const isOverdue = state.closeDay < day;
  if (!chance.happens(isOverdue ? Math.max(CORRECT_OVERDUE, habits.push) : habits.push))
    return undefined;
  return { ...state, day, closeDay: Math.max(state.closeDay, day) + PUSHED_BY_DAYS };
}

function movedOn(state: DealState, day: number, habits: Habits, chance: Chances): DealState {
  const at = OPEN_STAGES.findIndex((stage) => stage === state.stage);
  const next = OPEN_STAGES[at + 1];
  const moved = { ...state, day, stageSince: day };
  if (next === undefined) {
    const stage = chance.happens(habits.win) ? 'Closed Won' : 'Closed Lost';
    return { ...moved, stage, closeDay: day, nextStep: '' };
  }
  if (chance.happens(habits.loseEarly)) {
    return { ...moved, stage: 'Closed Lost', closeDay: day, nextStep: '' };
  }
  const revised = next === 'Proposal' ? 1 + REVISED_BY * (2 * chance.next() - 1) : 1;
  return {
    ...moved,
    stage: next,
    amount: inSteps(state.amount * revised),
    nextStep: nextStepIn(next, chance),
  };
}

function inSteps(amount: number): number {
  return Math.round(amount / AMOUNT_STEP) * AMOUNT_STEP;
}
