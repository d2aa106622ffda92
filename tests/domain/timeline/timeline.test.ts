import { describe, expect, test } from 'vitest';
import { calendarDate, dateOfDay, dayNumber } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import type { OpportunityHistory } from '#src/domain/pipeline/rep-history.ts';
import { type Coverage } from '#src/domain/timeline/coverage.ts';
import { repOn, stayOn, timelineOf } from '#src/domain/timeline/timeline.ts';
import { reportedDeal } from '#tests/support/reported-deal.ts';

const day = (date: string) => dayNumber(calendarDate(date));
const weekly: Coverage = {
  exportDays: ['2026-01-02', '2026-01-09', '2026-01-16', '2026-01-23', '2026-01-30'].map(day),
  historyUntil: undefined,
};
const once: Coverage = { exportDays: [day('2026-01-30')], historyUntil: undefined };
const timeline = (history: OpportunityHistory, coverage: Coverage) =>
  timelineOf(history, coverage, new Map());

/** The stays as `Discovery 2026-01-05>2026-01-16 Proposal`; `?` for a stage or an entry not known. */
function stays(...told: Parameters<typeof timeline>): string[] {
  return timeline(...told).stays.map(({ stage, from, isFromEntry, end }) => {
    const until = end === undefined ? '' : `${dateOfDay(end.on)} ${end.nextStage ?? 'closed'}`;
    return `${stage ?? '?'} ${isFromEntry ? '' : '?'}${dateOfDay(from)}>${until}`;
  });
}

