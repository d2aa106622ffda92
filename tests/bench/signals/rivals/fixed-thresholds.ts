import type { ListedItem } from '../listed-item.ts';
import { fridayOf, isOpen, type Deal } from '../organisation/deal.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { isThere } from '../organisation/people.ts';
import { listOfThree, type Candidate } from './list-of-three.ts';

/** What a rule sees of a deal: how it stands, and how often and how far its date was moved without a new stage. */
interface Watched {
  readonly deal: Deal;
  readonly today: number;
  readonly pushes: readonly number[];
}

interface Rule {
  readonly signal: string;
  flags(watched: Watched): boolean;
}

// As vendors publish them, by stage from the first to the last: prospect (qualify), develop, propose, commit.
const MAX_DAYS_WITHOUT_ACTIVITY = [30, 21, 14, 7] as const;
const MAX_DAYS_IN_STAGE = [30, 45, 30, 21] as const;
const MAX_PUSHES = 1;
const LONGEST_PUSH_DAYS = 21;
const MAX_DAYS_PUSHED = 45;
/** A rep is spoken of from five open deals on. */
const FEWEST_DEALS = 5;
/** The rep, not the deal, is what the list is about: most of what is open has to be flagged. */
const MAX_DEALS = 0.5;
/** A win rate is spoken of from ten closed deals on, and is low below the market's usual. */
const FEWEST_CLOSED = 10;
const LOW_WIN_RATE = 0.18;
const WIN_RATE_DAYS = 91;

const RULES: readonly Rule[] = [
  {
    signal: 'activity-fell',
    flags: ({ deal, today }) =>
      today - deal.lastActivityDay > (MAX_DAYS_WITHOUT_ACTIVITY[deal.stage] ?? Infinity),
  },
  {
    signal: 'opportunities-stalled',
    flags: ({ deal, today }) =>
      today - deal.stageSince > (MAX_DAYS_IN_STAGE[deal.stage] ?? Infinity),
  },
  {
    signal: 'close-dates-pushed',
    flags: ({ pushes }) =>
      pushes.length > MAX_PUSHES ||
      pushes.some((days) => days >= LONGEST_PUSH_DAYS) ||
      pushes.reduce((total, days) => total + days, 0) >= MAX_DAYS_PUSHED,
  },
];

/** Fixed thresholds, the same for everybody. For new deals and for sizes none is published, so that it names neither. */
export function listByFixedThresholds(organisation: Organisation): readonly ListedItem[] {
  const { exports, reps } = organisation;
  const pushesOf = new Map<number, number[]>();
  let before = new Map<number, Deal>();
  return exports.flatMap((deals, week) => {
    for (const deal of deals) notePush(pushesOf, before.get(deal.number), deal);
    before = new Map(deals.map((deal) => [deal.number, deal]));
    const candidates = reps.flatMap((rep, index) => {
      if (!isThere(rep, week)) return [];
      const own = deals.filter(({ owner }) => owner === index);
      return [...ofOpenDeals(own, index, week, pushesOf), ...ofClosedDeals(own, index, week)];
    });
    return listOfThree(candidates, reps);
  });
}

function notePush(pushesOf: Map<number, number[]>, before: Deal | undefined, deal: Deal): void {
  if (before === undefined || !isOpen(deal) || deal.stage !== before.stage) return;
  if (deal.closeDay <= before.closeDay) return;
  const known = pushesOf.get(deal.number) ?? [];
  pushesOf.set(deal.number, [...known, deal.closeDay - before.closeDay]);
}

function ofOpenDeals(
  own: readonly Deal[],
  rep: number,
  week: number,
  pushesOf: ReadonlyMap<number, readonly number[]>,
): readonly Candidate[] {
  const today = fridayOf(week);
  const open = own.filter(isOpen);
  if (open.length < FEWEST_DEALS) return [];
  return RULES.flatMap(({ signal, flags }) => {
    const flagged = open.filter((deal) =>
      flags({ deal, today, pushes: pushesOf.get(deal.number) ?? [] }),
    );
    const severity = flagged.length / open.length;
    return severity > MAX_DEALS ? [{ week, rep, signal, severity }] : [];
  });
}

function ofClosedDeals(own: readonly Deal[], rep: number, week: number): readonly Candidate[] {
  const since = fridayOf(week) - WIN_RATE_DAYS;
  const closed = own.filter((deal) => !isOpen(deal) && deal.closeDay > since);
  const rate = closed.filter(({ outcome }) => outcome === 'won').length / closed.length;
  if (closed.length < FEWEST_CLOSED || rate >= LOW_WIN_RATE) return [];
  return [{ week, rep, signal: 'win-rate-fell', severity: 1 - rate / LOW_WIN_RATE }];
}
