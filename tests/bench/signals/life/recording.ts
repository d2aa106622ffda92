import type { Chances } from '../organisation/distributions.ts';
import { MONDAY, weekdayOf, type DayOfYear, type LifeCalendar } from './days.ts';
import type { Deal, Entry } from './deal.ts';
import type { LifeRep } from './people.ts';
import { stageOf, orElse } from './truth.ts';
import type { Effects } from './effects.ts';

/** A working day of a rep at the CRM. */
export interface Session {
  readonly rep: LifeRep;
  readonly day: number;
  /** Whether this rep goes through the CRM on this day. */
  readonly isUpdating: boolean;
  /** Whether activities are written down on this day. */
  readonly isLogging: boolean;
  readonly effects: Effects;
  readonly calendar: LifeCalendar;
  readonly chance: Chances;
}

/** What a rep remembers between the days. */
export interface Memory {
  lastUpdateDay: number;
  lastLogDay: number;
}

const LOG_AFTER_DAYS = 10;
/** Who was to update on a day off does so on the next one. */
const WEEKLY_AT_THE_LATEST = 8;
const CALL_DAYS_LEFT = 3;
const DAILY = 0.9;

/** Opens the CRM, or not, as the rep's habit and the day have it. */
export function sessionOf(
  rep: LifeRep,
  memory: Memory,
  day: number,
  rest: Pick<Session, 'effects' | 'calendar' | 'chance'>,
): Session {
  const isUpdating = isUpdateDay(rep, memory, day, rest.calendar.ofYear(day), rest.chance);
  const isLogging = isLogDay(rep, memory, day, isUpdating);
  if (isUpdating) memory.lastUpdateDay = day;
  if (isLogging) memory.lastLogDay = day;
  return { rep, day, isUpdating, isLogging, ...rest };
}

function isUpdateDay(
  { habit, updateDay }: LifeRep,
  { lastUpdateDay }: Memory,
  day: number,
  { daysLeftOfMonth }: DayOfYear,
  chance: Chances,
): boolean {
  const since = day - lastUpdateDay;
  switch (habit) {
    case 'daily':
    case 'activity in batches':
    case 'several stages at once':
    case 'backdates creation':
      return chance.happens(DAILY);
    case 'never logs activity':
      return chance.happens(DAILY / 2);
    case 'once a week':
      return weekdayOf(day) === updateDay || since > WEEKLY_AT_THE_LATEST;
    case 'before the weekly call':
      // The call is on Monday; who is away on that day is asked on the next.
      return weekdayOf(day) === MONDAY || since > WEEKLY_AT_THE_LATEST;
    case 'tidies once a month':
      return daysLeftOfMonth <= updateDay + 2 && since > 14;
    case 'before the monthly call':
      return daysLeftOfMonth <= CALL_DAYS_LEFT + 2 && since > 14;
  }
}

function isLogDay(
  { habit }: LifeRep,
  { lastLogDay }: Memory,
  day: number,
  isUpdating: boolean,
): boolean {
  if (habit === 'never logs activity') return false;
  if (habit === 'activity in batches') return day - lastLogDay >= LOG_AFTER_DAYS;
  return isUpdating;
}

/** Wins are booked soon by everybody, as somebody wants the order. */
const WIN_BOOKED = 0.5;
/** Before a call only what it is about is brought up to date, and of the rest a little. */
const BESIDE_THE_CALL = 0.15;
/** Who updates rarely never enters many of the deals that ended in between. */
const LOST_UNSEEN = 0.6;
const ENTERED_LATE = 0.06;
const STAGE_ALONE = 0.03;

/** Writes down what has become of a deal, if the rep gets to it on this day. */
export function record(deal: Deal, session: Session): void {
  const { rep, day, isUpdating, isLogging, chance } = session;
  const { entry } = deal;
  if (entry === undefined) {
    if (isEntered(deal, session)) deal.entry = enter(deal, session);
    return;
  }
  if (entry.outcome !== 'open') return;
  if (isLogging && deal.lastTouchDay > (entry.lastActivityDay ?? -Infinity))
    log(deal, entry, session);
  if (deal.outcome === 'won' && chance.happens(WIN_BOOKED)) {
    update(deal, entry, session);
    return;
  }
  if (!isUpdating || (!isAskedFor(deal, entry, session) && !chance.happens(BESIDE_THE_CALL)))
    return;
  const isNewsworthy =
    rep.habit !== 'several stages at once' ||
    deal.outcome !== 'open' ||
    deal.place >= deal.path.findIndex(({ label }) => label === entry.stage) + 2 ||
    chance.happens(STAGE_ALONE);
  if (isNewsworthy) update(deal, entry, session);
  else if (entry.closeDay < day) planAnew(deal, entry, session);
  entry.updatedDay = day;
}

function isEntered(deal: Deal, { rep, isUpdating, chance }: Session): boolean {
  if (deal.outcome === 'won') return chance.happens(WIN_BOOKED);
  if (!isUpdating) return false;
  switch (rep.habit) {
    case 'backdates creation':
      return chance.happens(ENTERED_LATE);
    case 'tidies once a month':
    case 'before the monthly call':
      return deal.outcome === 'open' || !chance.happens(LOST_UNSEEN);
    case 'before the weekly call':
      return chance.happens(0.5);
    case 'daily':
    case 'once a week':
    case 'never logs activity':
    case 'activity in batches':
    case 'several stages at once':
      return true;
  }
}

