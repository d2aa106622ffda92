import { describe, expect, test } from 'vitest';
import { opportunitiesStalled } from '#src/domain/signals/opportunities-stalled.ts';
import { detectAll, evidenceOf, teamWithChange } from '#tests/support/detect.ts';
import { sellingTeam } from '#tests/support/selling-team.ts';

const outcomes = (...team: Parameters<typeof teamWithChange>) =>
  detectAll(opportunitiesStalled, teamWithChange(...team)).map(({ outcome }) => outcome);

describe('opportunities stalled', () => {
  test.each([
    ['moves nothing on', { moveOn: 0.02 }, {}],
    ['moves a third as much on', { moveOn: 0.07 }, {}],
  ])('of the rep who %s, and of nobody else', (_, change, usual) => {
    const [first, ...others] = outcomes(change, usual);
    expect(first).toBe('raised');
    expect(others).not.toContain('raised');
  });

  test.each([
    ['steady', {}, {}],
    ['always slow', {}, { moveOn: 0.08 }],
    ['without new deals', { newDeals: 0 }, {}],
    ['of twice as many deals', { newDeals: 4 }, {}],
  ])('silent on a rep who is %s', (_, change, usual) => {
    expect(outcomes(change, usual)[0]).toBe('clear');
  });

  test('names the stage where it happens, and the deals that wait there', () => {
    const team = sellingTeam({
      seed: 9,
      weeks: 91,
      reps: [
        (week) => ({ newDeals: 4, stuckIn: week < 76 ? undefined : 'Proposal' }),
        ...Array.from({ length: 5 }, () => () => ({ newDeals: 4 })),
      ],
    });
    const [first, ...others] = detectAll(opportunitiesStalled, team);
    const evidence = evidenceOf(first);
    expect(first?.outcome).toBe('raised');
    expect(others.map(({ outcome }) => outcome)).not.toContain('raised');
    expect(evidence.headline).toBe('deals stop at Proposal');
    expect(evidence.opportunities).toHaveLength(3);
    for (const deal of evidence.opportunities) {
      expect(deal.stage).toBe('Proposal');
      expect(deal.note).toMatch(/^\d+ days in Proposal, longer than 9 in 10$/);
    }
  });

  test('a missing export moves what happened to the next one and alarms nobody', () => {
    const gaps = [80, 81, 84, 87, 88, 89];
    const found = detectAll(opportunitiesStalled, teamWithChange({}, {}, { gaps }));
    expect(found.map(({ outcome }) => outcome)).not.toContain('raised');
    const stalled = detectAll(opportunitiesStalled, teamWithChange({ moveOn: 0.02 }, {}, { gaps }));
    expect(stalled[0]?.outcome).toBe('raised');
    const points = evidenceOf(stalled[0]).series?.points ?? [];
    expect(points.filter(({ value }) => value === null)).toHaveLength(gaps.length);
  });

  test('an old pipeline alone is none: where all deals are old, old is usual', () => {
    const reps = Array.from({ length: 6 }, () => () => ({ moveOn: 0.05, loseEarly: 0.1 }));
    const found = detectAll(opportunitiesStalled, sellingTeam({ seed: 4, weeks: 91, reps }));
    expect(found.map(({ outcome }) => outcome)).not.toContain('raised');
  });

  test('says what it needs where exports have just begun', () => {
    const [first] = detectAll(opportunitiesStalled, teamWithChange({}, {}, { weeks: 6 }));
    expect(first).toMatchObject({ outcome: 'not-enough-history' });
  });
});
