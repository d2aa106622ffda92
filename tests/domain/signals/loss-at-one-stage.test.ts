import { describe, expect, test } from 'vitest';
import { dayNumber } from '#src/domain/calendar.ts';
import { lossAtOneStage } from '#src/domain/signals/loss-at-one-stage.ts';
import { detectAll, evidenceOf, teamWithChange } from '#tests/support/detect.ts';

const MANY = { newDeals: 4 };

const outcomes = (...team: Parameters<typeof teamWithChange>) =>
  detectAll(lossAtOneStage, teamWithChange(...team)).map(({ outcome }) => outcome);

describe('loss at one stage', () => {
  test.each(['Discovery', 'Proposal'])(
    'of the rep who begins to lose at %s, and of nobody else',
    (stage) => {
      const found = detectAll(lossAtOneStage, teamWithChange({ loseAt: stage }, MANY));
      expect(found[0]?.outcome).toBe('raised');
      expect(evidenceOf(found[0]).headline).toBe(`deals are lost at ${stage}`);
      expect(found.slice(1).map(({ outcome }) => outcome)).not.toContain('raised');
    },
  );

  test.each([
    ['steady', {}, MANY],
    ['always losing there', {}, { ...MANY, loseAt: 'Proposal' }],
    ['moving less on', { moveOn: 0.08 }, MANY],
    ['losing less', { loseEarly: 0.02 }, MANY],
    ['of fewer deals', { newDeals: 1 }, MANY],
  ])('silent on a rep who is %s', (_, change, usual) => {
    expect(outcomes(change, usual)[0]).toBe('clear');
  });

  test('has its figures right, by hand', () => {
    const team = teamWithChange({ loseAt: 'Proposal' }, MANY);
    const evidence = evidenceOf(detectAll(lossAtOneStage, team)[0]);
    // Exports are weekly, so that a change is seen in the week it happens in.
    const left = team.opportunities
      .filter(({ owners }) => owners[0]?.personId === 1)
      .flatMap(({ changes }) => changes.filter(({ field }) => field === 'stage'))
      .filter(({ from, seenOn }) => from === 'Proposal' && seenOn >= dayNumber(evidence.since));
    const lost = left.filter(({ to }) => to === 'Closed Lost');
    expect(evidence.comparison).toContain(
      `${lost.length} of ${left.length} deals that left Proposal were lost`,
    );
    expect(evidence.measure).toMatchObject({ name: 'share-lost-at:Proposal', unit: 'share' });
    expect(evidence.measure.observed).toBeCloseTo(lost.length / left.length);
    expect(evidence.measure.usual).toBeGreaterThan(0.1);
    expect(evidence.measure.usual).toBeLessThan(0.35);
    expect(evidence.opportunities).toHaveLength(3);
    for (const { note } of evidence.opportunities) {
      expect(note).toMatch(/^lost from Proposal on \d+ \w+$/);
    }
  });

  test('a missing export moves what was lost to the next one and alarms nobody', () => {
    const gaps = [80, 81, 84, 87, 88, 89];
    expect(outcomes({}, MANY, { gaps })).not.toContain('raised');
    const some = gaps.slice(0, 3);
    expect(outcomes({ loseAt: 'Discovery' }, MANY, { gaps: some })[0]).toBe('raised');
  });

  test('says how many deals must have left one stage', () => {
    const [found] = detectAll(lossAtOneStage, teamWithChange({}, { newDeals: 0.05 }));
    expect(found).toMatchObject({
      needs: { need: 'counted', events: 10, of: 'deals-that-left-one-stage', weeks: 13 },
      there: [expect.any(Number), expect.any(Number)],
    });
  });
});