/** A forecast call is about what is to close soon. */
function isAskedFor(deal: Deal, entry: Entry, { rep, day, calendar }: Session): boolean {
  if (rep.habit !== 'before the weekly call' && rep.habit !== 'before the monthly call')
    return true;
  return entry.closeDay <= day + calendar.ofYear(day).daysLeftOfQuarter || deal.outcome === 'won';
}

function enter(deal: Deal, session: Session): Entry {
  const { rep, day, chance } = session;
  const stage = stageOf(deal);
  const entry: Entry = {
    owner: deal.owner,
    createdDay: rep.habit === 'backdates creation' ? deal.begunDay : day,
    stage: stage.label,
    category: stage.category,
    stageSince: day,
    amount: deal.amount,
    closeDay: someCloseDay(deal, session),
    lastActivityDay: undefined,
    contacts: deal.contacts,
    nextStep: someNextStep(session),
    outcome: 'open',
    updatedDay: day,
  };
  // What is entered at once has been talked about on that day.
  if (rep.habit !== 'never logs activity') entry.lastActivityDay = deal.lastTouchDay;
  if (deal.outcome !== 'open') close(deal, entry, day, chance);
  return entry;
}

const REWRITES_NEXT_STEP = 0.5;

function update(deal: Deal, entry: Entry, session: Session): void {
  const { day, chance } = session;
  const stage = stageOf(deal);
  if (stage.label !== entry.stage) {
    entry.stage = stage.label;
    entry.category = stage.category;
    entry.stageSince = day;
    entry.nextStep = someNextStep(session);
  } else if (deal.lastTouchDay > entry.updatedDay && chance.happens(REWRITES_NEXT_STEP)) {
    entry.nextStep = someNextStep(session);
  }
  entry.amount = deal.amount;
  if (deal.outcome === 'open') planAnew(deal, entry, session);
  else close(deal, entry, day, chance);
}

function close(deal: Deal, entry: Entry, day: number, chance: Chances): void {
  entry.outcome = deal.outcome;
  entry.stageSince = day;
  // Many set the day on which they click, some the day of the signature.
  entry.closeDay = chance.happens(0.5) ? day : (deal.endedDay ?? day);
}

/** Logged late, an activity has the day on which it is logged, unless somebody minds. */
function log(deal: Deal, entry: Entry, { rep, day, chance }: Session): void {
  const isDated = rep.habit !== 'activity in batches' || chance.happens(0.4);
  entry.lastActivityDay = isDated ? deal.lastTouchDay : day;
}

const NEAR_DAYS = 10;
const HOPEFUL_DAYS = 45;
const PUSHED_DAYS = [14, 45] as const;
/** A push a week, where somebody in trouble pushes all the time. */
const PUSHED_AT_MOST = 0.6;

/** Moves the close date where it can't be kept, or is not believed in any more. */
function planAnew(deal: Deal, entry: Entry, session: Session): void {
  const { rep, day, effects, chance } = session;
  const daysAway = entry.closeDay - day;
  const isNear = daysAway < NEAR_DAYS;
  const isHopeful = effects.push > 0 && daysAway < HOPEFUL_DAYS;
  if (!isNear && !isHopeful) return;
  const remaining = deal.workLeft + laterDays(deal);
  if (!isHopeful && remaining * (7 / 5) <= Math.max(3, daysAway)) return;
  const weekly = orElse(isNear ? rep.push : 0, PUSHED_AT_MOST * effects.push);
  const weeks = Math.min(4, Math.max(1, day - entry.updatedDay) / 7);
  if (!chance.happens(1 - (1 - weekly) ** weeks)) return;
  const [least, most] = PUSHED_DAYS;
  const from = Math.max(day, entry.closeDay);
  entry.closeDay = snapped(from + least + chance.integer(most - least), session);
}

const HOPED_SPREAD = 0.35;

/** The day that a rep hopes for; many take the end of a month or a quarter, as the form suggests. */
function someCloseDay(deal: Deal, session: Session): number {
  const { day, chance } = session;
  const days = laterDays(deal) + (deal.path[deal.place]?.days ?? 0);
  return snapped(
    day + 3 + Math.round(days * (7 / 5) * 1.2 * chance.logNormal(HOPED_SPREAD)),
    session,
  );
}

/** Working days that the stages after this one usually take. */
function laterDays({ path, place }: Deal): number {
  return path.slice(place + 1).reduce((sum, { days }) => sum + days, 0);
}

const TO_MONTH_END = 0.45;
const TO_QUARTER_END = 0.15;

function snapped(day: number, { calendar, chance }: Session): number {
  const where = chance.next();
  const { daysLeftOfMonth, daysLeftOfQuarter } = calendar.ofYear(day);
  if (where < TO_QUARTER_END) return day + daysLeftOfQuarter;
  return where < TO_QUARTER_END + TO_MONTH_END ? day + daysLeftOfMonth : day;
}

const NEXT_STEPS = [
  'Call the sponsor on Tuesday',
  'Send the revised offer',
  'Demo with operations',
  'Security questionnaire due',
  'Meet the CFO',
] as const;
/** What is written so that something stands there. */
const FILLER = 0.15;

function someNextStep({ rep, effects, chance }: Session): string {
  if (chance.happens(orElse(rep.blank, effects.blank))) return '';
  return chance.happens(FILLER) ? 'follow up' : chance.pick(NEXT_STEPS);
}
