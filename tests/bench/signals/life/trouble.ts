import { DAYS_A_WEEK } from '#src/domain/calendar.ts';
import type { Chances } from '../organisation/distributions.ts';
import type { Crm } from '../organisation/trouble.ts';
import { fridayOf, type LifeCalendar } from './days.ts';
import { isEmployed, type LifeRep } from './people.ts';
import type { Course, TroubleScope, World } from './scenarios.ts';
import type { Attendance } from './absences.ts';

/** How people fail. */
export type LifeTroubleKind =
  | 'begins fewer deals'
  | 'wins turn into losses'
  | 'loses at one stage'
  | 'deals stuck in a stage'
  | 'dates pushed again and again'
  | 'smaller deals'
  | 'discounts'
  | 'fewer activities'
  | 'no next steps'
  | 'single contact'
  | 'quota beyond the pipeline';

interface Definition {
  /** The signals that name it. */
  readonly namedBy: readonly string[];
  /** Where in the funnel, for what happens in one stage; the key of a stage. */
  readonly stages: readonly string[];
  /** Whether a market, a product or a manager can bring it on many at once. */
  readonly isShared: boolean;
  readonly onlyIn?: Crm;
}

/** What only follows from a trouble names it as little as in today's worlds. */
export const LIFE_TROUBLES: Readonly<Record<LifeTroubleKind, Definition>> = {
  'begins fewer deals': { namedBy: ['new-opportunities-fell'], stages: [], isShared: true },
  'wins turn into losses': {
    namedBy: ['win-rate-fell', 'loss-at-one-stage'],
    stages: [],
    isShared: true,
  },
  'loses at one stage': {
    namedBy: ['loss-at-one-stage', 'win-rate-fell'],
    stages: ['Discovery', 'Proposal'],
    isShared: true,
  },
  'deals stuck in a stage': {
    namedBy: ['opportunities-stalled'],
    stages: ['Discovery', 'Proposal', 'Negotiation'],
    isShared: true,
  },
  'dates pushed again and again': {
    namedBy: ['close-dates-pushed', 'commit-deals-slip'],
    stages: [],
    isShared: false,
  },
  'smaller deals': { namedBy: ['deal-size-fell'], stages: [], isShared: true },
  discounts: { namedBy: ['deal-size-fell'], stages: [], isShared: true },
  'fewer activities': { namedBy: ['activity-fell'], stages: [], isShared: true },
  'no next steps': { namedBy: ['no-next-step'], stages: [], isShared: false },
  'single contact': {
    namedBy: ['one-contact-deals'],
    stages: [],
    isShared: false,
    onlyIn: 'HubSpot',
  },
  'quota beyond the pipeline': {
    namedBy: ['coverage-thin', 'behind-quota-pace'],
    stages: [],
    isShared: false,
  },
};

export const LIFE_TROUBLE_KINDS = Object.keys(LIFE_TROUBLES) as readonly LifeTroubleKind[];

/** One thing that goes wrong, with one rep or with many at once. */
export interface LifeTrouble {
  readonly kind: LifeTroubleKind;
  readonly scope: Exclude<TroubleScope, 'nobody'>;
  /** The indexes of those who have it. */
  readonly reps: readonly number[];
  /** The first week in which it is felt, counted from the first export. */
  readonly begins: number;
  /** The first week in which it is no more; undefined for trouble that lasts. */
  readonly ends: number | undefined;
  /** How many weeks pass until it is there in full; 1 for at once. */
  readonly growsOver: number;
  /** What is lost of the usual when it is there in full, from 0.3 to 0.9. */
  readonly size: number;
  readonly stage: string | undefined;
}

const SHARE_IN_TROUBLE = 1 / 3;
const FIRST_WEEK = 14;
/** So many weeks before the last export it begins at the latest. */
const LATEST_BEFORE_END = 14;
const MILDEST = 0.3;
const STRONGEST = 0.9;
/** Nobody would speak of a team or a company that lost a third. */
const MILDEST_SHARED = 0.45;
const FEWEST_IN_TEAM = 3;
const WEEKS_A_QUARTER = 13;

export function someTroubles(
  world: World,
  crm: Crm,
  reps: readonly LifeRep[],
  attendance: Attendance,
  calendar: LifeCalendar,
  chance: Chances,
): readonly LifeTrouble[] {
  const settled = [...reps.keys()].filter((index) => isSettled(world, reps, attendance, index));
  const kinds = LIFE_TROUBLE_KINDS.filter((kind) => (LIFE_TROUBLES[kind].onlyIn ?? crm) === crm);
  const shared = kinds.filter((kind) => LIFE_TROUBLES[kind].isShared);
  const plan = { world, calendar, chance };
  switch (world.scope) {
    case 'nobody':
      return [];
    case 'reps': {
      const turn = chance.integer(kinds.length);
      return shuffled(settled, chance)
        .slice(0, Math.max(1, Math.round(reps.length * SHARE_IN_TROUBLE)))
        .flatMap((rep, index) => {
          const possible = kinds.filter((kind) => isSeenOf(reps[rep], kind));
          return oneTrouble(possible[(turn + index) % possible.length], [rep], plan);
        });
    }
    case 'half a team':
    case 'a team': {
      const kind = shared[chance.integer(shared.length)];
      const team = someTeam(world.scope, reps, settled, chance);
      return oneTrouble(kind, thoseSeen(team, reps, kind), plan);
    }
    case 'the company': {
      const kind = shared[chance.integer(shared.length)];
      return oneTrouble(kind, thoseSeen(settled, reps, kind), plan);
    }
  }
}

