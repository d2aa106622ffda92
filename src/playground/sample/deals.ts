import { accountOf, dealNameOf } from './accounts.ts';
import { chances } from './chances.ts';
import { lifeOf, type DealState } from './deal-life.ts';
import { REPS, type Rep } from './people.ts';
import { opportunityId } from './salesforce-ids.ts';
import { habitsIn } from './troubles.ts';
import { FIRST_WEEK, LAST_WEEK, WORKDAYS, workdayOf } from './weeks.ts';

/** One opportunity and all that happens to it. Days are counted from the last past Friday. */
export interface Deal {
  readonly id: string;
  readonly rep: Rep;
  readonly account: string;
  readonly name: string;
  readonly createdDay: number;
  /** Oldest first, from the day of creation on. */
  readonly states: readonly DealState[];
  /** How many days pass from one activity to the next. */
  readonly activityDays: number;
}

const SEED = 4;
const ACTIVITY_DAYS = [3, 12] as const;

/** Every deal of the story, in the order in which they were created. */
export function allDeals(): readonly Deal[] {
  return REPS.flatMap(dealsOf)
    .toSorted((a, b) => a.createdDay - b.createdDay)
    .map((deal, index) => ({ ...deal, id: opportunityId(index) }));
}

function dealsOf(rep: Rep, repIndex: number): Omit<Deal, 'id'>[] {
  // Every rep and every deal has chances of its own, so that a change to one leaves the others alone.
  const arrivals = chances(SEED * 1_000 + repIndex);
  const deals: Omit<Deal, 'id'>[] = [];
  for (let week = Math.max(FIRST_WEEK, rep.startWeek ?? FIRST_WEEK); week <= LAST_WEEK; week += 1) {
    for (let workday = 0; workday < WORKDAYS; workday += 1) {
      // At most one a day: weeks differ less than by pure chance, as with people who have a routine.
      const chance = chances(arrivals.integer(2 ** 31));
      if (!chance.happens(habitsIn(week, rep).newDeals / WORKDAYS)) continue;
      const day = workdayOf(week, workday);
      const account = accountOf(deals.length, repIndex, chance);
      const [fewest, max] = ACTIVITY_DAYS;
      deals.push({
        rep,
        account,
        name: dealNameOf(account, chance),
        createdDay: day,
        activityDays: fewest + chance.integer(max - fewest),
        states: lifeOf(
          { week, day, dealSize: rep.dealSize },
          (later) => habitsIn(later, rep),
          chance,
        ),
      });
    }
  }
  return deals;
}

/** The deal at the end of a day; undefined before it was created. */
export function stateOn({ states }: Deal, day: number): DealState | undefined {
  return states.findLast((state) => state.day <= day);
}
