import { describe, expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import type { OpenIssue, OpenStrength, PlanInput } from '#src/domain/checklists/checklist-plan.ts';
import type { PersonId, SignalId } from '#src/domain/ids.ts';
import {
  asPreferred,
  HOURS,
  isPaused,
  ITEM_COUNTS,
  SENSITIVITIES,
  USUAL_PREFERENCE,
  WEEKDAYS,
  type Preference,
} from '#src/domain/settings/preference.ts';
import { findPreferenceErrors, settled } from '#src/domain/settings/preference-draft.ts';
import { someEvidence } from '#tests/support/sales-team.ts';

const today = calendarDate('2025-11-24');

function issue(id: number, kind: OpenIssue['kind'], severity: number) {
  return { id: id as SignalId, kind, severity, evidence: someEvidence } as OpenIssue;
}

const input: PlanInput = {
  week: today,
  reps: [],
  issues: [
    issue(1, 'win-rate-fell', 0.9),
    issue(2, 'coverage-thin', 0.5),
    issue(3, 'close-dates-pushed', 0.49),
  ],
  strengths: [{ id: 4 as SignalId, kind: 'won-above-usual', severity: 0.1 } as OpenStrength],
  recoveries: [],
  verdicts: new Map(),
  commitments: [],
  inRamp: [],
};

describe('what a week is planned from', () => {
  test.each<[string, Partial<Preference>, number[], PlanInput['max']]>([
    ['as usual', {}, [1, 2, 3, 4], { items: 5, issues: 3 }],
    ['fewer, surer', { sensitivity: 'fewer' }, [1, 2, 4], { items: 5, issues: 2 }],
    ['more', { sensitivity: 'more', maxItems: 4 }, [1, 2, 3, 4], { items: 4, issues: 5 }],
    ['an issue less', { mutedKinds: ['coverage-thin'] }, [1, 3, 4], { items: 5, issues: 3 }],
    ['without praise', { mutedKinds: ['won-above-usual'] }, [1, 2, 3], { items: 5, issues: 3 }],
  ])('%s', (_, wanted, ids, max) => {
    const planned = asPreferred(input, { ...USUAL_PREFERENCE, ...wanted });
    expect([...planned.issues, ...planned.strengths].map(({ id }) => Number(id))).toEqual(ids);
    expect(planned.max).toEqual(max);
  });
});

test.each([
  ['2025-11-25', true],
  ['2025-11-24', false],
  [undefined, false],
])('paused until %s: %s', (until, paused) => {
  const pausedUntil = until === undefined ? undefined : calendarDate(until);
  expect(isPaused({ ...USUAL_PREFERENCE, pausedUntil }, today)).toBe(paused);
});

describe('choices', () => {
  const tom = 9 as PersonId;
  const choices = {
    today,
    covers: [{ id: tom }, { id: 8 as PersonId }],
    countries: [{ code: 'DE' }, { code: 'FR' }],
    parts: [{ code: 'BY' }, { code: 'HE' }],
  };

  test.each<[string, Partial<Preference>, string[]]>([
    ['nothing', {}, []],
    ['half a year', { pausedUntil: calendarDate('2026-05-26') }, []],
    ['a country', { country: 'DE' }, []],
    ['a country of several', { country: 'FR' }, []],
    ['another cover', { pausedUntil: calendarDate('2025-12-08'), coverId: 8 as PersonId }, []],
    ['a pause with a cover', { pausedUntil: calendarDate('2025-12-08'), coverId: tom }, []],
    ['half a year and a day', { pausedUntil: calendarDate('2026-05-27') }, ['pausedUntil']],
    ['a cover without a pause', { coverId: tom }, ['pausedUntil']],
    [
      'a stranger as cover',
      { pausedUntil: calendarDate('2025-12-08'), coverId: 4 as PersonId },
      ['cover'],
    ],
    ['a country that is none', { country: 'XX' }, ['country']],
  ])('%s', (_, wanted, fields) => {
    const errors = findPreferenceErrors({ ...USUAL_PREFERENCE, ...wanted }, choices);
    expect(errors.map(({ field }) => field)).toEqual(fields);
  });

  test('are kept without what has no meaning: a pause that ends today, its cover, another country’s region', () => {
    const draft = { ...USUAL_PREFERENCE, pausedUntil: today, coverId: tom, region: 'ZH' };
    expect(settled(draft, choices)).toEqual(USUAL_PREFERENCE);
    const kept = { ...draft, pausedUntil: calendarDate('2025-12-08'), region: 'BY' };
    expect(settled(kept, choices)).toEqual(kept);
  });
});

test('what there is to choose from, and what most people leave as it is', () => {
  expect({ HOURS, ITEM_COUNTS, SENSITIVITIES, WEEKDAYS }).toMatchObject({
    HOURS: [7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
    ITEM_COUNTS: [3, 4, 5],
    SENSITIVITIES: ['fewer', 'normal', 'more'],
    WEEKDAYS: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  });
  const { weekday, hour, midweekReminder } = USUAL_PREFERENCE;
  expect({ weekday, hour, midweekReminder }).toEqual({
    weekday: 0,
    hour: 8,
    midweekReminder: true,
  });
});