describe('stays', () => {
  test('go from the creation from stage to stage, on the dates of the exports that showed it', () => {
    const deal = reportedDeal('2026-01-09', { created: '2026-01-05', stage: 'Proposal' }, [
      ['2026-01-23', 'stage', 'Discovery', 'Proposal'],
    ]);
    expect(stays(deal, weekly)).toEqual([
      'Discovery 2026-01-05>2026-01-23 Proposal',
      'Proposal 2026-01-23>',
    ]);
  });

  test('begin on the day that the CRM says, where it lies between two exports', () => {
    const told = { created: '2026-01-05', stage: 'Proposal' };
    const change = ['2026-01-23', 'stage', 'Discovery', 'Proposal'] as const;
    const entered = (on: string) =>
      stays(
        reportedDeal('2026-01-09', { ...told, stageEnteredOn: calendarDate(on) }, [change]),
        weekly,
      );
    expect(entered('2026-01-20')[1]).toBe('Proposal 2026-01-20>');
    expect(entered('2026-01-10')[1]).toBe('Proposal 2026-01-23>');
    expect(entered('2026-01-25')[1]).toBe('Proposal 2026-01-23>');
  });

  test('have no stage before the first export', () => {
    expect(stays(reportedDeal('2026-01-02', { created: '2025-11-03' }), weekly)).toEqual([
      '? 2025-11-03>2026-01-02 Discovery',
      'Discovery ?2026-01-02>',
    ]);
  });

  test('have a stage from the creation on where the CRM’s own history goes back so far', () => {
    const told = { ...once, historyUntil: day('2026-01-30') };
    const deal = reportedDeal('2026-01-30', { created: '2025-11-03', stage: 'Proposal' }, [
      ['2025-12-01', 'stage', 'Discovery', 'Proposal'],
    ]);
    expect(stays(deal, told)).toEqual([
      'Discovery 2025-11-03>2025-12-01 Proposal',
      'Proposal 2025-12-01>',
    ]);
  });

  test('know their age from the first export on, where it says when the stage was entered', () => {
    const entered = { created: '2025-11-03', stageEnteredOn: calendarDate('2025-12-08') };
    const deal = reportedDeal('2026-01-02', entered);
    expect(stays(deal, weekly)).toEqual([
      '? 2025-11-03>2025-12-08 Discovery',
      'Discovery 2025-12-08>',
    ]);
    const watched = timeline(deal, weekly).stays[1]?.watchedFrom ?? 0;
    expect(dateOfDay(watched)).toBe('2026-01-02');
  });

  test('end with the close date that falls between two exports, and the closed stage does not count', () => {
    const closed = { created: '2026-01-05', stage: 'Closed Won', outcome: 'won' as const };
    const changes = [
      ['2026-01-23', 'stage', 'Discovery', 'Closed Won'],
      ['2026-01-23', 'outcome', 'open', 'won'],
    ] as const;
    const deal = reportedDeal('2026-01-09', { ...closed, closes: '2026-01-20' }, changes);
    expect(stays(deal, weekly)).toEqual(['Discovery 2026-01-05>2026-01-20 closed']);
    expect(timeline(deal, weekly).ending?.outcome).toBe('won');
    const entered = { ...closed, closes: '2026-01-20', stageEnteredOn: calendarDate('2026-01-18') };
    expect(stays(reportedDeal('2026-01-09', entered, changes), weekly)).toEqual([
      'Discovery 2026-01-05>2026-01-20 closed',
    ]);
    const rewritten = reportedDeal('2026-01-09', { ...closed, closes: '2026-03-31' }, changes);
    expect(stays(rewritten, weekly)).toEqual(['Discovery 2026-01-05>2026-01-23 closed']);
  });

  test('of a deal first seen closed are one, from creation to close', () => {
    const deal = reportedDeal('2026-01-30', {
      created: '2025-11-03',
      closes: '2025-12-24',
      stage: 'Closed Lost',
      outcome: 'lost',
    });
    expect(stays(deal, once)).toEqual(['? 2025-11-03>2025-12-24 closed']);
  });

  test('begin on the first day that any of it is known, whatever is told of it', () => {
    // Entered on the day of the first export, or before the deal was created, or after that export.
    const first = (told: Parameters<typeof reportedDeal>[1]) =>
      stays(reportedDeal('2026-01-02', told), weekly);
    const entered = (date: string) => ({ stageEnteredOn: calendarDate(date) });
    expect(first({ created: '2025-11-03', ...entered('2026-01-02') })).toEqual([
      '? 2025-11-03>2026-01-02 Discovery',
      'Discovery 2026-01-02>',
    ]);
    expect(first({ created: '2025-11-03', ...entered('2025-10-01') })).toEqual([
      'Discovery 2025-11-03>',
    ]);
    expect(first(entered('2025-12-08'))).toEqual(['Discovery 2025-12-08>']);
    expect(first(entered('2026-01-05'))).toEqual(['Discovery ?2026-01-02>']);
    expect(first({})).toEqual(['Discovery ?2026-01-02>']);
  });

  test('know the stage from the creation on only where somebody looked soon enough', () => {
    const created = (date: string, firstSeenOn: string) =>
      stays(reportedDeal(firstSeenOn, { created: date }), weekly);
    expect(created('2026-01-03', '2026-01-09')).toEqual(['Discovery 2026-01-03>']);
    expect(created('2026-01-02', '2026-01-09')).toEqual([
      '? 2026-01-02>2026-01-09 Discovery',
      'Discovery ?2026-01-09>',
    ]);
    const history = { ...once, historyUntil: day('2025-11-03') };
    expect(stays(reportedDeal('2026-01-30', { created: '2025-11-03' }), history)).toEqual([
      'Discovery 2025-11-03>',
    ]);
    expect(stays(reportedDeal('2026-01-30', { created: '2025-11-04' }), history)).toEqual([
      'Discovery 2025-11-04>',
    ]);
  });

  test('take the CRM’s day of entry for the last move alone', () => {
    const deal = reportedDeal(
      '2026-01-09',
      { created: '2026-01-05', stage: 'Negotiation', stageEnteredOn: calendarDate('2026-01-15') },
      [
        ['2026-01-16', 'stage', 'Discovery', 'Proposal'],
        ['2026-01-23', 'stage', 'Proposal', 'Negotiation'],
      ],
    );
    expect(stays(deal, weekly)).toEqual([
      'Discovery 2026-01-05>2026-01-16 Proposal',
      'Proposal 2026-01-16>2026-01-23 Negotiation',
      'Negotiation 2026-01-23>',
    ]);
  });

  test('of a move and an opening of one day go on in the stage that came', () => {
    const deal = reportedDeal('2026-01-02', { created: '2026-01-01', stage: 'Negotiation' }, [
      ['2026-01-09', 'outcome', 'open', 'lost'],
      ['2026-01-16', 'outcome', 'lost', 'open'],
      ['2026-01-16', 'stage', 'Discovery', 'Negotiation'],
      ['2026-01-23', 'stage', 'Negotiation', 'Negotiation'],
    ]);
    expect(stays(deal, weekly)).toEqual([
      '? 2026-01-01>2026-01-02 Discovery',
      'Discovery ?2026-01-02>2026-01-09 closed',
      'Negotiation 2026-01-16>',
    ]);
  });

  test('pause while a deal was closed and reopened', () => {
    const deal = reportedDeal('2026-01-02', { created: '2026-01-01', stage: 'Proposal' }, [
      ['2026-01-09', 'outcome', 'open', 'lost'],
      ['2026-01-09', 'stage', 'Proposal', 'Closed Lost'],
      ['2026-01-23', 'outcome', 'lost', 'open'],
      ['2026-01-23', 'stage', 'Closed Lost', 'Proposal'],
    ]);
    expect(stays(deal, { ...weekly, historyUntil: day('2026-01-30') })).toEqual([
      'Proposal 2026-01-01>2026-01-09 closed',
      'Proposal 2026-01-23>',
    ]);
    expect(timeline(deal, weekly).ending).toBeUndefined();
  });
});

