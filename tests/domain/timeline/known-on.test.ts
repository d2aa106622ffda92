import { describe, expect, test } from 'vitest';
import { calendarDate, dateOfDay, dayNumber } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { opportunityKnownOn, teamKnownOn } from '#src/domain/timeline/known-on.ts';
import { USUAL_WEEKS_OF_HISTORY } from '#src/domain/team/weeks-of-history.ts';
import { reportedDeal } from '#tests/support/reported-deal.ts';

const FIRST = dayNumber(calendarDate('2026-01-09'));

const deal = {
  ...reportedDeal(
    '2026-01-09',
    {
      created: '2026-01-05',
      closes: '2026-03-20',
      stage: 'Closed Won',
      outcome: 'won',
      amount: 12_000,
      stageEnteredOn: calendarDate('2026-03-20'),
      lastActivityOn: calendarDate('2026-01-20'),
    },
    [
      ['2026-01-16', 'stage', 'Discovery', 'Proposal'],
      ['2026-01-23', 'amount', undefined, '9000'],
      ['2026-01-30', 'close_date', '2026-02-28', '2026-03-31'],
      ['2026-02-06', 'amount', '9000', '12000'],
      ['2026-03-20', 'close_date', '2026-03-31', '2026-03-20'],
      ['2026-03-20', 'stage', 'Proposal', 'Closed Won'],
      ['2026-03-20', 'outcome', 'open', 'won'],
    ],
  ),
  owners: [
    { personId: 1 as PersonId, since: undefined },
    { personId: 2 as PersonId, since: calendarDate('2026-02-06') },
  ],
};

const on = (date: string) => opportunityKnownOn(deal, calendarDate(date))?.opportunity;

describe('an opportunity on a day', () => {
  test.each([
    ['2026-01-15', { stage: 'Discovery', amount: undefined, closeDate: '2026-02-28' }],
    ['2026-01-16', { stage: 'Proposal', amount: undefined, closeDate: '2026-02-28' }],
    ['2026-01-23', { stage: 'Proposal', amount: 9000, closeDate: '2026-02-28' }],
    ['2026-02-06', { stage: 'Proposal', amount: 12_000, closeDate: '2026-03-31' }],
    ['2026-03-20', { stage: 'Closed Won', amount: 12_000, closeDate: '2026-03-20' }],
  ])('%s', (date, expected) => {
    expect(on(date)).toMatchObject(expected);
    expect(on(date)?.outcome).toBe(date === '2026-03-20' ? 'won' : 'open');
  });

  test('has no date that had not come yet', () => {
    expect(on('2026-01-16')).toMatchObject({
      stageEnteredOn: undefined,
      lastActivityOn: undefined,
    });
    expect(on('2026-01-20')?.lastActivityOn).toBe('2026-01-20');
  });

  test('has the changes and owners up to then', () => {
    const known = opportunityKnownOn(deal, calendarDate('2026-01-23'));
    expect(known?.changes).toHaveLength(2);
    expect(known?.owners).toHaveLength(1);
  });

  test('has every field as it was, also where it was empty', () => {
    const changed = reportedDeal(
      '2026-01-09',
      { owner: 'Ben', nextStep: undefined, forecastCategory: 'Commit', contactCount: 3 },
      [
        ['2026-01-16', 'owner', 'Ana', 'Ben'],
        ['2026-01-16', 'next_step', 'Call', undefined],
        ['2026-01-16', 'forecast_category', undefined, 'Commit'],
        ['2026-01-16', 'contact_count', '2', '3'],
        ['2026-01-23', 'contact_count', '3', undefined],
        ['2026-01-23', 'owner', 'Ben', undefined],
      ],
    );
    const on = (date: string) => opportunityKnownOn(changed, calendarDate(date))?.opportunity;
    expect(on('2026-01-15')).toMatchObject({
      owner: 'Ana',
      nextStep: 'Call',
      forecastCategory: undefined,
      contactCount: 2,
    });
    expect(on('2026-01-16')).toMatchObject({
      owner: 'Ben',
      nextStep: undefined,
      forecastCategory: 'Commit',
      contactCount: 3,
    });
  });

  test('has the activities up to then, and is as it is where nothing came later', () => {
    const active = { ...deal, activityDays: [10, 20, 30].map((day) => FIRST + day) };
    const on = (day: number, changes = active.changes) =>
      opportunityKnownOn({ ...active, changes }, dateOfDay(FIRST + day));
    expect(on(20)?.activityDays).toEqual([FIRST + 10, FIRST + 20]);
    expect(on(29, [])?.activityDays).toHaveLength(2);
    expect(on(29, [])?.changes).toEqual([]);
    expect(on(30, [])?.opportunity).toBe(active.opportunity);
    // No change came later: none is undone.
    expect(on(29, active.changes.slice(0, 1))?.opportunity.stage).toBe('Closed Won');
    const idle = { ...active, changes: [], activityDays: [] };
    expect(opportunityKnownOn(idle, calendarDate('2026-01-09'))).toBe(idle);
  });

  test('is unknown before the first export that showed it', () => {
    expect(on('2026-01-08')).toBeUndefined();
  });

  test('is known before that, from its creation on, where the CRM’s history has it', () => {
    const told = (date: string) =>
      opportunityKnownOn(deal, calendarDate(date), calendarDate('2026-03-20'))?.opportunity.stage;
    expect(told('2026-01-05')).toBe('Discovery');
    expect(told('2026-01-04')).toBeUndefined();
    const until = (historyUntil: string, date: string, created?: string) =>
      opportunityKnownOn(
        reportedDeal('2026-01-30', created === undefined ? {} : { created }),
        calendarDate(date),
        calendarDate(historyUntil),
      ) !== undefined;
    expect(until('2026-01-10', '2026-01-10', '2026-01-05')).toBe(true);
    expect(until('2026-01-10', '2026-01-11', '2026-01-05')).toBe(false);
    expect(until('2026-01-10', '2026-01-10')).toBe(false);
  });
});

test('a team on a day knows the exports up to then', () => {
  const team = {
    reps: [],
    opportunities: [deal, reportedDeal('2026-02-06', {})],
    quotas: [],
    exportDates: ['2026-01-09', '2026-02-06'].map(calendarDate),
    weeksOfHistory: USUAL_WEEKS_OF_HISTORY,
    historyUntil: calendarDate('2026-01-30'),
    activitiesUntil: calendarDate('2026-02-06'),
  };
  const known = teamKnownOn(team, calendarDate('2026-01-23'));
  expect(known.opportunities).toHaveLength(1);
  expect(known.exportDates).toEqual(['2026-01-09']);
  expect(known.historyUntil).toBe('2026-01-23');
  expect(known.activitiesUntil).toBe('2026-01-23');
  const later = teamKnownOn(team, calendarDate('2026-02-06'));
  expect(later.opportunities).toHaveLength(2);
  expect(later.exportDates).toHaveLength(2);
  expect(later).toMatchObject({ historyUntil: '2026-01-30', activitiesUntil: '2026-02-06' });
  const untold = { ...team, historyUntil: undefined, activitiesUntil: undefined };
  expect(teamKnownOn(untold, calendarDate('2026-01-23'))).toMatchObject({
    historyUntil: undefined,
    activitiesUntil: undefined,
  });
});
