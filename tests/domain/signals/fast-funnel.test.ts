import { describe, expect, test } from 'vitest';
import { fastFunnel } from '#src/domain/signals/fast-funnel.ts';
import { detectAll, evidenceOf, teamWithChange } from '#tests/support/detect.ts';
import { sellingTeam, type Habits } from '#tests/support/selling-team.ts';

const SEEDS = [1, 2, 3];

const SLOW = { moveOn: 0.12, newDeals: 3 };

const outcomes = (...team: Parameters<typeof teamWithChange>) =>
  detectAll(fastFunnel, teamWithChange(...team)).map(({ outcome }) => outcome);

/** Who is praised among reps who sell as ever, beside five whose selling changes for the last quarter. */
function outcomesBeside(steady: Partial<Habits>, trouble: Partial<Habits>): readonly number[] {
  const later = (week: number) => (week < 78 ? steady : { ...steady, ...trouble });
  return SEEDS.flatMap((seed) => {
    const team = sellingTeam({
      seed,
      weeks: 91,
      reps: [() => steady, ...Array.from({ length: 5 }, () => later)],
    });
    return detectAll(fastFunnel, team)
      .filter(({ outcome }) => outcome === 'raised')
      .map(() => seed);
  });
}

describe('fast funnel', () => {
  test('of the rep whose deals begin to move twice as fast, and of nobody else', () => {
    const [first, ...others] = outcomes({ moveOn: 0.3 }, SLOW);
    expect(first).toBe('raised');
    expect(others).not.toContain('raised');
  });

  test.each([
    ['steady', {}, SLOW],
    ['always fast', {}, { ...SLOW, moveOn: 0.4 }],
    ['of twice as many deals', { newDeals: 6 }, SLOW],
    ['losing sooner', { moveOn: 0.3, loseEarly: 0.8, win: 0.1 }, SLOW],
    ['slower', { moveOn: 0.05 }, SLOW],
  ])('silent on a rep who is %s', (_, change, usual) => {
    expect(outcomes(change, usual)[0]).toBe('clear');
  });

  test('silent on whoever goes on as ever while all the neighbours come to a standstill', () => {
    expect(outcomesBeside({ newDeals: 6, moveOn: 0.3 }, { newDeals: 6, moveOn: 0.03 })).toEqual([]);
  });

  test('shows the largest deals that moved, each once', () => {
    const { opportunities, measure, headline } = evidenceOf(
      detectAll(fastFunnel, teamWithChange({ moveOn: 0.3 }, SLOW))[0],
    );
    expect(headline).toBe('deals move forward faster than before');
    expect(measure.betterWhen).toBe('higher');
    expect(new Set(opportunities.map(({ id }) => id)).size).toBe(3);
    const amounts = opportunities.map(({ amount = 0 }) => amount);
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    for (const { note } of opportunities) expect(note).toMatch(/^left \w+ on \d+ \w+$/);
  });
});
