import { describe, expect, test } from 'vitest';
import { winRateFell } from '#src/domain/signals/win-rate-fell.ts';
import { detectAll, evidenceOf, teamWithChange } from '#tests/support/detect.ts';
import { sellingTeam } from '#tests/support/selling-team.ts';

const MANY = { newDeals: 4, loseEarly: 0.1 };

const outcomes = (...team: Parameters<typeof teamWithChange>) =>
  detectAll(winRateFell, teamWithChange(...team)).map(({ outcome }) => outcome);

describe('win rate fell', () => {
  test('of the rep who begins to lose, and of nobody else', () => {
    const [first, ...others] = outcomes({ win: 0.1 }, MANY);
    expect(first).toBe('raised');
    expect(others).not.toContain('raised');
  });

  test.each([
    ['steady', {}, MANY],
    ['always losing', {}, { ...MANY, win: 0.2 }],
    ['closing less', { moveOn: 0.08 }, MANY],
    ['winning more', { win: 0.9 }, MANY],
  ])('silent on a rep who is %s', (_, change, usual) => {
    expect(['clear', 'fading']).toContain(outcomes(change, usual)[0]);
  });

  test('silent on what every month of a quarter does to all', () => {
    // Thirteen weeks a quarter: half of the usual is won in the first third, all in the last.
    const reps = Array.from({ length: 6 }, () => (week: number) => ({
      ...MANY,
      win: [0.35, 0.55, 0.8][Math.floor((week % 13) / 4.34)] ?? 0.8,
    }));
    for (const weeks of [83, 87, 91, 95]) {
      const found = detectAll(winRateFell, sellingTeam({ seed: 2, weeks, reps }));
      expect(found.map(({ outcome }) => outcome)).not.toContain('raised');
    }
  });

  test('has its figures right, by hand', () => {
    const team = teamWithChange({ win: 0.1 }, MANY);
    const evidence = evidenceOf(detectAll(winRateFell, team)[0]);
    const closed = team.opportunities.filter(
      ({ opportunity: { outcome, closeDate = '' }, changes, owners }) =>
        outcome !== 'open' &&
        owners[0]?.personId === 1 &&
        closeDate >= evidence.since &&
        changes.findLast(({ field }) => field === 'stage')?.from === 'Negotiation',
    );
    const won = closed.filter(({ opportunity }) => opportunity.outcome === 'won');
    expect(evidence.comparison).toContain(
      `Won ${won.length} of ${closed.length} deals that closed at Negotiation in`,
    );
    expect(evidence.measure).toMatchObject({ name: 'win-rate', unit: 'share' });
    expect(evidence.measure.observed).toBeCloseTo(won.length / closed.length);
    expect(evidence.measure.usual).toBeGreaterThan(0.35);
    expect(evidence.measure.usual).toBeLessThan(0.7);
    for (const { note } of evidence.opportunities)
      expect(note).toMatch(/^lost from \w+ on \d+ \w+$/);
  });

  test('says how many closed deals it needs', () => {
    const [first] = outcomes({}, { newDeals: 0.05 });
    expect(first).toBe('not-enough-history');
    const [found] = detectAll(winRateFell, teamWithChange({}, { newDeals: 0.05 }));
    expect(found).toMatchObject({
      needs: { need: 'counted', events: 6, of: 'closed-deals', weeks: 6 },
      there: [expect.any(Number), expect.any(Number)],
    });
  });
});
