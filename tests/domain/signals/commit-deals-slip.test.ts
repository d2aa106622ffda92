import { describe, expect, test } from 'vitest';
import { isCommit } from '#src/domain/pipeline/forecast-category.ts';
import { commitDealsSlip } from '#src/domain/signals/commit-deals-slip.ts';
import { detectAll, evidenceOf, teamWithChange } from '#tests/support/detect.ts';

/** Enough deals in commit to know what is usual, one in four of which slips. */
const PROMISING = { newDeals: 4, loseEarly: 0.1, commit: 0.8, slip: 0.06 };

const outcomes = (...team: Parameters<typeof teamWithChange>) =>
  detectAll(commitDealsSlip, teamWithChange(...team)).map(({ outcome }) => outcome);

describe('commit deals slip', () => {
  test('of the rep whose promises begin to slip, and of nobody else', () => {
    const [first, ...others] = outcomes({ slip: 0.4 }, PROMISING, {}, PROMISING);
    expect(first).toBe('raised');
    expect(others).not.toContain('raised');
  });

  test.each([
    ['steady', {}, PROMISING],
    ['always slipping', {}, { ...PROMISING, slip: 0.3 }],
    ['promising more', { commit: 1, newDeals: 8 }, PROMISING],
    ['slipping less', { slip: 0.01 }, PROMISING],
    ['losing what was promised', { win: 0.1 }, PROMISING],
  ])('silent on a rep who is %s', (_, change, usual) => {
    expect(outcomes(change, usual, {}, PROMISING)[0]).not.toBe('raised');
  });

  test('counts how promises ended, as can be done by hand', () => {
    const evidence = evidenceOf(
      detectAll(commitDealsSlip, teamWithChange({ slip: 0.4 }, PROMISING, {}, PROMISING))[0],
    );
    expect(evidence.headline).toBe('commit deals keep slipping');
    expect(evidence.comparison).toMatch(
      /^\d+ of \d+ commit deals slipped in the last \d+ weeks; before, \d+ of \d+\.$/,
    );
    const [slipped, ended] = evidence.comparison.split(' of ').map((part) => parseInt(part, 10));
    expect(evidence.measure.observed).toBeCloseTo(Number(slipped) / Number(ended));
    expect(evidence.measure.betterWhen).toBe('lower');
    for (const { note } of evidence.opportunities) {
      expect(note).toMatch(
        /^moved from \d+ \w+( \d+)? to \d+ \w+( \d+)?$|^out of commit on \d+ \w+$/,
      );
    }
  });

  test('not applicable where the exports have no forecast category', () => {
    expect(detectAll(commitDealsSlip, teamWithChange({}))[0]).toEqual({
      outcome: 'not-applicable',
      because: 'no-forecast-categories',
    });
  });

  test('says what it needs where promises are few', () => {
    const [first] = detectAll(
      commitDealsSlip,
      teamWithChange({}, { newDeals: 0.1 }, {}, PROMISING),
    );
    expect(first).toMatchObject({
      needs: { need: 'counted', events: 10, of: 'commit-deals-that-closed-or-slipped', weeks: 13 },
      there: [expect.any(Number), expect.any(Number)],
    });
  });
});

test.each([
  ['Commit', true],
  ['COMMIT', true],
  ['Committed', true],
  ['Commit (90 %)', true],
  ['Forecast', true],
  ['Engagé', true],
  ['Compromisso', true],
  ['Zugesagt', true],
  ['Best Case', false],
  ['Pipeline', false],
  ['Not forecasted', false],
  ['Committee review', false],
  ['Closed', false],
])('the category %s is commit: %s', (category, expected) => {
  expect(isCommit(category)).toBe(expected);
});
