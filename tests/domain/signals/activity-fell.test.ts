import { describe, expect, test } from 'vitest';
import { addDays, dayNumber, type CalendarDate } from '#src/domain/calendar.ts';
import type { OpportunityHistory } from '#src/domain/pipeline/rep-history.ts';
import { activityFell } from '#src/domain/signals/activity-fell.ts';
import { detectAll, evidenceOf, teamWithChange } from '#tests/support/detect.ts';
import { LAST_EXPORT } from '#tests/support/selling-team.ts';

const outcomes = (...team: Parameters<typeof teamWithChange>) =>
  detectAll(activityFell, teamWithChange(...team)).map(({ outcome }) => outcome);

/** Whether the deal was open in one stage all week. */
function isAtOneStage({ opportunity, changes }: OpportunityHistory, monday: CalendarDate): boolean {
  const sunday = addDays(monday, 6);
  const { outcome, closeDate = '', createdOn = '' } = opportunity;
  const [firstDay, lastDay] = [dayNumber(monday), dayNumber(sunday)];
  return (
    createdOn <= monday &&
    (outcome === 'open' || closeDate > sunday) &&
    changes.every(
      ({ field, seenOn }) => field !== 'stage' || seenOn <= firstDay || seenOn > lastDay,
    )
  );
}

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
          activityDays: history.activityDays.filter((day) => day < dayNumber(LAST_EXPORT) - 20),
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
    const mondays = Array.from({ length: 30 }, (_, week) => addDays(evidence.since, 7 * week));
    // The whole weeks in which a deal stayed open at one stage.
    const weeks = own.flatMap((history) =>
      mondays
        .filter((monday) => addDays(monday, 6) <= LAST_EXPORT && isAtOneStage(history, monday))
        .map(dayNumber)
        .map((first) => history.activityDays.some((day) => day >= first && day <= first + 6)),
    );
    const touched = weeks.filter(Boolean).length;
    expect(evidence.measure.name).toBe('share-of-open-deals-with-activity-in-a-week');
    expect(evidence.measure.observed).toBeCloseTo(touched / weeks.length, 2);
    expect(evidence.counted).toContain(`${touched} of ${weeks.length} from`);
    const tens = Math.round((touched / weeks.length) * 10);
    expect(evidence.comparison).toContain(`${tens} of 10 open deals had activity in a week, in`);
    expect(evidence.opportunities).toHaveLength(3);
    for (const { note } of evidence.opportunities)
      expect(note).toMatch(/^last activity on \d+ \w+/);
  });

  test('does not apply where no export tells of activities, or none of late', () => {
    const [none] = detectAll(activityFell, teamWithChange({}, {}, { activities: false }));
    expect(none).toEqual({
      outcome: 'not-applicable',
      because: 'no-activities',
    });
    // Activities of which nobody knows how far they go tell nothing.
    const endless = { ...teamWithChange({}), activitiesUntil: undefined };
    expect(detectAll(activityFell, endless)[0]).toEqual(none);
    const team = { ...teamWithChange({}), activitiesUntil: addDays(LAST_EXPORT, -14) };
    expect(detectAll(activityFell, team)[0]).toEqual({
      outcome: 'not-applicable',
      because: 'activities-end',
      until: addDays(LAST_EXPORT, -14),
      asOf: LAST_EXPORT,
    });
  });

  test('says what it needs where exports have just begun', () => {
    const [first] = detectAll(activityFell, teamWithChange({}, {}, { weeks: 6 }));
    expect(first).toMatchObject({
      needs: { need: 'counted', events: 30, of: 'weeks-of-open-deals', weeks: 13 },
      there: [expect.any(Number), expect.any(Number)],
    });
  });
});
