import type { Chances } from '../organisation/distributions.ts';
import type { Deal } from './deal.ts';
import { rampOf, type LifeRep } from './people.ts';
import type { Market } from './market.ts';
import { someAmount, type Product, type Stage } from './products.ts';
import type { Effects } from './effects.ts';

/** What bears upon a rep's deals on a day. */
export interface Conditions {
  readonly rep: LifeRep;
  readonly day: number;
  readonly market: Market;
  readonly effects: Effects;
  readonly chance: Chances;
}

const STAGE_SPREAD = 0.7;
const QUALITY_VARIANCE = 0.15;
const CAMPAIGN_QUALITY = 0.6;
const HEAT_VARIANCE = 0.5;
const MOST_CONTACTS = 5;
/** Of the deals that leave a stage so many go on to nowhere: the customer does not answer any more. */
const SILENT = 0.05;
const MOST_LIKELY = 0.95;
const TOUCHES_A_WEEK = 1;
/** A deal that is about to close is called about more often, and one that says nothing less. */
const TOUCHED_LATE = 1.6;
const TOUCHED_SILENT = 0.25;
const WORKDAYS = 5;
const DISCOUNTED = 0.3;
const DISCOUNT = 0.12;
const REVISED_BY = 0.15;

export function newDeal(
  {
    number,
    owner,
    product,
    isFromCampaign,
    isTailHeavy,
  }: {
    readonly number: number;
    readonly owner: number;
    readonly product: Product;
    readonly isFromCampaign: boolean;
    readonly isTailHeavy: boolean;
  },
  { rep, day, market, effects, chance }: Conditions,
): Deal {
  const { path } = product;
  const quality = chance.unevenness(QUALITY_VARIANCE) * (isFromCampaign ? CAMPAIGN_QUALITY : 1);
  const amount = someAmount(product, isTailHeavy, chance) * rep.amount * market.price;
  const isSingle = chance.happens(orElse(rep.oneContact, effects.oneContact));
  return {
    number,
    product,
    owner,
    begunDay: day,
    path,
    place: 0,
    workLeft: someWork(path[0], chance),
    amount: rounded(amount * effects.amount),
    quality,
    heat: chance.unevenness(HEAT_VARIANCE),
    lastTouchDay: day,
    contacts: isSingle ? 1 : 2 + chance.integer(MOST_CONTACTS - 1),
    outcome: 'open',
    endedDay: undefined,
    entry: undefined,
  };
}

/** What a working day of its rep makes of an open deal. */
export function liveThrough(deal: Deal, conditions: Conditions): void {
  const { rep, day, market, effects, chance } = conditions;
  const stage = stageOf(deal);
  const isLate = deal.place === deal.path.length - 1;
  const touches =
    (TOUCHES_A_WEEK / WORKDAYS) *
    rep.activity *
    deal.heat *
    effects.activity *
    (isLate ? TOUCHED_LATE : 1) *
    (deal.workLeft === Infinity ? TOUCHED_SILENT : 1);
  if (chance.happens(Math.min(MOST_LIKELY, touches))) deal.lastTouchDay = day;
  // Who is hardly called is not in a hurry either.
  const attention = 0.75 + 0.25 * Math.min(1, effects.activity);
  deal.workLeft -= rep.speed * market.speed * attention * (effects.speed.get(stage.key) ?? 1);
  if (deal.workLeft <= 0) leave(deal, stage, conditions);
}

/** The deal leaves its stage: to the next, to its end, or into silence. */
function leave(deal: Deal, stage: Stage, { rep, day, market, effects, chance }: Conditions): void {
  deal.lastTouchDay = day;
  if (chance.happens(SILENT)) {
    deal.workLeft = Infinity;
    return;
  }
  const ramp = 0.6 + 0.4 * rampOf(rep, day);
  const isLast = deal.place === deal.path.length - 1;
  const goodness = deal.quality * (isLast ? rep.wins * market.wins * ramp : 1);
  const usual = 1 - stage.loss * (isLast ? 1 : 2 - Math.min(1.5, deal.quality));
  const passes =
    Math.min(MOST_LIKELY, isLast ? usual * goodness : usual) *
    (effects.passing.get(stage.key) ?? 1);
  if (!chance.happens(passes) || (isLast && chance.happens(effects.flipped))) {
    end(deal, 'lost', day);
    return;
  }
  if (isLast) {
    const off = chance.happens(DISCOUNTED) ? 1 - DISCOUNT * chance.next() : 1;
    deal.amount = rounded(deal.amount * off);
    end(deal, 'won', day);
    return;
  }
  deal.place += 1;
  deal.workLeft = someWork(stageOf(deal), chance);
  if (deal.place === deal.path.length - 1) {
    // The price is on the table now.
    const revised = 1 + REVISED_BY * (2 * chance.next() - 1);
    deal.amount = rounded(deal.amount * revised * effects.discount);
  }
}

/** Nobody waits for ever: a deal that says nothing is given up now and then. */
export function giveUp(deal: Deal, day: number): void {
  end(deal, 'lost', day);
}

function end(deal: Deal, outcome: 'won' | 'lost', day: number): void {
  deal.outcome = outcome;
  deal.endedDay = day;
}

export function stageOf({ path, place }: Deal): Stage {
  const stage = path[place];
  if (stage === undefined) throw new RangeError(`there is no stage ${place}`);
  return stage;
}

function someWork(stage: Stage | undefined, chance: Chances): number {
  return (stage?.days ?? 0) * chance.logNormal(STAGE_SPREAD);
}

/** The chance that either happens. */
export function orElse(one: number, other: number): number {
  return 1 - (1 - one) * (1 - other);
}

function rounded(amount: number): number {
  const step = amount < 10_000 ? 50 : 500;
  return Math.max(step, Math.round(amount / step) * step);
}
