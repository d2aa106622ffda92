import { describe, expect, test } from 'vitest';
import { addDays } from '#src/domain/calendar.ts';
import { activityFell } from '#src/domain/signals/activity-fell.ts';
import { detectAll, evidenceOf, teamWithChange } from '#tests/support/detect.ts';
import { LAST_EXPORT } from '#tests/support/selling-team.ts';

const outcomes = (...team: Parameters<typeof teamWithChange>) =>
  detectAll(activityFell, teamWithChange(...team)).map(({ outcome }) => outcome);

describe('activity fell', () => {
  test('of the rep who begins to leave deals alone, and of nobody else', () => {
    const [first, ...others] = outcomes({ touch: 0.2 });
    expect(first).toBe('raised');
    expect(others).not.toContain('raised');
  });

  test.each([
    ['steady', {}, {}],
    ['always silent', {}, { touch: 0.15 }],
    ['of twice as many deals', { newDeals: 4 }, {}],
    ['of hardly any new deals', { newDeals: 0.3 }, {}],
    ['stalling', { moveOn: 0.05 }, {}],
    ['doing more', { touch: 0.95 }, {}],
  ])('silent on a rep who is %s', (_, change, usual) => {
    expect(outcomes(change, usual)[0]).toBe('clear');
  });

  test('silent on holidays that all have', () => {
    const team = teamWithChange({});
    const rested = {
      ...team,
      opportunities: team.opportunities.map((history) =>
        Object.assign({}, history, {
          activityDates: history.activityDates.filter((date) => date < addDays(LAST_EXPORT, -20)),
        }),
      ),
    };
    const found = detectAll(activityFell, rested).map(({ outcome }) => outcome);
    expect(found).not.toContain('raised');
  });

  test('has its figures right, and shows the deals left alone longest', () => {
    const team = teamWithChange({ touch: 0.2 });
    const evidence = evidenceOf(detectAll(activityFell, team)[0]);
    const own = team.opportunities.filter(({ owners }) => owners[0]?.personId === 1);
    // A deal that closes is closed from that day on.
    const days = own.flatMap(({ opportunity: { outcome, closeDate = '' }, activityDates }) =>
      activityDates.filter(
        (date) => date >= evidence.since && (outcome === 'open' || date < closeDate),
      ),
    );
    expect(evidence.measure.name).toBe('days with activity on open deals a week');
    expect(evidence.comparison).toContain(`Days with activity on open deals: ${days.length} in`);
    expect(evidence.opportunities).toHaveLength(3);
    for (const { note } of evidence.opportunities)
      expect(note).toMatch(/^last activity on \d+ \w+/);
  });

  test('does not apply where no export tells of activities, or none of late', () => {
    const [none] = detectAll(activityFell, teamWithChange({}, {}, { activities: false }));
    expect(none).toEqual({
      outcome: 'not-applicable',
      because: 'no export tells of activities',
    });
    const team = { ...teamWithChange({}), activitiesUntil: addDays(LAST_EXPORT, -14) };
    expect(detectAll(activityFell, team)[0]).toEqual({
      outcome: 'not-applicable',
      because: 'activities are known up to 6 Nov only',
    });
  });

  test('says what it needs where exports have just begun', () => {
    const [first] = detectAll(activityFell, teamWithChange({}, {}, { weeks: 6 }));
    expect(first).toHaveProperty(
      'needs',
      expect.stringMatching(/^30 days with activity on an open deal over 13 weeks; there are \d/),
    );
  });
});
