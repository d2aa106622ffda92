import { DAYS_A_WEEK } from '#src/domain/calendar.ts';
import type { Chances } from '../organisation/distributions.ts';
import { weekOf, type LifeCalendar } from './days.ts';
import { isEmployed, type LifeRep } from './people.ts';
import type { Scenario, World } from './scenarios.ts';

/** What a day does to everybody alike: factors. */
export interface Market {
  readonly newDeals: number;
  readonly speed: number;
  readonly wins: number;
  readonly price: number;
}

/** Days, both included, on which a fair or a campaign brings deals to some, which are won less often. */
interface Campaign {
  readonly from: number;
  readonly until: number;
  readonly reps: ReadonlySet<number>;
  /** Deals that it brings to each of them in all. */
  readonly deals: number;
}

/** What happens once, in the middle of the year. */
export interface Turns {
  readonly campaigns: readonly Campaign[];
  /** The days; undefined for never. */
  readonly dip: { readonly from: number; readonly until: number } | undefined;
  readonly priceRise: number | undefined;
  readonly stageAdded: number | undefined;
  readonly stageRenamed: number | undefined;
  readonly managerChanged: { readonly day: number; readonly team: number } | undefined;
  readonly territories: readonly {
    readonly day: number;
    readonly from: number;
    readonly to: number;
  }[];
  readonly noExports: { readonly from: number; readonly until: number } | undefined;
}

const CAMPAIGNS_A_YEAR = 6;
const CAMPAIGN_DAYS = [5, 12] as const;
const DIP_DAYS = 84;
const DIP_FACTOR = 0.65;
const DIP_WINS = 0.85;
const PRICE_RISE = 1.12;
const MONTH_DAYS = 31;
const SHARE_MOVED = 0.25;

export function someTurns(
  { scenarios, weeks }: World,
  reps: readonly LifeRep[],
  firstDay: number,
  chance: Chances,
): Turns {
  const days = weeks * DAYS_A_WEEK;
  // From the end of the first quarter of the time to that of the third.
  const someDay = () => Math.round(days / 4) + chance.integer(Math.round(days / 2));
  const once = (scenario: Scenario) => (scenarios.includes(scenario) ? someDay() : undefined);
  const lasting = (scenario: Scenario, length: number) => {
    const from = once(scenario);
    return from === undefined ? undefined : { from, until: from + length - 1 };
  };
  const teams = Math.max(...reps.map(({ team }) => team)) + 1;
  const changed = once('manager changed');
  return {
    campaigns: scenarios.includes('campaigns') ? someCampaigns(reps, firstDay, days, chance) : [],
    dip: lasting('market dip', DIP_DAYS),
    priceRise: once('price rise'),
    stageAdded: once('stage added'),
    stageRenamed: once('stage renamed'),
    managerChanged:
      changed === undefined ? undefined : { day: changed, team: chance.integer(teams) },
    territories: scenarios.includes('territories moved') ? someMoves(reps, someDay(), chance) : [],
    noExports: lasting('month without exports', MONTH_DAYS),
  };
}

function someCampaigns(
  reps: readonly LifeRep[],
  firstDay: number,
  days: number,
  chance: Chances,
): readonly Campaign[] {
  const count = Math.round(((days - firstDay) / 365) * CAMPAIGNS_A_YEAR);
  return Array.from({ length: count }, () => {
    const from = firstDay + chance.integer(days - firstDay);
    const share = 0.2 + 0.6 * chance.next();
    return {
      from,
      until: from + chance.pick(CAMPAIGN_DAYS) - 1,
      reps: new Set([...reps.keys()].filter(() => chance.happens(share))),
      deals: 3 + chance.integer(8),
    };
  });
}

const STAYS_DAYS = 28;

/** One reorganisation: who gives gives to somebody of any team, on one day; who comes or goes has no part in it. */
function someMoves(reps: readonly LifeRep[], day: number, chance: Chances): Turns['territories'] {
  const settled = [...reps.entries()].flatMap(([index, rep]) =>
    isEmployed(rep, day - STAYS_DAYS) && isEmployed(rep, day + STAYS_DAYS) ? [index] : [],
  );
  return settled.flatMap((from) => {
    const to = settled[chance.integer(settled.length)];
    return to === undefined || to === from || !chance.happens(SHARE_MOVED)
      ? []
      : [{ day, from, to }];
  });
}

/** Deals that campaigns bring to a rep on a day, on average. */
export function broughtBy({ campaigns }: Turns, rep: number, day: number): number {
  return campaigns
    .filter(({ from, until, reps }) => from <= day && day <= until && reps.has(rep))
    .reduce((sum, { from, until, deals }) => sum + deals / ((until - from + 1) * (5 / 7)), 0);
}

export function marketOf(
  scenarios: readonly Scenario[],
  turns: Turns,
  day: number,
  calendar: LifeCalendar,
): Market {
  const has = (scenario: Scenario) => scenarios.includes(scenario);
  const { month, monthAndDay, daysLeftOfQuarter } = calendar.ofYear(day);
  const isChristmas = has('Christmas') && (monthAndDay >= '12-20' || monthAndDay <= '01-05');
  const isSummer = has('summer') && (month === 8 || (month === 7 && monthAndDay >= '07-15'));
  const isDip = turns.dip !== undefined && turns.dip.from <= day && day <= turns.dip.until;
  const isPriceRaised = turns.priceRise !== undefined && day >= turns.priceRise;
  // Everybody closes what can be closed before the quarter ends, and has less to close after.
  const rush = !has('quarter end')
    ? 1
    : daysLeftOfQuarter < 14
      ? 2
      : daysLeftOfQuarter > 75
        ? 0.7
        : 1;
  return {
    newDeals: (isChristmas ? 0.3 : isSummer ? 0.65 : 1) * (isDip ? DIP_FACTOR : 1),
    speed: (isChristmas ? 0.4 : isSummer ? 0.75 : 1) * rush,
    wins: isDip ? DIP_WINS : 1,
    price: isPriceRaised ? PRICE_RISE : 1,
  };
}

const WEEK_VARIANCE = 0.4;
const DRIFT_DEVIATION = 0.18;
const DRIFT_KEPT = 0.9;

/**
 * How uneven the weeks of a rep are, as a factor of the new deals: a good or a bad week, and a drift of months that is
 * nobody's trouble.
 */
export function unevenWeeks(firstDay: number, lastDay: number, chance: Chances) {
  const factors = new Map<number, number>();
  let drift = chance.normal(0, DRIFT_DEVIATION);
  for (let week = weekOf(firstDay); week <= weekOf(lastDay); week += 1) {
    factors.set(week, Math.exp(drift) * chance.unevenness(WEEK_VARIANCE));
    drift = DRIFT_KEPT * drift + chance.normal(0, DRIFT_DEVIATION * Math.sqrt(1 - DRIFT_KEPT ** 2));
  }
  return (day: number) => factors.get(weekOf(day)) ?? 1;
}