describe('pushes', () => {
  const pushes = (...told: Parameters<typeof reportedDeal>) =>
    timeline(reportedDeal(...told), weekly).pushes.map(({ days }) => days);

  test.each([
    ['a later date while open', ['2026-01-16', 'close_date', '2026-02-10', '2026-03-12'], [30]],
    ['an earlier date', ['2026-01-16', 'close_date', '2026-03-12', '2026-02-10'], []],
    ['the same date', ['2026-01-16', 'close_date', '2026-02-10', '2026-02-10'], []],
    ['a first date', ['2026-01-16', 'close_date', undefined, '2026-02-10'], []],
    ['a date taken away', ['2026-01-16', 'close_date', '2026-02-10', undefined], []],
    [
      'the first real date instead of the month’s end of the creation',
      ['2026-01-16', 'close_date', '2026-01-31', '2026-03-12'],
      [],
    ],
    [
      'a later date instead of a day before the month’s end',
      ['2026-01-16', 'close_date', '2026-01-30', '2026-03-12'],
      [41],
    ],
    [
      'a later date instead of another month’s end',
      ['2026-01-16', 'close_date', '2026-02-28', '2026-03-12'],
      [12],
    ],
  ] as const)('%s', (_, change, expected) => {
    expect(pushes('2026-01-09', { created: '2026-01-05' }, [change])).toEqual(expected);
  });

  test('the second move off the month’s end of the creation counts', () => {
    const moved = pushes('2026-01-09', { created: '2026-01-05' }, [
      ['2026-01-16', 'close_date', '2026-02-10', '2026-01-31'],
      ['2026-01-23', 'close_date', '2026-01-31', '2026-02-10'],
    ]);
    expect(moved).toEqual([10]);
  });

  test('the date rewritten as the deal closes, or later, is not a push', () => {
    const closed = { created: '2026-01-05', stage: 'Won', outcome: 'won' as const };
    const rewritten = (seenOn: string) =>
      pushes('2026-01-09', closed, [
        ['2026-01-16', 'outcome', 'open', 'won'],
        [seenOn, 'close_date', '2026-01-12', '2026-01-15'],
      ]);
    expect(rewritten('2026-01-16')).toEqual([]);
    expect(rewritten('2026-01-23')).toEqual([]);
    expect(
      pushes('2026-01-09', { ...closed, closes: '2026-01-29' }, [
        ['2026-01-16', 'close_date', '2026-01-12', '2026-01-15'],
        ['2026-01-30', 'outcome', 'open', 'won'],
      ]),
    ).toEqual([3]);
  });

  test('knows the first of two changes of stage', () => {
    const made = timeline(
      reportedDeal('2026-01-09', { created: '2026-01-05', stage: 'Negotiation' }, [
        ['2026-01-16', 'close_date', '2026-02-10', '2026-03-12'],
        ['2026-01-15', 'stage', 'Discovery', 'Proposal'],
        ['2026-01-17', 'stage', 'Proposal', 'Negotiation'],
      ]),
      weekly,
    );
    expect(made.pushes[0]?.move).toEqual({ from: 'Discovery', to: 'Proposal' });
  });

  test('knows the change of stage of the same week', () => {
    const deal = (stageSeenOn: string) =>
      timeline(
        reportedDeal('2026-01-09', { created: '2026-01-05', stage: 'Proposal' }, [
          ['2026-01-16', 'close_date', '2026-02-10', '2026-03-12'],
          [stageSeenOn, 'stage', 'Discovery', 'Proposal'],
        ]),
        weekly,
      ).pushes[0]?.move;
    expect(deal('2026-01-16')).toEqual({ from: 'Discovery', to: 'Proposal' });
    expect(deal('2026-01-23')).toBeUndefined();
    expect(deal('2026-01-22')).toBeDefined();
    expect(deal('2026-01-10')).toBeDefined();
    expect(deal('2026-01-09')).toBeUndefined();
  });
});

