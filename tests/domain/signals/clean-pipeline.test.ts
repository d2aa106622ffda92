import { describe, expect, test } from 'vitest';
import { cleanPipeline } from '#src/domain/signals/clean-pipeline.ts';
import { detectAll, evidenceOf } from '#tests/support/detect.ts';
import { sellingTeam, type Habits } from '#tests/support/selling-team.ts';

const UNTIDY = { newDeals: 3, push: 0.1, oneContact: 0.6, blankStep: 0.6, park: 0.1 };
const TIDY = { ...UNTIDY, push: 1, oneContact: 0, blankStep: 0, park: 0 };

function team(first: Partial<Habits>, others: Partial<Habits> = UNTIDY) {
  const reps = Array.from({ length: 6 }, (_, rep) => (rep === 0 ? first : others));
  return sellingTeam({ seed: 11, weeks: 60, reps: reps.map((habits) => () => habits) });
}

describe('clean pipeline', () => {
  test('is the rep’s who keeps it in order, and nobody else’s', () => {
    const [first, ...others] = detectAll(cleanPipeline, team(TIDY)).map(({ outcome }) => outcome);
    expect(first).toBe('raised');
    expect(new Set(others)).toEqual(new Set(['clear']));
  });

  test.each([
    ['as untidy as the others', UNTIDY, UNTIDY],
    ['as tidy as the others', TIDY, TIDY],
    ['tidy but for one habit', { ...TIDY, blankStep: 1 }, UNTIDY],
    ['tidy for a week', { ...TIDY, push: 0 }, UNTIDY],
  ])('not of a rep who is %s', (_, first, others) => {
    expect(detectAll(cleanPipeline, team(first, others))[0]?.outcome).not.toBe('raised');
  });

  test('not of a rep whose neighbours alone have let theirs go', () => {
    const later = (week: number) =>
      week < 40 ? { ...TIDY, oneContact: 0.1, blankStep: 0.1 } : UNTIDY;
    const reps = [
      () => ({ ...TIDY, oneContact: 0.1, blankStep: 0.1 }),
      ...Array.from({ length: 5 }, () => later),
    ];
    const praised = [1, 2, 4, 5].filter((seed) => {
      const found = detectAll(cleanPipeline, sellingTeam({ seed, weeks: 60, reps }));
      return found[0]?.outcome === 'raised';
    });
    expect(praised).toEqual([]);
  });

  test('counts what is amiss beside the colleagues’', () => {
    const { comparison, measure } = evidenceOf(detectAll(cleanPipeline, team(TIDY))[0]);
    expect(comparison).toMatch(
      /^\d+ of \d+ things to keep in order on open deals are amiss; with the colleagues, \d+ of \d+\.$/,
    );
    expect(measure.observed).toBeLessThan(measure.usual / 2);
  });

  test('not applicable where the exports tell of too little', () => {
    const bare = { oneContact: undefined, blankStep: undefined };
    const [first] = detectAll(cleanPipeline, team({ ...TIDY, ...bare }, { ...UNTIDY, ...bare }));
    expect(first).toEqual({
      outcome: 'not-applicable',
      because: 'few-habits',
    });
  });

  test('says what it needs', () => {
    const [first] = detectAll(cleanPipeline, team({ ...TIDY, newDeals: 0 }));
    expect(first).toMatchObject({ outcome: 'not-enough-history', needs: cleanPipeline.needs });
  });
});
