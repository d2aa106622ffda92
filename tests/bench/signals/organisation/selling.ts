import { addDays, DAYS_A_WEEK, type CalendarDate } from '#src/domain/calendar.ts';
import { fridayOf, isOpen, type Deal } from './deal.ts';
import type { Chances } from './distributions.ts';
import { habitsOf, type Habits, type Rate } from './habits.ts';
import { ofAmount, ofChance, ofCount, type Ledger } from './ledger.ts';
import { isThere, type Rep } from './people.ts';
import { seasonOf } from './season.ts';
import type { Shape } from './shape.ts';
import type { Trouble, TroubleKind } from './trouble.ts';

export interface SellingPlan {
  readonly shape: Shape;
  readonly reps: readonly Rep[];
  readonly troubles: readonly Trouble[];
  readonly firstExport: CalendarDate;
  readonly weeks: number;
}

/** So long the organisation has been selling before its first export. */
const WEEKS_BEFORE = 52;
const WORKDAYS = 5;
const FEWEST_DAYS_TO_CLOSE = 0.7;
const PUSHED_BY_DAYS = [14, 56] as const;
/** A deal that moves on may get a new date as well, which is a plan and no push. */
const PLANNED_ANEW = 0.15;
/** In a week an open deal changes hands within the team with this chance. */
const HANDED_OVER = 0.002;
/** Once there is a proposal, somebody has done the sums. */
const REVISED_BY = 0.15;
const NEXT_STEPS = ['Call the sponsor', 'Send the revised offer', 'Demo with operations'] as const;
const MAX_CONTACTS = 4;

/**
 * Sells week by week and yields, for each export, the deals that it shows. Every event is noted in the ledger with
 * its true likelihoods.
 */
export function* sell(
  plan: SellingPlan,
  ledger: Ledger,
  chance: Chances,
): Generator<readonly Deal[]> {
  const { shape, reps, firstExport, weeks } = plan;
  let open: Deal[] = [];
  const ended: Deal[] = [];
  let count = 0;
  for (let week = -WEEKS_BEFORE; week < weeks; week += 1) {
    const season = seasonOf(addDays(firstExport, fridayOf(week)), shape);
    const market = chance.unevenness(shape.unevenWeeks / 5);
    const note: Note = (kind, rep, ratio) => ledger.note(kind, rep, week, ratio);
    const habits = reps.map((rep, index) =>
      habitsOf(
        shape,
        rep,
        plan.troubles.find((trouble) => trouble.rep === index),
        week,
        { ...season, newDeals: season.newDeals * market },
      ),
    );
    const next = open.map((deal) => {
      const owned = handedOver(deal, reps, week, chance);
      const habit = habits[owned.owner];
      return habit === undefined ? owned : worked(owned, week, habit, shape, note, chance);
    });
    ended.push(...next.filter((deal) => !isOpen(deal)));
    open = next.filter(isOpen);
    for (const [owner, habit] of habits.entries()) {
      const rep = reps[owner];
      if (rep === undefined || !isThere(rep, week)) continue;
      for (let fresh = begun(owner, habit, shape, note, chance); fresh > 0; fresh -= 1) {
        open.push(newDeal({ number: count, owner, week }, habit, shape, note, chance));
        count += 1;
      }
    }
    if (week >= 0) yield [...ended, ...open];
  }
}

type Note = (kind: TroubleKind, rep: number, logRatio: number) => void;

/** How many deals a rep begins in a week. */
function begun(
  owner: number,
  habit: Habits,
  { unevenWeeks }: Shape,
  note: Note,
  chance: Chances,
): number {
  const { now, usual, troubled } = habit.newDeals();
  const fresh = chance.poisson(now * chance.unevenness(unevenWeeks));
  note('begins fewer deals', owner, ofCount(fresh, usual, troubled, unevenWeeks));
  return fresh;
}

function newDeal(
  { number, owner, week }: { number: number; owner: number; week: number },
  habit: Habits,
  shape: Shape,
  note: Note,
  chance: Chances,
): Deal {
  const createdDay = someWorkday(week, chance);
  const { now, usual, troubled } = habit.amount();
  const amount = now * chance.logNormal(shape.amountSpread);
  const [log, expected, feared] = [Math.log(amount), Math.log(usual), Math.log(troubled)];
  note('deals get smaller', owner, ofAmount(log, expected, feared, shape.amountSpread));
  const days =
    shape.cycleDays * (FEWEST_DAYS_TO_CLOSE + 2 * (1 - FEWEST_DAYS_TO_CLOSE) * chance.next());
  return {
    number,
    owner,
    createdDay,
    stage: 0,
    stageSince: createdDay,
    amount: inSteps(amount),
    closeDay: createdDay + Math.round(days),
    lastActivityDay: createdDay,
    contacts: tossed('knows one contact', owner, habit.oneContact(), note, chance)
      ? 1
      : 2 + chance.integer(MAX_CONTACTS - 1),
    nextStep: nextStep(owner, habit, note, chance),
    outcome: 'open',
  };
}

