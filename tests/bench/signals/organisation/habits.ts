import type { Rep } from './people.ts';
import { rampOf } from './people.ts';
import type { Season } from './season.ts';
import type { Shape } from './shape.ts';
import { shareOf, typicalTrouble, type Trouble, type TroubleKind } from './trouble.ts';

/** A rate or chance three times: as it is this week, as it is usual of the rep, and as the trouble would have it. */
export interface Rate {
  readonly now: number;
  readonly usual: number;
  readonly troubled: number;
}

/** How a rep sells in one week. */
export interface Habits {
  newDeals(): Rate;
  /** The chance that a deal leaves its stage after so many weeks there. */
  exit(stage: number, weeksThere: number): Rate;
  /** The chance that a deal which leaves the stage is lost; the last stage is left for good. */
  loss(stage: number): Rate;
  /** The chance to win what leaves the last stage. */
  win(): Rate;
  /** The chance that a date which is so many days away is moved out. */
  push(daysToClose: number): Rate;
  /** Activities a week on one open deal. */
  activity(): Rate;
  /** The chance that nothing is written down to do next. */
  noNextStep(): Rate;
  /** The chance that a deal has but one contact. */
  oneContact(): Rate;
  /** The median amount of a new deal. */
  amount(): Rate;
}

/** What was worked on lately moves; what has been there for long hardly does. By weeks in the stage. */
const MOVES_BY_AGE = [0.6, 1, 1, 1, 1, 0.8, 0.8, 0.8, 0.8, 0.5] as const;
const MOVES_WHEN_OLD = 0.3;
/** A date is thought about when it comes near, and corrected when it is past. */
const NEAR_DAYS = 28;
const OVERDUE_PUSH = 2.5;
const MOST_LIKELY = 0.95;
const NO_NEXT_STEP = 0.25;
const ONE_CONTACT = 0.25;

/** Of a rep in a week, given the trouble that the rep has or will have, if any. */
export function habitsOf(
  shape: Shape,
  rep: Rep,
  trouble: Trouble | undefined,
  week: number,
  season: Season,
): Habits {
  const rate = (kind: TroubleKind, usual: number, stage?: number): Rate => {
    const own = trouble?.kind === kind ? trouble : undefined;
    const { size, stage: where } = own ?? typicalTrouble(kind);
    const isWhere = where === undefined || where === stage;
    const grown = own === undefined ? 0 : shareOf(own, week);
    return {
      now: isWhere ? usual * size ** grown : usual,
      usual,
      troubled: isWhere ? usual * size : usual,
    };
  };
  const chance = (kind: TroubleKind, usual: number, stage?: number): Rate =>
    capped(rate(kind, usual, stage));
  return {
    newDeals: () =>
      rate(
        'begins fewer deals',
        shape.newDeals * rep.newDeals * rampOf(rep, week) * season.newDeals,
      ),
    exit: (stage, weeksThere) =>
      chance(
        'deals stall',
        (shape.exits[stage] ?? 0) *
          (MOVES_BY_AGE[weeksThere] ?? MOVES_WHEN_OLD) *
          rep.exits *
          season.exits,
        stage,
      ),
    loss: (stage) => chance('loses at one stage', shape.losses[stage] ?? 0, stage),
    win: () =>
      chance(
        'wins fewer deals',
        (1 - (shape.losses.at(-1) ?? 0)) * rep.wins * season.wins * (0.7 + 0.3 * rampOf(rep, week)),
        shape.exits.length - 1,
      ),
    push: (daysToClose) => {
      if (daysToClose >= NEAR_DAYS) return { now: 0, usual: 0, troubled: 0 };
      const usual = shape.push * rep.push * (daysToClose < 0 ? OVERDUE_PUSH : 1);
      return chance('close dates pushed', usual);
    },
    activity: () => rate('neglects open deals', shape.activity * rep.activity * season.activity),
    noNextStep: () => chance('writes no next steps', NO_NEXT_STEP),
    oneContact: () => chance('knows one contact', ONE_CONTACT),
    amount: () => rate('deals get smaller', shape.amount * rep.amount),
  };
}

function capped({ now, usual, troubled }: Rate): Rate {
  const cap = (value: number) => Math.min(MOST_LIKELY, value);
  return { now: cap(now), usual: cap(usual), troubled: cap(troubled) };
}
