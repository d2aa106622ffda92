import type { Chances } from './distributions.ts';
import type { Shape } from './shape.ts';

/** A rep by nature: factors of what is usual in the organisation. */
export interface Rep {
  readonly name: string;
  readonly email: string;
  readonly team: number;
  /** The first week at work, and the last; undefined for long before and still there. */
  readonly starts: number | undefined;
  readonly leaves: number | undefined;
  readonly newDeals: number;
  readonly exits: number;
  readonly wins: number;
  readonly push: number;
  readonly amount: number;
  readonly activity: number;
}

/** Teams are not of one size. 42 reps in all. */
const TEAM_SIZES = [5, 6, 7, 7, 8, 9] as const;
export const TEAMS = TEAM_SIZES.length;
const SHARE_NEW = 0.1;
const SHARE_LEAVING = 0.05;
/** A new rep begins with so much of what a rep is good for, and gets there within half a year. */
const RAMP_FROM = 0.2;
const RAMP_WEEKS = 26;

export function somePeople(shape: Shape, weeks: number, chance: Chances): readonly Rep[] {
  return TEAM_SIZES.flatMap((size, team) => Array.from({ length: size }, () => team)).map(
    (team, index) => {
      const isNew = chance.happens(SHARE_NEW);
      const isLeaving = !isNew && chance.happens(SHARE_LEAVING);
      const differs = (by: number) => chance.logNormal(by * shape.repSpread);
      return {
        name: `Rep ${nameOf(index)}`,
        email: `rep-${nameOf(index).toLowerCase()}@example.com`,
        team,
        starts: isNew ? chance.integer(weeks >> 1) : undefined,
        leaves: isLeaving ? (weeks >> 1) + chance.integer(weeks >> 2) : undefined,
        newDeals: differs(1),
        exits: differs(0.5),
        // What happens nearly always or nearly never has less room to differ.
        wins: Math.min(1.3, differs(0.4)),
        push: differs(1),
        amount: differs(1),
        activity: differs(0.7),
      };
    },
  );
}

export function managerOf(team: number): { readonly name: string; readonly email: string } {
  return { name: `Manager ${team + 1}`, email: `manager-${team + 1}@example.com` };
}

/** Whether somebody works here in a week. */
export function isThere({ starts, leaves }: Rep, week: number): boolean {
  return week >= (starts ?? -Infinity) && week <= (leaves ?? Infinity);
}

/** How much of what the rep is good for is there in a week: less than 1 for a new one. */
export function rampOf({ starts }: Rep, week: number): number {
  if (starts === undefined) return 1;
  return Math.min(1, RAMP_FROM + ((1 - RAMP_FROM) * (week - starts)) / RAMP_WEEKS);
}

/** `AA`, `AB` and so on: no two alike, and no number that would look like an id. */
function nameOf(index: number): string {
  const letter = (value: number) => String.fromCharCode('A'.charCodeAt(0) + value);
  return letter(Math.floor(index / 26)) + letter(index % 26);
}