describe('what the end of a deal was', () => {
  const ending = (...told: Parameters<typeof reportedDeal>) => {
    const end = timeline(reportedDeal(...told), weekly).ending;
    return end && `${end.outcome} ${dateOfDay(end.on)}`;
  };
  const lost = { created: '2026-01-05', stage: 'Lost', outcome: 'lost' as const };

  test.each([
    ['the close date since the export before', '2026-01-17', '2026-01-17'],
    ['the day of that export is not since', '2026-01-16', '2026-01-23'],
    ['the day of the export that showed it', '2026-01-23', '2026-01-23'],
    ['no day to come', '2026-01-24', '2026-01-23'],
  ])('%s', (_, closes, on) => {
    const change = ['2026-01-23', 'outcome', 'open', 'lost'] as const;
    expect(ending('2026-01-09', { ...lost, closes }, [change])).toBe(`lost ${on}`);
  });

  test('without a close date it is the day it was seen', () => {
    expect(ending('2026-01-09', lost, [['2026-01-23', 'outcome', 'open', 'lost']])).toBe(
      'lost 2026-01-23',
    );
  });

  test('is the last one, whose close date says nothing of those before, nor of a reopening', () => {
    const changes = [
      ['2026-01-09', 'outcome', 'open', 'lost'],
      ['2026-01-16', 'outcome', 'lost', 'open'],
      ['2026-01-30', 'outcome', 'open', 'lost'],
    ] as const;
    const told = { created: '2026-01-01', stage: 'Discovery' };
    expect(
      stays(
        reportedDeal('2026-01-02', { ...told, outcome: 'lost', closes: '2026-01-07' }, changes),
        weekly,
      ),
    ).toEqual([
      '? 2026-01-01>2026-01-02 Discovery',
      'Discovery ?2026-01-02>2026-01-09 closed',
      'Discovery 2026-01-16>2026-01-30 closed',
    ]);
    expect(
      stays(
        reportedDeal('2026-01-02', { ...told, closes: '2026-01-14' }, changes.slice(0, 2)),
        weekly,
      ).at(-1),
    ).toBe('Discovery 2026-01-16>');
  });

  test('first seen closed, the close date from the creation on', () => {
    expect(ending('2026-01-09', { ...lost, closes: '2026-01-05' })).toBe('lost 2026-01-05');
    expect(ending('2026-01-09', { ...lost, closes: '2026-01-04' })).toBe('lost 2026-01-09');
    // What the CRM's history says of days before that export, the end is from then on.
    const told = reportedDeal('2026-01-30', { ...lost, outcome: 'won' }, [
      ['2026-01-20', 'outcome', 'lost', 'won'],
    ]);
    expect(stays(told, weekly)).toEqual(['? 2026-01-05>2026-01-20 closed']);
    const won = [['2026-01-23', 'outcome', 'lost', 'won']] as const;
    expect(ending('2026-01-09', { ...lost, outcome: 'won' }, won)).toBe('won 2026-01-23');
  });
});

