import type { Chances } from '../organisation/distributions.ts';
import type { Attendance } from './absences.ts';
import { weekdayOf, FRIDAY, type LifeCalendar } from './days.ts';
import type { Deal, ExportedEntry } from './deal.ts';
import { broughtBy, marketOf, unevenWeeks, type Market, type Turns } from './market.ts';
import { isEmployed, isOnNotice, rampOf, type LifeRep } from './people.ts';
import { ADDED_STAGE, portfolioOf, RENAMED_STAGE, someProduct, type Stage } from './products.ts';
import { record, sessionOf, type Memory } from './recording.ts';
import type { Scenario } from './scenarios.ts';
import { effectsOn, type Effects } from './effects.ts';
import type { LifeTrouble } from './trouble.ts';
import { giveUp, liveThrough, newDeal } from './truth.ts';

export interface SellingPlan {
  readonly scenarios: readonly Scenario[];
  readonly reps: readonly LifeRep[];
  readonly troubles: readonly LifeTrouble[];
  readonly turns: Turns;
  readonly attendance: Attendance;
  readonly calendar: LifeCalendar;
  /** The day on which the company begins to sell. */
  readonly firstDay: number;
  readonly lastDay: number;
}

/** What the CRM looked like at the end of a day; the changes of the day only where somebody keeps a history. */
export interface SoldDay {
  readonly day: number;
  readonly deals: readonly Deal[];
}

interface Company extends SellingPlan {
  readonly chance: Chances;
  /** Those that the CRM or a rep still works on, and those that it has as ended. */
  open: Deal[];
  readonly ended: Deal[];
  count: number;
  readonly memories: readonly Memory[];
  readonly uneven: readonly ((day: number) => number)[];
  readonly troublesOf: readonly (readonly LifeTrouble[])[];
}

/** Sells day by day. The deals that it yields go on changing. */
export function* sell(plan: SellingPlan, chance: Chances): Generator<SoldDay> {
  const { scenarios, reps, troubles, firstDay, lastDay, turns, calendar } = plan;
  const isUneven = scenarios.includes('uneven weeks');
  const company: Company = {
    ...plan,
    chance,
    open: [],
    ended: [],
    count: 0,
    memories: reps.map(() => ({ lastUpdateDay: firstDay, lastLogDay: firstDay })),
    uneven: reps.map(() => (isUneven ? unevenWeeks(firstDay, lastDay, chance) : () => 1)),
    troublesOf: reps.map((_, index) => troubles.filter((trouble) => trouble.reps.includes(index))),
  };
  for (let day = firstDay; day <= lastDay; day += 1) {
    turn(company, day);
    if (weekdayOf(day) <= FRIDAY) workADay(company, marketOf(scenarios, turns, day, calendar), day);
    const isEntered = ({ entry }: Deal) => entry !== undefined && entry.outcome !== 'open';
    company.ended.push(...company.open.filter(isEntered));
    // What ended without ever being entered is never heard of, once its rep had some weeks to do so.
    company.open = company.open.filter((deal) => !isEntered(deal) && !isForgotten(deal, day));
    yield { day, deals: [...company.ended, ...company.open] };
  }
}

const FORGOTTEN_AFTER_DAYS = 45;

function isForgotten({ entry, endedDay }: Deal, day: number): boolean {
  return entry === undefined && endedDay !== undefined && endedDay < day - FORGOTTEN_AFTER_DAYS;
}

function workADay(company: Company, market: Market, day: number): void {
  const { reps, attendance, troublesOf } = company;
  const dealsOf = Map.groupBy(company.open, ({ owner }) => owner);
  for (const [index, rep] of reps.entries()) {
    const own = dealsOf.get(index) ?? [];
    if (attendance.isAtWork(index, day)) {
      const effects = effectsOn(troublesOf[index] ?? [], day);
      own.push(...begun(company, index, market, effects, day));
      workOn(company, own, { index, rep, market, effects, day });
    } else {
      for (const deal of own) wait(deal);
    }
  }
}

const WORK_WITHOUT_THE_REP = 0.3;

/** Customers go on without the rep, but nothing is settled. */
function wait(deal: Deal): void {
  if (deal.outcome === 'open') {
    deal.workLeft = Math.max(Math.min(deal.workLeft, 0.1), deal.workLeft - WORK_WITHOUT_THE_REP);
  }
}

const WORKDAYS = 5;
const CATCH_UP_DAYS = 7;
const CATCH_UP = 1.6;
const ON_NOTICE = 0.2;

