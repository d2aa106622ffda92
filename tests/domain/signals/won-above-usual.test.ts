import { describe, expect, test } from 'vitest';
import { wonAboveUsual } from '#src/domain/signals/won-above-usual.ts';
import { detectAll, evidenceOf, teamWithChange } from '#tests/support/detect.ts';
import { sellingTeam } from '#tests/support/selling-team.ts';

const outcomes = (...team: Parameters<typeof teamWithChange>) =>
  detectAll(wonAboveUsual, teamWithChange(...team)).map(({ outcome }) => outcome);

describe('won above usual', () => {
  test('of the rep who wins far more, and of nobody else', () => {
    const [first, ...others] = outcomes({ win: 1, loseEarly: 0, moveOn: 0.4 }, { win: 0.4 });
    expect(first).toBe('raised');
    expect(others).not.toContain('raised');
  });

  test.each([
    ['steady', {}, {}],
    ['always good', {}, { win: 1, loseEarly: 0 }],
    ['losing', { win: 0.1 }, {}],
  ])('silent on a rep who is %s', (_, change, usual) => {
    expect(outcomes(change, usual)[0]).toBe('clear');
  });

  test('silent on whoever wins as ever while all the neighbours stop winning', () => {
    const steady = { newDeals: 8, moveOn: 0.4, win: 0.7 };
    const later = (week: number) => (week < 78 ? steady : { ...steady, win: 0.05 });
    const praised = [1, 2, 3].flatMap((seed) => {
      const reps = [() => steady, ...Array.from({ length: 5 }, () => later)];
      const found = detectAll(wonAboveUsual, sellingTeam({ seed, weeks: 91, reps }));
      return found.filter(({ outcome }) => outcome === 'raised').map(() => seed);
    });
    expect(praised).toEqual([]);
  });

  test('shows the largest wins', () => {
    const team = teamWithChange({ win: 1, loseEarly: 0, moveOn: 0.4 }, { win: 0.4 });
    const { opportunities, headline, measure } = evidenceOf(detectAll(wonAboveUsual, team)[0]);
    expect(headline).toBe('winning more than before');
    expect(measure.betterWhen).toBe('higher');
    const amounts = opportunities.map(({ amount = 0 }) => amount);
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    for (const { note } of opportunities) expect(note).toMatch(/^won on \d+ \w+$/);
  });
});