test('a day is in the stay that it lies in, and whose it was is told by index', () => {
  const deal = {
    ...reportedDeal('2026-01-09', { created: '2026-01-05', stage: 'Proposal' }, [
      ['2026-01-16', 'stage', 'Discovery', 'Proposal'],
      ['2026-01-23', 'outcome', 'open', 'lost'],
      ['2026-01-30', 'outcome', 'lost', 'open'],
    ]),
    owners: [
      { personId: 1 as PersonId, since: undefined },
      { personId: undefined, since: calendarDate('2026-01-16') },
      { personId: 9 as PersonId, since: calendarDate('2026-01-20') },
      { personId: 2 as PersonId, since: calendarDate('2026-01-23') },
    ],
  };
  const made = timelineOf(
    deal,
    weekly,
    new Map([1, 2].map((id, index) => [id as PersonId, index])),
  );
  const stageOn = (date: string) => stayOn(made, day(date))?.stage;
  expect(
    ['04', '05', '15', '16', '22', '23', '29', '30'].map((on) => stageOn(`2026-01-${on}`)),
  ).toEqual([
    undefined,
    'Discovery',
    'Discovery',
    'Proposal',
    'Proposal',
    undefined,
    undefined,
    'Proposal',
  ]);
  expect(['01', '15', '16', '20', '23'].map((on) => repOn(made, day(`2026-01-${on}`)))).toEqual([
    0,
    0,
    undefined,
    undefined,
    1,
  ]);
});

test('the fields that are watched have their steps', () => {
  const made = timeline(
    reportedDeal(
      '2026-01-09',
      {
        amount: 900,
        closes: '2026-03-01',
        nextStep: 'Workshop with the plant manager',
        contactCount: 2,
      },
      [
        ['2026-01-16', 'amount', undefined, '900'],
        ['2026-01-16', 'next_step', 'call', 'Workshop with the plant manager'],
        ['2026-01-16', 'forecast_category', 'Pipeline', undefined],
      ],
    ),
    weekly,
  );
  const values = (steps: readonly { readonly value: unknown }[]) => steps.map(({ value }) => value);
  expect(values(made.amounts)).toEqual([undefined, 900]);
  expect(values(made.nextSteps)).toEqual([false, true]);
  expect(values(made.forecastCategories)).toEqual(['Pipeline', undefined]);
  expect(values(made.closeDates)).toEqual([day('2026-03-01')]);
  expect(values(made.contactCounts)).toEqual([2]);
  const bare = timeline(reportedDeal('2026-01-09', { amount: undefined }), weekly);
  expect([bare.amounts, bare.nextSteps, bare.closeDates].map(values)).toEqual([
    [undefined],
    [undefined],
    [undefined],
  ]);
});

test('a deal that a later export brought without a date was created then', () => {
  expect(timeline(reportedDeal('2026-01-16', {}), weekly).createdOn).toBeDefined();
  expect(timeline(reportedDeal('2026-01-02', {}), weekly).createdOn).toBeUndefined();
});
