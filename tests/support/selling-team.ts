import { addDays, calendarDate, dayNumber, type CalendarDate } from '#src/domain/calendar.ts';
import type { OpportunityId, PersonId } from '#src/domain/ids.ts';
import type {
  Opportunity,
  OpportunityChange,
  TrackedField,
} from '#src/domain/pipeline/opportunity.ts';
import type { Person } from '#src/domain/people/person.ts';
import type { Quota } from '#src/domain/pipeline/quota.ts';
import type { TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { USUAL_WEEKS_OF_HISTORY } from '#src/domain/team/weeks-of-history.ts';
import { chances, type Chances } from './chances.ts';

/** How a rep sells in one week. All but the first and the last are chances of one open deal. */
export interface Habits {
  /** How many a week, on average. */
  readonly newDeals: number;
  /** To the next stage, or to the end. */
  readonly moveOn: number;
  /** That a deal which moves on is lost before the last stage. */
  readonly loseEarly: number;
  /** A stage from which three quarters of the deals that leave it are lost. */
  readonly loseAt: string | undefined;
  /** That a deal which leaves the last stage is won. */
  readonly win: number;
  /** That the close date is pushed when it is less than four weeks away. */
  readonly push: number;
  /** That the close date is moved out as the deal moves to the next stage. */
  readonly pushWithMove: number;
  /** A stage that no deal leaves. */
  readonly stuckIn: string | undefined;
  readonly amount: number;
  /** What is left of the amount when a deal is won. */
  readonly keep: number;
  /** That a deal of the last stage is promised for the quarter; else it is in the pipeline. */
  readonly commit: number;
  /** That a promised deal is pushed into the next quarter, or, half as often, taken back. */
  readonly slip: number;
  /** That a new deal has but one contact, and that its next step is filler; undefined where the export has no such column. */
  readonly oneContact: number | undefined;
  readonly blankStep: number | undefined;
  /** That a new deal is to close in more than a year. */
  readonly park: number;
  /** That something is done for a deal in a week. */
  readonly touch: number;
}

const STEADY: Habits = {
  newDeals: 2,
  moveOn: 0.2,
  loseEarly: 0.2,
  loseAt: undefined,
  win: 0.6,
  push: 0.15,
  pushWithMove: 0,
  stuckIn: undefined,
  amount: 10_000,
  keep: 1,
  commit: 0,
  slip: 0,
  oneContact: undefined,
  blankStep: undefined,
  park: 0,
  touch: 0.7,
};

export interface TeamPlan {
  readonly seed: number;
  /** As many weekly exports. */
  readonly weeks: number;
  /** One a rep: what is unlike the steady habits in a week; 0 is the first. */
  readonly reps: readonly ((week: number) => Partial<Habits>)[];
  /** The weeks whose export is missing. */
  readonly gaps?: readonly number[];
  readonly people?: readonly Partial<Person>[];
  readonly quotas?: readonly Quota[];
  /** False where no export has activities. */
  readonly activities?: boolean;
}

/** A Friday. */
export const LAST_EXPORT = calendarDate('2026-11-20');

const STAGES = ['Discovery', 'Proposal', 'Negotiation'] as const;
const DAYS_TO_CLOSE = 75;
const DAYS_PARKED = 500;
const FILLER = 'Follow up';
const STEP = 'Workshop with the plant manager';
const NEAR_DAYS = 28;
const PUSHED_BY_DAYS = 30;
const DAYS_A_QUARTER = 92;

interface Deal {
  readonly rep: number;
  readonly changes: OpportunityChange[];
  /** The days on which something was done for it. */
  readonly touched: CalendarDate[];
  firstSeenOn: CalendarDate | undefined;
  /** As it is, and as the last export showed it. */
  now: Opportunity;
  shown: Opportunity;
}

/** Plays a team week by week, and returns what its weekly exports showed. */
export function sellingTeam(plan: TeamPlan): TeamHistory {
  const chance = chances(plan.seed);
  // Of its own, so that what is done for deals changes nothing in what becomes of them.
  const dice = chances(plan.seed + 1);
  const deals: Deal[] = [];
  const exportDates: CalendarDate[] = [];
  for (let week = 0; week < plan.weeks; week += 1) {
    const friday = addDays(LAST_EXPORT, (week + 1 - plan.weeks) * 7);
    for (const [rep, habitsOf] of plan.reps.entries()) {
      const habits = { ...STEADY, ...habitsOf(week) };
      for (const deal of deals) {
        if (deal.rep !== rep || deal.now.outcome !== 'open') continue;
        touch(deal, habits, friday, dice);
        work(deal, habits, friday, chance);
      }
      for (let count = chance.poisson(habits.newDeals); count > 0; count -= 1) {
        deals.push(newDeal(rep, deals.length, habits, friday, chance));
      }
    }
    if (plan.gaps?.includes(week) === true) continue;
    exportDates.push(friday);
    for (const deal of deals) show(deal, friday);
  }
  return {
    reps: plan.reps.map((_, rep) => personOf(rep, plan.people?.[rep])),
    opportunities: deals.flatMap(({ rep, shown, firstSeenOn, changes, touched }) => {
      const owners = [{ personId: idOf(rep), since: undefined }];
      return firstSeenOn === undefined
        ? []
        : [
            {
              opportunity: shown,
              owners,
              firstSeenOn,
              changes,
              activityDays: plan.activities === false ? [] : daysOf(touched),
            },
          ];
    }),
    quotas: plan.quotas ?? [],
    exportDates,
    weeksOfHistory: USUAL_WEEKS_OF_HISTORY,
    historyUntil: undefined,
    activitiesUntil: plan.activities === false ? undefined : exportDates.at(-1),
  };
}

function daysOf(dates: readonly CalendarDate[]): readonly number[] {
  return [...new Set(dates)].toSorted().map(dayNumber);
}

export function idOf(rep: number): PersonId {
  return (rep + 1) as PersonId;
}

/** The rep with that index; `Rep 0` is the first. */
export function personOf(rep: number, given: Partial<Person> = {}): Person {
  return {
    id: idOf(rep),
    name: `Rep ${rep}`,
    email: `rep${rep}@example.com`,
    managerId: undefined,
    startDate: undefined,
    endDate: undefined,
    slackAccountId: undefined,
    timeZone: undefined,
    ...given,
  };
}

function newDeal(
  rep: number,
  number: number,
  habits: Habits,
  friday: CalendarDate,
  chance: Chances,
): Deal {
  const createdOn = addDays(friday, -chance.integer(7));
  const { oneContact, blankStep, park } = habits;
  const isParked = park > 0 && chance.happens(park);
  const contacts = oneContact === undefined ? undefined : chance.happens(oneContact) ? 1 : 3;
  const step = blankStep === undefined ? undefined : chance.happens(blankStep) ? FILLER : STEP;
  const now: Opportunity = {
    id: `deal-${number}` as OpportunityId,
    name: `Deal ${number}`,
    account: `Account ${number}`,
    owner: `Rep ${rep}`,
    stage: STAGES[0],
    outcome: 'open',
    amount: Math.round(habits.amount * (0.5 + chance.next())),
    currency: undefined,
    closeDate: addDays(createdOn, isParked ? DAYS_PARKED : DAYS_TO_CLOSE),
    createdOn,
    stageEnteredOn: undefined,
    lastActivityOn: undefined,
    nextStep: step,
    forecastCategory: undefined,
    contactCount: contacts,
  };
  return { rep, now, shown: now, firstSeenOn: undefined, changes: [], touched: [createdOn] };
}

/** A deal is worked on, or left alone for a week. */
function touch(deal: Deal, habits: Habits, friday: CalendarDate, dice: Chances): void {
  if (dice.happens(habits.touch)) deal.touched.push(addDays(friday, -dice.integer(5)));
}

/** One week of an open deal: it moves on, or its close date is pushed, or nothing happens. */
function work(deal: Deal, habits: Habits, friday: CalendarDate, chance: Chances): void {
  const { stage, closeDate } = deal.now;
  if (hasSlipped(deal, habits, chance)) return;
  const next = STAGES[STAGES.findIndex((one) => one === stage) + 1];
  if (stage !== habits.stuckIn && chance.happens(habits.moveOn)) {
    const lost = stage === habits.loseAt ? 0.75 : habits.loseEarly;
    if (next !== undefined && !chance.happens(lost)) {
      const isPushed = chance.happens(habits.pushWithMove);
      const moved =
        closeDate !== undefined && isPushed ? addDays(closeDate, PUSHED_BY_DAYS) : closeDate;
      deal.now = { ...deal.now, stage: next, closeDate: moved };
      if (next === 'Negotiation' && habits.commit > 0) {
        const forecastCategory = chance.happens(habits.commit) ? 'Commit' : 'Pipeline';
        deal.now = { ...deal.now, forecastCategory };
      }
      return;
    }
    const kept = Math.round((deal.now.amount ?? 0) * habits.keep);
    const isWon = next === undefined && chance.happens(habits.win);
    const ending = isWon
      ? ({ stage: 'Closed Won', outcome: 'won', amount: kept } as const)
      : ({ stage: 'Closed Lost', outcome: 'lost' } as const);
    deal.now = { ...deal.now, ...ending, closeDate: addDays(friday, -chance.integer(5)) };
    return;
  }
  const isNear = closeDate !== undefined && closeDate < addDays(friday, NEAR_DAYS);
  if (isNear && chance.happens(habits.push)) {
    deal.now = { ...deal.now, closeDate: addDays(closeDate, PUSHED_BY_DAYS) };
  }
}

/** Whether a promised deal slips this week: out of the quarter, or back to the pipeline. */
function hasSlipped(deal: Deal, { slip }: Habits, chance: Chances): boolean {
  const { forecastCategory, closeDate } = deal.now;
  if (slip === 0 || forecastCategory !== 'Commit' || closeDate === undefined) return false;
  if (!chance.happens(slip)) return false;
  deal.now = chance.happens(1 / 3)
    ? { ...deal.now, forecastCategory: 'Pipeline' }
    : { ...deal.now, closeDate: addDays(closeDate, DAYS_A_QUARTER) };
  return true;
}

/** What an export adds: the deal itself, or what is different from the export before. */
function show(deal: Deal, seenOn: CalendarDate): void {
  const { now, shown } = deal;
  if (deal.firstSeenOn === undefined) deal.firstSeenOn = seenOn;
  else {
    const note = (field: TrackedField, from: string | undefined, to: string | undefined) => {
      if (from !== to) deal.changes.push({ field, from, to, seenOn: dayNumber(seenOn) });
    };
    note('stage', shown.stage, now.stage);
    note('outcome', shown.outcome, now.outcome);
    note('close_date', shown.closeDate, now.closeDate);
    note('amount', String(shown.amount), String(now.amount));
    note('forecast_category', shown.forecastCategory, now.forecastCategory);
  }
  deal.shown = now;
}
