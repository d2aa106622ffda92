import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#src/domain/calendar.ts';
import { newOpportunitiesFell } from '#src/domain/signals/new-opportunities-fell.ts';
import { detectAll, evidenceOf, teamWithChange } from '#tests/support/detect.ts';
import { LAST_EXPORT, sellingTeam } from '#tests/support/selling-team.ts';

const outcomes = (...team: Parameters<typeof teamWithChange>) =>
  detectAll(newOpportunitiesFell, teamWithChange(...team)).map(({ outcome }) => outcome);

describe('new opportunities fell', () => {
  test.each([
    ['dried up', { newDeals: 0.1 }, {}],
    ['fell to a third of many', { newDeals: 1.5 }, { newDeals: 4.5 }],
  ])('of the rep who %s, and of nobody else', (_, change, usual) => {
    const team = teamWithChange(change, usual);
    const found = [0, 7, 14, 21].map((days) =>
      detectAll(newOpportunitiesFell, team, addDays(LAST_EXPORT, -days)).map(
        ({ outcome }) => outcome,
      ),
    );
    // A good week among bad ones is no end of it.
    expect(found.map(([first]) => first)).toContain('raised');
    expect(['raised', 'fading']).toContain(found[0]?.[0]);
    expect(found.flatMap(([, ...others]) => others)).not.toContain('raised');
  });

  test.each([
    ['steady', {}, {}],
    ['always few', {}, { newDeals: 0.5 }],
    ['more than ever', { newDeals: 5 }, {}],
    ['slower to move deals', { moveOn: 0.05 }, {}],
  ])('silent on a rep who is %s', (_, change, usual) => {
    expect(outcomes(change, usual)[0]).toBe('clear');
  });

  test('silent where all fall: that is the season', () => {
    const all = Array.from({ length: 6 }, () => (week: number) => ({
      newDeals: week < 80 ? 3 : 0.6,
    }));
    const found = detectAll(newOpportunitiesFell, sellingTeam({ seed: 3, weeks: 91, reps: all }));
    expect(found.map(({ outcome }) => outcome)).not.toContain('raised');
  });

  test('says what it needs of a rep who is new, and nothing of one who left', () => {
    // Without a start date: a rep who is known to be in ramp has milestones instead.
    const people = [{}, { endDate: calendarDate('2026-11-13') }];
    const team = sellingTeam({
      seed: 3,
      weeks: 60,
      people,
      reps: [(week) => ({ newDeals: week < 53 ? 0 : 1 }), () => ({}), () => ({}), () => ({})],
    });
    const [fresh, gone] = detectAll(newOpportunitiesFell, team);
    expect(fresh).toMatchObject({ outcome: 'not-enough-history' });
    expect(fresh).toMatchObject({
      needs: { need: 'counted', events: 10, of: 'new-deals', weeks: 13 },
      there: [expect.any(Number), expect.any(Number)],
    });
    expect(gone?.outcome).toBe('not-applicable');
  });

  test('is over at once with a week that leaves nothing to suspect', () => {
    const fell = (last: number) =>
      sellingTeam({
        seed: 5,
        weeks: 91,
        reps: [
          (week) => ({ newDeals: week < 78 ? 2 : week < 90 ? 0.1 : last }),
          ...Array.from({ length: 5 }, () => () => ({})),
        ],
      });
    expect(detectAll(newOpportunitiesFell, fell(0.1))[0]?.outcome).toBe('raised');
    expect(detectAll(newOpportunitiesFell, fell(60))[0]?.outcome).toBe('clear');
  });

  test('needs a quarter of exports: twelve weeks are too few', () => {
    const reps = [() => ({ newDeals: 4 }), () => ({ newDeals: 4 })];
    const outcome = (weeks: number) =>
      detectAll(newOpportunitiesFell, sellingTeam({ seed: 3, weeks, reps }))[0]?.outcome;
    expect(outcome(12)).toBe('not-enough-history');
    expect(outcome(20)).toBe('clear');
  });

  test('has its figures right, by hand', () => {
    const team = teamWithChange({ newDeals: 0.1 });
    const [first] = detectAll(newOpportunitiesFell, team);
    const evidence = evidenceOf(first);
    const created = team.opportunities.filter(
      ({ opportunity, owners }) =>
        owners[0]?.personId === team.reps[0]?.id && (opportunity.createdOn ?? '') >= evidence.since,
    );
    expect(evidence.headline).toBe('new deals have dried up');
    expect(evidence.comparison).toMatch(
      new RegExp(`^${created.length} in the last \\d+ weeks; before, about \\d+ a week\\.$`),
    );
    expect(evidence.opportunities).toHaveLength(Math.min(3, created.length));
    const points = evidence.series?.points ?? [];
    const since = points.filter(({ week }) => week >= evidence.since);
    expect(since.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(created.length);
    expect(evidence.measure.observed).toBeCloseTo(created.length / since.length);
    expect(evidence.measure.usual).toBeGreaterThan(1.2);
    expect(evidence.measure.usual).toBeLessThan(2.8);
  });
});
