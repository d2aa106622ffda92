import { expect, test } from 'vitest';
import { addDays, calendarDate, type CalendarDate } from '#src/domain/calendar.ts';
import { wasSaid } from '#src/domain/checklists/earlier-lists.ts';
import {
  milestonesReached,
  winsAfterAWhile,
  type Progress,
  type Win,
} from '#src/domain/checklists/progress.ts';
import type { CommitmentId, OpportunityId, PersonId, SignalId } from '#src/domain/ids.ts';

const week = calendarDate('2025-11-24');
const ana = { id: 2 as PersonId, name: 'Ana Silva' };
const ben = { id: 3 as PersonId, name: 'Ben Osei' };
const win = (id: string, daysBefore: number | undefined): Win => ({
  rep: ana,
  opportunityId: id as OpportunityId,
  deal: id,
  wonOn: addDays(week, -4),
  previousOn: daysBefore === undefined ? undefined : addDays(week, -4 - daysBefore),
});

test('a win is worth a word after four weeks without one, the longest while first, a first one before all', () => {
  const wins = winsAfterAWhile([win('A', 27), win('B', 28), win('C', 90), win('D', undefined)]);
  expect(wins.map(({ progress }) => (progress.what === 'win' ? progress.deal : ''))).toEqual([
    'D',
    'C',
    'B',
  ]);
  expect(wins[0]?.progress).not.toHaveProperty('previousOn');
});

test('a milestone is news for two weeks', () => {
  const reached = (reachedOn: CalendarDate | undefined) =>
    milestonesReached(
      [
        {
          rep: ana,
          standing: {
            startedOn: addDays(week, -80),
            month: 3,
            milestones: [
              {
                milestone: 'first-win',
                usualBy: week,
                state: 'reached',
                ...(reachedOn !== undefined && { reachedOn }),
              },
            ],
            basis: { starters: 0, learnt: 'none', planMonths: 5 },
          },
        },
      ],
      week,
    );
  expect(reached(addDays(week, -14))).toEqual([
    {
      rep: ana,
      progress: { what: 'milestone', milestone: 'first-win', reachedOn: addDays(week, -14) },
    },
  ]);
  expect([...reached(addDays(week, -15)), ...reached(undefined)]).toEqual([]);
});

test('what an earlier list said of the same rep is said', () => {
  const all: readonly Progress[] = [
    { what: 'win', opportunityId: 'A' as OpportunityId, deal: 'A', wonOn: week },
    { what: 'milestone', milestone: 'first-win', reachedOn: week },
    { what: 'commitment-kept', commitmentId: 1 as CommitmentId, action: 'Call', keptOn: week },
    { what: 'over', signalId: 1 as SignalId, signal: 'win-rate-fell', since: week },
  ];
  for (const progress of all) {
    const earlier = [{ week, content: { kind: 'progress' as const, rep: ana, progress } }];
    expect(all.map((one) => wasSaid(earlier, { rep: ana, progress: one }))).toEqual(
      all.map((one) => one === progress),
    );
    expect(wasSaid(earlier, { rep: ben, progress })).toBe(false);
  }
});
