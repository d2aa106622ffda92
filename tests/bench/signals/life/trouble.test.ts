import { describe, expect, test } from 'vitest';
import { DAYS_A_WEEK } from '#src/domain/calendar.ts';
import { chancesOf } from '../organisation/distributions.ts';
import type { Deal } from './deal.ts';
import { lifeOf } from './life.ts';
import { quotaLines } from './quotas.ts';
import type { World } from './scenarios.ts';
import { sell } from './selling.ts';
import { effectsOn } from './effects.ts';
import { LIFE_TROUBLE_KINDS, type LifeTrouble, type LifeTroubleKind } from './trouble.ts';

const WEEKS = 40;
const BEGINS = 14;
const SIZE = 0.7;
const TEXTBOOK: World = {
  name: 'a test',
  weeks: WEEKS,
  scenarios: [],
  scope: 'nobody',
  course: 'any',
};
const LIFE = lifeOf({ ...TEXTBOOK, weeks: 1 }, 1002);

function troubleOf(kind: LifeTroubleKind, more: Partial<LifeTrouble> = {}): LifeTrouble {
  return {
    kind,
    scope: 'the company',
    reps: [...LIFE.reps.keys()],
    begins: BEGINS,
    ends: undefined,
    growsOver: 1,
    size: SIZE,
    stage:
      kind === 'loses at one stage' || kind === 'deals stuck in a stage' ? 'Proposal' : undefined,
    ...more,
  };
}

interface Sold {
  readonly deals: readonly Deal[];
  /** How often a close date was moved out from the beginning of the trouble on. */
  readonly pushes: number;
  /** Deals that stood in the proposal at the end of a day. */
  readonly inProposal: number;
}

/** Half a year from the week on in which trouble would begin. */
function soldWith(troubles: readonly LifeTrouble[]): Sold {
  const { reps, turns, attendance, calendar } = LIFE;
  const lastDay = WEEKS * DAYS_A_WEEK;
  const plan = { scenarios: [], reps, turns, attendance, calendar, firstDay: -182, lastDay };
  const closeDays = new Map<number, number>();
  let pushes = 0;
  let inProposal = 0;
  let deals: readonly Deal[] = [];
  for (const sold of sell({ ...plan, troubles }, chancesOf(7))) {
    ({ deals } = sold);
    if (sold.day < BEGINS * DAYS_A_WEEK) continue;
    for (const { number, entry, outcome, path, place } of deals) {
      if (entry?.outcome === 'open') {
        if (entry.closeDay > (closeDays.get(number) ?? Infinity)) pushes += 1;
        closeDays.set(number, entry.closeDay);
      }
      if (outcome === 'open' && path[place]?.key === 'Proposal') inProposal += 1;
    }
  }
  return { deals, pushes, inProposal };
}

const usual = soldWith([]);

/** Deals that began well after the trouble did. */
const fresh = ({ deals }: Sold) =>
  deals.filter(({ begunDay }) => begunDay > (BEGINS + 1) * DAYS_A_WEEK);
const ended = ({ deals }: Sold) =>
  deals.filter(({ endedDay = -Infinity }) => endedDay > (BEGINS + 1) * DAYS_A_WEEK);
const share = <Value>(values: readonly Value[], of: (value: Value) => boolean) =>
  values.filter(of).length / values.length;
const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN;

/** What each trouble does, as one figure that is lower the worse it is. */
const FIGURES: Readonly<
  Record<Exclude<LifeTroubleKind, 'quota beyond the pipeline'>, (sold: Sold) => number>
> = {
  'begins fewer deals': (sold) => fresh(sold).length,
  'wins turn into losses': (sold) => share(ended(sold), ({ outcome }) => outcome === 'won'),
  'loses at one stage': (sold) => share(ended(sold), ({ place }) => place > 2),
  'deals stuck in a stage': ({ inProposal }) => 1 / inProposal,
  'dates pushed again and again': ({ pushes }) => 1 / pushes,
  'smaller deals': (sold) => median(fresh(sold).map(({ amount }) => amount)),
  discounts: (sold) =>
    median(ended(sold).flatMap(({ amount, outcome }) => (outcome === 'won' ? [amount] : []))),
  'fewer activities': ({ deals }) =>
    share(
      deals.filter(({ outcome, workLeft }) => outcome === 'open' && workLeft < Infinity),
      ({ lastTouchDay }) => lastTouchDay > (WEEKS - 1) * DAYS_A_WEEK,
    ),
  'no next steps': (sold) => share(fresh(sold), ({ entry }) => (entry?.nextStep ?? '') !== ''),
  'single contact': (sold) => share(fresh(sold), ({ contacts }) => contacts > 1),
};