/** The deals that a rep begins on a day. */
function begun(
  company: Company,
  index: number,
  market: Market,
  effects: Effects,
  day: number,
): readonly Deal[] {
  const { reps, scenarios, turns, attendance, uneven, chance } = company;
  const rep = reps[index];
  if (rep === undefined) return [];
  const portfolio = portfolioOf(rep.role, scenarios.includes('several products'));
  const isBack = attendance.daysSinceReturn(index, day, CATCH_UP_DAYS) !== undefined;
  const usual =
    (portfolio.newDeals / WORKDAYS) *
    rep.newDeals *
    rampOf(rep, day) *
    market.newDeals *
    (uneven[index]?.(day) ?? 1) *
    (isBack ? CATCH_UP : 1) *
    (isOnNotice(rep, day) ? ON_NOTICE : 1);
  // Somebody who begins few of one's own leaves the leads of a fair lying, too.
  const own = chance.poisson(usual * effects.newDeals);
  const brought = chance.poisson(broughtBy(turns, index, day) * effects.newDeals);
  const deals = Array.from({ length: own + brought }, (_, place) =>
    newDeal(
      {
        number: company.count + place,
        owner: index,
        product: someProduct(portfolio, chance),
        isFromCampaign: place >= own,
        isTailHeavy: scenarios.includes('heavy tails'),
      },
      { rep, day, market, effects, chance },
    ),
  );
  company.count += deals.length;
  for (const deal of deals) deal.path = asOf(deal.path, turns, day);
  company.open.push(...deals);
  return deals;
}

const GIVEN_UP_AFTER_DAYS = 45;
const GIVEN_UP_A_DAY = 0.02;

function workOn(
  { memories, calendar, chance }: Company,
  own: readonly Deal[],
  {
    index,
    rep,
    market,
    effects,
    day,
  }: {
    readonly index: number;
    readonly rep: LifeRep;
    readonly market: Market;
    readonly effects: Effects;
    readonly day: number;
  },
): void {
  const memory = memories[index];
  if (memory === undefined) return;
  const session = sessionOf(rep, memory, day, { effects, calendar, chance });
  for (const deal of own) {
    if (deal.outcome === 'open') liveThrough(deal, { rep, day, market, effects, chance });
    const isSilent = deal.workLeft === Infinity && day - deal.lastTouchDay > GIVEN_UP_AFTER_DAYS;
    if (deal.outcome === 'open' && isSilent && chance.happens(GIVEN_UP_A_DAY)) giveUp(deal, day);
    record(deal, session);
  }
}

/** What happens on this day once: deals change hands, stages change. */
function turn(company: Company, day: number): void {
  const { turns, open } = company;
  for (const move of turns.territories.filter((one) => one.day === day)) {
    for (const deal of open) {
      if (deal.owner === move.from && company.chance.happens(1 / 3)) handOver(deal, move.to);
    }
  }
  for (const index of company.reps.keys()) {
    if (isHandingOver(company, index, day)) shareOut(company, index, day);
  }
  if (turns.stageAdded === day || turns.stageRenamed === day) {
    for (const deal of open) {
      deal.path = asOf(deal.path, turns, day, deal.place);
      rename(deal, turns, day);
    }
  }
}

function handOver(deal: Deal, to: number): void {
  deal.owner = to;
  if (deal.entry !== undefined) deal.entry.owner = to;
}

/** Who leaves, or is gone for months, has handed over by the next day. */
function isHandingOver({ reps, attendance }: Company, index: number, day: number): boolean {
  const isLeave = attendance.absences[index]?.some(
    ({ why, from }) => why === 'parental leave' && from === day,
  );
  return reps[index]?.leaves === day - 1 || isLeave === true;
}

function shareOut({ reps, open, chance }: Company, index: number, day: number): void {
  const team = reps[index]?.team;
  const colleagues = [...reps.entries()].flatMap(([other, rep]) =>
    other !== index && rep.team === team && isEmployed(rep, day) ? [other] : [],
  );
  for (const deal of open) {
    if (deal.owner !== index) continue;
    handOver(deal, colleagues[chance.integer(colleagues.length)] ?? index);
  }
}

/** A path with what was added and renamed by this day; nothing is added behind a deal's back. */
function asOf(path: readonly Stage[], turns: Turns, day: number, place = 0): readonly Stage[] {
  const isRenamed = turns.stageRenamed !== undefined && day >= turns.stageRenamed;
  const renamed = path.map((stage) =>
    isRenamed && stage.key === RENAMED_STAGE.from ? { ...stage, label: RENAMED_STAGE.to } : stage,
  );
  const isAdded = turns.stageAdded !== undefined && day >= turns.stageAdded;
  const last = path.length - 1;
  const isThere = path.some(({ key }) => key === ADDED_STAGE.key);
  if (!isAdded || isThere || place >= last || path.length < 3) return renamed;
  return [...renamed.slice(0, last), ADDED_STAGE, ...renamed.slice(last)];
}

/** The CRM shows the new name on all that is open; nobody entered the stage anew. */
function rename({ entry }: Deal, { stageRenamed }: Turns, day: number): void {
  if (stageRenamed === day && entry?.stage === RENAMED_STAGE.from) entry.stage = RENAMED_STAGE.to;
}

/** The deals as the CRM has them. */
export function entriesOf(deals: readonly Deal[]): readonly ExportedEntry[] {
  return deals.flatMap(({ number, product, entry }) =>
    entry === undefined ? [] : [{ ...entry, number, product: product.name }],
  );
}
