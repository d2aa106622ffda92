import { DAYS_A_WEEK } from '#src/domain/calendar.ts';
import type { Chances } from '../organisation/distributions.ts';
import type { Role } from './products.ts';
import type { World } from './scenarios.ts';

/** How somebody keeps the CRM. */
export const HABITS = [
  'daily',
  'once a week',
  'tidies once a month',
  'before the weekly call',
  'before the monthly call',
  'never logs activity',
  'activity in batches',
  'several stages at once',
  'backdates creation',
] as const;

export type Habit = (typeof HABITS)[number];

/** A rep by nature: factors of what is usual in the role. */
export interface LifeRep {
  readonly name: string;
  readonly email: string;
  readonly team: number;
  readonly role: Role;
  readonly habit: Habit;
  /** The weekday or, in the monthly habits, the day before the month's end on which the CRM is kept. */
  readonly updateDay: number;
  /** Monday is 0. */
  readonly workdays: readonly number[];
  /** The first and the last day at work; undefined for long before and still there. */
  readonly starts: number | undefined;
  readonly leaves: number | undefined;
  readonly newDeals: number;
  readonly speed: number;
  readonly wins: number;
  readonly amount: number;
  readonly activity: number;
  /** The chance a week to move a date that is close. */
  readonly push: number;
  /** The chance to write nothing down to do next, and to know but one contact. */
  readonly blank: number;
  readonly oneContact: number;
}

const TEAMS = [2, 3, 3, 4, 5, 6] as const;
const SMALLEST_TEAM = 3;
const LARGEST_TEAM = 10;
const LARGEST_SMALL_TEAM = 4;
const WEEKDAYS = [0, 1, 2, 3, 4] as const;
const SHARE_PART_TIME = 0.2;
const FEWEST_DAYS = 2;
const SHARE_NEW = 0.15;
const SHARE_LEAVING = 0.1;
/** In two roles of one team as many have small deals as large ones. */
const SHARE_SMALL_DEALS = 0.5;
const DAYS_BEFORE_MONTH_END = 4;

export function somePeople(world: World, chance: Chances): readonly LifeRep[] {
  const isSmall = world.scenarios.includes('small teams');
  const largest = isSmall ? LARGEST_SMALL_TEAM : LARGEST_TEAM;
  const sizes = Array.from(
    { length: chance.pick(TEAMS) },
    () => SMALLEST_TEAM + chance.integer(largest - SMALLEST_TEAM + 1),
  );
  // Habits come in turn, so that a company of nine has them all.
  const turn = chance.integer(HABITS.length);
  return sizes
    .flatMap((size, team) => Array.from({ length: size }, () => team))
    .map((team, index) =>
      somebody(world, team, index, HABITS[(turn + index) % HABITS.length], chance),
    );
}

function somebody(
  { scenarios, weeks }: World,
  team: number,
  index: number,
  habit: Habit = 'daily',
  chance: Chances,
): LifeRep {
  const has = (scenario: World['scenarios'][number]) => scenarios.includes(scenario);
  const isNew = has('new hires') && chance.happens(SHARE_NEW);
  const isLeaving = has('rep leaves') && !isNew && chance.happens(SHARE_LEAVING);
  const isSmall = chance.happens(SHARE_SMALL_DEALS);
  const role = has('two roles') ? (isSmall ? 'many small deals' : 'few large deals') : 'all-round';
  const half = Math.floor(weeks / 2) * DAYS_A_WEEK;
  const name = nameOf(index);
  return {
    name,
    email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
    team,
    role,
    habit: has('every habit') ? habit : 'daily',
    updateDay: chance.integer(DAYS_BEFORE_MONTH_END),
    workdays: has('part-time') && chance.happens(SHARE_PART_TIME) ? someDays(chance) : WEEKDAYS,
    starts: isNew ? chance.integer(half) : undefined,
    leaves: isLeaving ? half + chance.integer(half / 2) : undefined,
    newDeals: chance.logNormal(0.4),
    speed: chance.logNormal(0.2),
    wins: Math.min(1.4, chance.logNormal(0.2)),
    amount: chance.logNormal(0.3),
    activity: chance.logNormal(0.4),
    push: 0.15 + 0.5 * chance.next(),
    blank: 0.5 * chance.next() ** 2,
    oneContact: 0.1 + 0.35 * chance.next(),
  };
}

function someDays(chance: Chances): readonly number[] {
  const days: number[] = [...WEEKDAYS];
  const count = FEWEST_DAYS + chance.integer(WEEKDAYS.length - FEWEST_DAYS);
  while (days.length > count) days.splice(chance.integer(days.length), 1);
  return days;
}

const FIRST_NAMES =
  'Ana Ben Cleo Dan Eva Finn Gina Hugo Ines Jon Kim Leo Mona Nick Olga Pete Ruth Sam Tess Udo'.split(
    ' ',
  );
const LAST_NAMES = 'Abel Berg Costa Duval Egan'.split(' ');

function nameOf(index: number): string {
  const last = LAST_NAMES[Math.floor(index / FIRST_NAMES.length)] ?? `Other${index}`;
  return `${FIRST_NAMES[index % FIRST_NAMES.length] ?? ''} ${last}`;
}

export function isEmployed({ starts, leaves }: LifeRep, day: number): boolean {
  return day >= (starts ?? -Infinity) && day <= (leaves ?? Infinity);
}

const RAMP_FROM = 0.15;
const RAMP_DAYS = 150;

/** How much of what the rep is good for is there: less than 1 for a new one. */
export function rampOf({ starts }: LifeRep, day: number): number {
  if (starts === undefined) return 1;
  return Math.min(1, RAMP_FROM + ((1 - RAMP_FROM) * (day - starts)) / RAMP_DAYS);
}

const NOTICE_DAYS = 28;

/** Who is about to leave hands over and begins little. */
export function isOnNotice({ leaves }: LifeRep, day: number): boolean {
  return leaves !== undefined && day > leaves - NOTICE_DAYS && day <= leaves;
}