describe('each trouble, of all reps of a company', () => {
  for (const [kind, figure] of Object.entries(FIGURES)) {
    test(`${kind}: so that it shows`, () => {
      const troubled = soldWith([troubleOf(kind as LifeTroubleKind)]);
      expect(figure(troubled)).toBeLessThan(0.75 * figure(usual));
      expect(figure(troubled)).toBeGreaterThan(0);
    });
  }

  test('quota beyond the pipeline: more is asked for from the quarter on', () => {
    const life = lifeOf(TEXTBOOK, 1002);
    const amounts = (troubles: readonly LifeTrouble[]) =>
      quotaLines({ ...life, troubles })
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => Number(line.split(',')[2]));
    const asked = amounts([troubleOf('quota beyond the pipeline')]);
    const before = amounts([]);
    const ratios = asked.map((amount, index) => amount / (before[index] ?? NaN));
    expect(ratios[0]).toBe(1);
    expect(ratios.at(-1)).toBeCloseTo(1 + 2 * SIZE, 0);
  });

  test('has a figure here', () => {
    expect(Object.keys(FIGURES)).toHaveLength(LIFE_TROUBLE_KINDS.length - 1);
  });
});

test('trouble grows, lasts, and ends', () => {
  const newDeals = (week: number, more: Partial<LifeTrouble>) =>
    effectsOn([troubleOf('begins fewer deals', more)], week * DAYS_A_WEEK).newDeals;
  expect(newDeals(13, {})).toBe(1);
  expect(newDeals(14, {})).toBeCloseTo(0.3);
  expect(newDeals(39, {})).toBeCloseTo(0.3);
  expect(newDeals(14, { growsOver: 20 })).toBeCloseTo(0.965);
  expect(newDeals(33, { growsOver: 20 })).toBeCloseTo(0.3);
  expect(newDeals(23, { ends: 24 })).toBeCloseTo(0.3);
  expect(newDeals(24, { ends: 24 })).toBe(1);
});

describe('who is in trouble', () => {
  const of = (scope: World['scope'], course: World['course'] = 'lasts', seed = 1002) =>
    lifeOf({ ...TEXTBOOK, weeks: 52, scope, course, scenarios: ['from nothing'] }, seed);

  test('nobody, or a third of the reps with one trouble each', () => {
    expect(of('nobody').troubles).toEqual([]);
    const { troubles, reps } = of('reps');
    expect(troubles).toHaveLength(Math.round(reps.length / 3));
    expect(new Set(troubles.flatMap((trouble) => trouble.reps)).size).toBe(troubles.length);
    for (const { size, begins } of troubles) {
      expect(size).toBeGreaterThanOrEqual(0.3);
      expect(size).toBeLessThanOrEqual(0.9);
      expect(begins).toBeGreaterThanOrEqual(14);
      expect(begins).toBeLessThanOrEqual(38);
    }
  });

  test('half a team, a team, or the company, all with one trouble', () => {
    for (const scope of ['half a team', 'a team', 'the company'] as const) {
      const { troubles, reps } = of(scope, 'lasts', 1003);
      const [trouble] = troubles;
      expect(troubles).toHaveLength(1);
      const own = trouble?.reps ?? [];
      const teams = new Set(own.map((rep) => reps[rep]?.team));
      const all = reps.filter(({ team }) => teams.has(team)).length;
      expect(teams.size).toBe(
        scope === 'the company' ? new Set(reps.map(({ team }) => team)).size : 1,
      );
      expect(own.length).toBe(scope === 'half a team' ? Math.max(3, Math.ceil(all / 2)) : all);
    }
  });

  test('slowly, or for a while, where the world says so', () => {
    expect(of('reps', 'slow decay').troubles.map(({ growsOver }) => growsOver)).toContain(20);
    const ended = of('reps', 'ends by itself').troubles.filter(({ ends }) => ends !== undefined);
    expect(ended.length).toBeGreaterThan(0);
    for (const { begins, ends = NaN } of ended) {
      expect(ends - begins).toBeGreaterThanOrEqual(8);
      expect(ends - begins).toBeLessThanOrEqual(16);
    }
  });
});