/** Of somebody who never logs activity nobody can see that there is less of it. */
function isSeenOf(rep: LifeRep | undefined, kind: LifeTroubleKind | undefined): boolean {
  return kind !== 'fewer activities' || rep?.habit !== 'never logs activity';
}

function thoseSeen(
  indexes: readonly number[],
  reps: readonly LifeRep[],
  kind: LifeTroubleKind | undefined,
): readonly number[] {
  return indexes.filter((index) => isSeenOf(reps[index], kind));
}

/** Trouble is planted where it can be seen: in somebody who is there before and after. */
function isSettled(
  { weeks }: World,
  reps: readonly LifeRep[],
  { absences }: Attendance,
  index: number,
): boolean {
  const rep = reps[index];
  const isOnLeave = absences[index]?.some(({ why }) => why === 'parental leave') ?? false;
  return (
    rep !== undefined && !isOnLeave && isEmployed(rep, -91) && isEmployed(rep, weeks * DAYS_A_WEEK)
  );
}

/** All of the largest team, or as few of it as make half a team: at least three, and somebody stays well. */
function someTeam(
  scope: 'half a team' | 'a team',
  reps: readonly LifeRep[],
  settled: readonly number[],
  chance: Chances,
): readonly number[] {
  const teams = Map.groupBy(settled, (index) => reps[index]?.team ?? NaN);
  const [largest = []] = [...teams.values()].toSorted((one, other) => other.length - one.length);
  if (scope === 'a team') return largest;
  return shuffled(largest, chance).slice(
    0,
    Math.max(FEWEST_IN_TEAM, Math.ceil(largest.length / 2)),
  );
}

interface Plan {
  readonly world: World;
  readonly calendar: LifeCalendar;
  readonly chance: Chances;
}

function oneTrouble(
  kind: LifeTroubleKind | undefined,
  reps: readonly number[],
  { world, calendar, chance }: Plan,
): readonly LifeTrouble[] {
  const { scope, course, weeks } = world;
  if (kind === undefined || scope === 'nobody' || reps.length === 0) return [];
  const someWeek = FIRST_WEEK + chance.integer(Math.max(1, weeks - LATEST_BEFORE_END - FIRST_WEEK));
  const isQuota = kind === 'quota beyond the pipeline';
  const begins = isQuota ? quarterNear(someWeek, calendar) : someWeek;
  const mildest = scope === 'reps' ? MILDEST : MILDEST_SHARED;
  return [
    {
      kind,
      scope,
      reps,
      ...(isQuota ? { begins, ends: undefined, growsOver: 1 } : courseOf(course, begins, chance)),
      size: mildest + (STRONGEST - mildest) * chance.next(),
      stage: LIFE_TROUBLES[kind].stages[chance.integer(LIFE_TROUBLES[kind].stages.length)],
    },
  ];
}

/** A quota is asked for from a quarter's beginning on: the first week of the quarter of this week or the next. */
function quarterNear(week: number, calendar: LifeCalendar): number {
  const isFirst = (one: number) => {
    const { month, dayOfMonth } = calendar.ofYear(fridayOf(one));
    return month % 3 === 1 && dayOfMonth <= DAYS_A_WEEK;
  };
  const around = Array.from({ length: WEEKS_A_QUARTER + 1 }, (_, index) => index);
  const before = around.map((back) => week - back).find(isFirst) ?? week;
  return before >= FIRST_WEEK ? before : before + WEEKS_A_QUARTER;
}

const SHORTEST_WEEKS = 8;
const SLOW_WEEKS = 20;
const SOME_WEEKS = 6;

function courseOf(
  course: Course,
  begins: number,
  chance: Chances,
): Pick<LifeTrouble, 'begins' | 'ends' | 'growsOver'> {
  const ends = begins + SHORTEST_WEEKS + chance.integer(SHORTEST_WEEKS + 1);
  switch (course) {
    case 'lasts':
      return { begins, ends: undefined, growsOver: chance.pick([1, 1, SOME_WEEKS]) };
    case 'slow decay':
      // Slow, so that it needs the more time.
      return { begins: Math.min(begins, FIRST_WEEK + 6), ends: undefined, growsOver: SLOW_WEEKS };
    case 'ends by itself':
      return { begins, ends, growsOver: 1 };
    case 'any':
      return courseOf(
        chance.pick(['lasts', 'lasts', 'lasts', 'slow decay', 'ends by itself']),
        begins,
        chance,
      );
  }
}

function shuffled(values: readonly number[], chance: Chances): readonly number[] {
  return values
    .map((value) => ({ value, place: chance.next() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ value }) => value);
}
