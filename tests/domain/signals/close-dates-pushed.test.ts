import { describe, expect, test } from 'vitest';
import { closeDatesPushed } from '#src/domain/signals/close-dates-pushed.ts';
import { detectAll, evidenceOf, teamWithChange } from '#tests/support/detect.ts';
import { sellingTeam } from '#tests/support/selling-team.ts';

/** Deals that stay long enough for their close dates to come near. */
const SLOW = { moveOn: 0.1, newDeals: 3 };

const outcomes = (...team: Parameters<typeof teamWithChange>) =>
  detectAll(closeDatesPushed, teamWithChange(...team)).map(({ outcome }) => outcome);

describe('close dates pushed', () => {
  test('of the rep who begins to push them, and of nobody else', () => {
    const [first, ...others] = outcomes({ push: 0.6 }, SLOW);
    expect(first).toBe('raised');
    expect(others).not.toContain('raised');
  });

  test.each([
    ['steady', {}, SLOW],
    ['always pushing', {}, { ...SLOW, push: 0.5 }],
    ['of more deals', { newDeals: 8 }, SLOW],
    ['pushing less', { push: 0.02 }, SLOW],
  ])('silent on a rep who is %s', (_, change, usual) => {
    expect(outcomes(change, usual)[0]).toBe('clear');
  });

  test('silent where the dates move with the stage', () => {
    const reps = [
      (week: number) => ({ ...SLOW, pushWithMove: week < 78 ? 0 : 1 }),
      ...Array.from({ length: 5 }, () => () => SLOW),
    ];
    const team = sellingTeam({ seed: 8, weeks: 91, reps });
    const moved = team.opportunities.flatMap(({ changes }) =>
      changes.filter(({ field, from = '', to = '' }) => field === 'close_date' && to > from),
    );
    expect(moved.length).toBeGreaterThan(50);
    expect(detectAll(closeDatesPushed, team)[0]?.outcome).toBe('clear');
  });

  test('shows the deals pushed most, by how much', () => {
    const [first] = detectAll(closeDatesPushed, teamWithChange({ push: 0.6 }, SLOW));
    const evidence = evidenceOf(first);
    expect(evidence.headline).toBe('close dates keep moving out');
    expect(evidence.measure.betterWhen).toBe('lower');
    expect(evidence.opportunities).toHaveLength(3);
    for (const { note } of evidence.opportunities) {
      const [, times, days] = /^pushed (\d) times, (\d+) days in all$/.exec(note) ?? [];
      expect(Number(days)).toBe(Number(times) * 30);
    }
  });

  test('says what it needs where exports have just begun', () => {
    const [first] = detectAll(closeDatesPushed, teamWithChange({}, SLOW, { weeks: 8 }));
    expect(first).toMatchObject({ needs: { events: 50, of: 'weeks-of-open-deals' } });
  });
});
