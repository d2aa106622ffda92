import { describe, expect, test } from 'vitest';
import { noNextStep } from '#src/domain/signals/no-next-step.ts';
import { oneContactDeals } from '#src/domain/signals/one-contact-deals.ts';
import { overdueCloseDates } from '#src/domain/signals/overdue-close-dates.ts';
import { parkedCloseDates } from '#src/domain/signals/parked-close-dates.ts';
import { detectAll, evidenceOf } from '#tests/support/detect.ts';
import { sellingTeam, type Habits } from '#tests/support/selling-team.ts';

/** Exports with every column, and colleagues who are tidy more or less. */
const TIDY = { newDeals: 2, push: 0.9, oneContact: 0.25, blankStep: 0.25, park: 0.03 };

function team(first: Partial<Habits>, others: Partial<Habits> = {}) {
  const reps = Array.from({ length: 6 }, (_, rep) => ({
    ...TIDY,
    ...(rep === 0 ? first : others),
  }));
  return sellingTeam({ seed: 11, weeks: 60, reps: reps.map((habits) => () => habits) });
}

describe.each([
  { kind: 'one contact', detector: oneContactDeals, untidy: { oneContact: 1 } },
  { kind: 'no next step', detector: noNextStep, untidy: { blankStep: 1 } },
  { kind: 'parked', detector: parkedCloseDates, untidy: { park: 0.5 } },
  { kind: 'overdue', detector: overdueCloseDates, untidy: { push: 0 } },
])('$kind', ({ detector, untidy }) => {
  test('true of the rep who does it, and of nobody else', () => {
    const [first, ...others] = detectAll(detector, team(untidy)).map(({ outcome }) => outcome);
    expect(first).toBe('raised');
    expect(new Set(others)).toEqual(new Set(['clear']));
  });

  test('no rep’s fault where the whole team does it', () => {
    const outcomes = detectAll(detector, team(untidy, untidy)).map(({ outcome }) => outcome);
    expect(outcomes).not.toContain('raised');
  });

  test('another habit is not mistaken for it', () => {
    const all = { oneContact: 1, blankStep: 1, park: 0.5, push: 0 };
    const [own] = Object.keys(untidy) as (keyof typeof all)[];
    const others = Object.fromEntries(Object.entries(all).filter(([key]) => key !== own));
    expect(detectAll(detector, team(others))[0]?.outcome).not.toBe('raised');
  });

  test('has its figures right, by hand', () => {
    const evidence = evidenceOf(detectAll(detector, team(untidy))[0]);
    const [, so, of] = /^(\d+) of (\d+) /.exec(evidence.comparison) ?? [];
    expect(evidence.measure.observed).toBeCloseTo(Number(so) / Number(of));
    expect(evidence.measure.usual).toBeLessThan(evidence.measure.observed / 1.5);
    expect(evidence.opportunities).toHaveLength(3);
    const left = Number(/so with (\d+) of/.exec(evidence.clearsWhen)?.[1]);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(Number(so));
  });
});

test('of a rep with several habits only the clearest begins', () => {
  const messy = team({ oneContact: 1, blankStep: 1, park: 0.5, push: 0 });
  const habits = [oneContactDeals, noNextStep, parkedCloseDates, overdueCloseDates];
  const raised = habits.filter((habit) => detectAll(habit, messy)[0]?.outcome === 'raised');
  expect(raised).toHaveLength(1);
});

test('a handful of deals is a list, and no pattern', () => {
  const few = team({ newDeals: 0.5, blankStep: 1 });
  const [first] = detectAll(noNextStep, few);
  expect(first?.outcome).not.toBe('raised');
});

test('says how much it needs', () => {
  const [first] = detectAll(noNextStep, team({ newDeals: 0 }));
  expect(first).toEqual({
    outcome: 'not-enough-history',
    needs: { need: 'habit', deals: 5, colleagues: 3 },
    there: [0, 5],
  });
});

test.each([
  ['no-contact-counts', oneContactDeals, { oneContact: undefined }],
  ['no-next-steps', noNextStep, { blankStep: undefined }],
] as const)('not applicable with %s', (because, detector, without) => {
  const [first] = detectAll(detector, team(without, without));
  expect(first).toEqual({ outcome: 'not-applicable', because });
});

test('a date that passed shows since when, week by week', () => {
  const evidence = evidenceOf(detectAll(overdueCloseDates, team({ push: 0 }))[0]);
  expect(evidence.series?.points).toHaveLength(26);
  expect(evidence.series?.points.at(-1)?.value).toBe(Number(evidence.comparison.split(' of ')[0]));
  expect(evidence.opportunities[0]?.note).toMatch(/^\d+ days past its close date$/);
});

test('finds that next steps are no longer written, before most open deals are without', () => {
  const weeks = 91;
  const changed = (habits: Partial<Habits>) =>
    sellingTeam({
      seed: 5,
      weeks,
      reps: [
        (week) => ({ newDeals: 3, blankStep: 0.2, ...(week < weeks - 6 ? {} : habits) }),
        ...Array.from({ length: 5 }, () => () => ({ newDeals: 3, blankStep: 0.2 })),
      ],
    });
  const [first, ...others] = detectAll(noNextStep, changed({ blankStep: 1 }));
  expect(evidenceOf(first).headline).toBe('deals move on without a next step');
  expect(evidenceOf(first).comparison).toMatch(
    /^\d+ of \d+ times that a deal began or moved on in the last \d+ weeks had no next step that says something; before, \d+ of \d+\.$/,
  );
  expect(first?.outcome).toBe('raised');
  expect(others.map(({ outcome }) => outcome)).not.toContain('raised');
  expect(detectAll(noNextStep, changed({}))[0]?.outcome).toBe('clear');
});

test('finds that new deals have but one contact', () => {
  const weeks = 91;
  const reps = [(week: number) => ({ newDeals: 3, oneContact: week < weeks - 7 ? 0.2 : 1 })];
  const [first] = detectAll(
    oneContactDeals,
    sellingTeam({
      seed: 5,
      weeks,
      reps: [...reps, ...Array.from({ length: 5 }, () => () => ({ newDeals: 3, oneContact: 0.2 }))],
    }),
  );
  expect(first?.outcome).toBe('raised');
  expect(evidenceOf(first).headline).toBe('new deals hang on one contact');
});