/** What a week makes of an open deal: somebody works on it, and it leaves its stage, or its date moves, or nothing. */
function worked(
  deal: Deal,
  week: number,
  habit: Habits,
  shape: Shape,
  note: Note,
  chance: Chances,
): Deal {
  const day = someWorkday(week, chance);
  const activity = habit.activity();
  const isTouched = chance.poisson(activity.now) > 0;
  const touched = isTouched ? { ...deal, lastActivityDay: day } : deal;
  const weeksThere = Math.floor((fridayOf(week) - deal.stageSince) / DAYS_A_WEEK);
  const leaves = tossed(
    'deals stall',
    deal.owner,
    habit.exit(deal.stage, weeksThere),
    note,
    chance,
  );
  if (leaves) return left(touched, day, habit, shape, note, chance);
  // An export shows the last activity alone, and whatever moves was worked on: more can't be known.
  const seen = (mean: number) => 1 - Math.exp(-mean);
  note(
    'neglects open deals',
    deal.owner,
    ofChance(isTouched, seen(activity.usual), seen(activity.troubled)),
  );
  const push = habit.push(deal.closeDay - fridayOf(week));
  if (push.usual === 0 || !tossed('close dates pushed', deal.owner, push, note, chance)) {
    return touched;
  }
  return { ...touched, closeDay: pushedFrom(Math.max(deal.closeDay, day), chance) };
}

/** What the rep writes down to do next, now that the deal is where it is. */
function nextStep(owner: number, habit: Habits, note: Note, chance: Chances): string {
  const isBlank = tossed('writes no next steps', owner, habit.noNextStep(), note, chance);
  return isBlank ? '' : chance.pick(NEXT_STEPS);
}

/** A deal that leaves its stage: on to the next, or to its end. */
function left(
  deal: Deal,
  day: number,
  habit: Habits,
  shape: Shape,
  note: Note,
  chance: Chances,
): Deal {
  const { owner, stage } = deal;
  const moved = { ...deal, stageSince: day, lastActivityDay: day };
  if (stage === shape.exits.length - 1) {
    const isWon = tossed('wins fewer deals', owner, habit.win(), note, chance);
    return { ...moved, outcome: isWon ? 'won' : 'lost', closeDay: day };
  }
  if (tossed('loses at one stage', owner, habit.loss(stage), note, chance)) {
    return { ...moved, outcome: 'lost', closeDay: day };
  }
  const isPlanned = chance.happens(PLANNED_ANEW);
  const revised = stage + 1 === 2 ? 1 + REVISED_BY * (2 * chance.next() - 1) : 1;
  return {
    ...moved,
    stage: stage + 1,
    nextStep: nextStep(owner, habit, note, chance),
    amount: inSteps(deal.amount * revised),
    closeDay: isPlanned ? pushedFrom(deal.closeDay, chance) : deal.closeDay,
  };
}

/** Whether it happens, by the chance of this week; the ledger notes what that tells. */
function tossed(kind: TroubleKind, rep: number, rate: Rate, note: Note, chance: Chances): boolean {
  const happens = chance.happens(rate.now);
  note(kind, rep, ofChance(happens, rate.usual, rate.troubled));
  return happens;
}

/** Deals of those who left go to a colleague; now and then another one does, too. */
function handedOver(deal: Deal, reps: readonly Rep[], week: number, chance: Chances): Deal {
  const rep = reps[deal.owner];
  if (rep === undefined || (isThere(rep, week) && !chance.happens(HANDED_OVER))) return deal;
  const colleagues = [...reps.keys()].filter((other) => {
    const colleague = reps[other];
    return other !== deal.owner && colleague?.team === rep.team && isThere(colleague, week);
  });
  return { ...deal, owner: colleagues[chance.integer(colleagues.length)] ?? deal.owner };
}

function pushedFrom(day: number, chance: Chances): number {
  const [least, max] = PUSHED_BY_DAYS;
  return day + least + chance.integer(max - least);
}

/** A day of the working week that ends with the export of this week. */
function someWorkday(week: number, chance: Chances): number {
  return fridayOf(week) - chance.integer(WORKDAYS);
}

function inSteps(amount: number): number {
  return Math.max(100, Math.round(amount / 100) * 100);
}
