import { describe, expect, test } from 'vitest';
import { addDays, calendarDate, type CalendarDate } from '#src/domain/calendar.ts';
import type { PersonId } from '#src/domain/ids.ts';
import { digestOf } from '#src/domain/second-line/digest.ts';
import { summarise, type PairFacts } from '#src/domain/second-line/manager-summary.ts';
import { quartersOf } from '#src/domain/second-line/quarter.ts';
import { questionFor } from '#src/domain/second-line/questions.ts';

const today = calendarDate('2025-11-24');
const person = (id: number, managerId?: number) => ({
  id: id as PersonId,
  name: `P${id}`,
  managerId: managerId as PersonId | undefined,
});
const pair = (manager: number, report: number, facts: Partial<PairFacts> = {}): PairFacts => ({
  manager: person(manager),
  report: person(report),
  startDate: undefined,
  lastHeldOn: addDays(today, -3),
  firstListOn: addDays(today, -210),
  raised: 0,
  coached: 0,
  cleared: 0,
  due: 0,
  kept: 0,
  old: 0,
  ...facts,
});
const ago = (days: number): CalendarDate => addDays(today, -days);

describe('a manager’s summary', () => {
  test('counts who was coached within 14 days, and sums up the rest', () => {
    const summary = summarise(
      person(2),
      0,
      [
        pair(2, 4, { raised: 2, coached: 1, due: 3, kept: 2 }),
        pair(2, 5, { lastHeldOn: ago(13), cleared: 1, old: 1 }),
        pair(2, 6, { lastHeldOn: ago(14) }),
        pair(2, 7, { lastHeldOn: ago(50) }),
      ],
      today,
    );
    expect(summary).toMatchObject({
      people: 4,
      coachedPeople: 2,
      longest: { report: { name: 'P7' }, days: 50 },
      raised: 2,
      coached: 1,
      cleared: 1,
      old: 1,
      due: 3,
      kept: 2,
      standout: 'long-gap',
    });
  });

  test('names who never had one before the longest gap, but nobody who has just begun', () => {
    const never = pair(2, 5, { lastHeldOn: undefined });
    const longest = (facts: readonly PairFacts[]) => summarise(person(2), 0, facts, today).longest;
    expect(longest([pair(2, 4, { lastHeldOn: ago(90) }), never])).toMatchObject({
      report: { name: 'P5' },
      days: undefined,
    });
    expect(longest([never, pair(2, 4, { lastHeldOn: ago(90) })])?.days).toBeUndefined();
    expect(longest([{ ...never, startDate: ago(3) }])).toBeUndefined();
    expect(longest([pair(2, 4)])).toBeUndefined();
    const began = (days: number) => longest([{ ...never, startDate: ago(days) }]);
    expect(began(13)).toBeUndefined();
    expect(began(14)).toBeDefined();
    // Of equals the first by name, and of namesakes the first by id.
    const equals = [pair(2, 6, { lastHeldOn: ago(20) }), pair(2, 5, { lastHeldOn: ago(20) })];
    expect(longest(equals)).toMatchObject({ report: { name: 'P5' }, days: 20 });
    const kim = (id: number) => ({ ...never, report: { id: id as PersonId, name: 'Kim' } });
    expect(longest([kim(8), kim(7)])).toMatchObject({ report: { id: 7 } });
  });

  const many = (coached: number, of: number, facts: Partial<PairFacts> = {}) =>
    Array.from({ length: of }, (_, index) =>
      pair(2, 10 + index, { lastHeldOn: index < coached ? ago(1) : ago(20), ...facts }),
    );
  test.each([
    ['nothing-logged', many(0, 4)],
    ['old-issues', many(4, 4, { old: 1 })],
    ['few-coached', many(1, 4)],
    ['long-gap', [...many(4, 4), pair(2, 30, { lastHeldOn: undefined })]],
    ['commitments-slip', many(4, 4, { due: 2 })],
    ['does-well', many(3, 4)],
    ['steady', many(2, 4)],
  ])('%s stands out', (standout, facts) => {
    expect(summarise(person(2), 0, facts, today).standout).toBe(standout);
  });
});

describe('a digest', () => {
  // 1 leads 2 (front line) and 3, who leads 4 (front line).
  const people = [person(1), person(2, 1), person(3, 1), person(4, 3), person(5, 4), person(6, 2)];
  const facts = [
    pair(1, 2, { lastHeldOn: ago(30) }),
    pair(1, 3),
    pair(3, 4),
    pair(4, 5, { lastHeldOn: undefined, raised: 2 }),
    pair(2, 6),
  ];
  const rest = { exportAsOf: today, due: [], inCommon: [] };

  test('sums up all below a second-line manager, and keeps the reader’s own apart', () => {
    const digest = digestOf(person(1), people, facts, rest, today);
    expect(digest.managers).toMatchObject([
      { manager: { name: 'P2' }, managersBelow: 0, people: 1, coachedPeople: 1 },
      { manager: { name: 'P3' }, managersBelow: 1, people: 2, coachedPeople: 1, raised: 2 },
    ]);
    expect(digest.own).toEqual({
      people: 2,
      coachedPeople: 1,
      longest: { report: { id: 2, name: 'P2', managerId: undefined }, days: 30 },
    });
  });

  test('has all by name, and leads with who could use a hand', () => {
    const alone = [person(1), ...[2, 3, 4].map((id) => person(id, 1))];
    const teams = [...alone, person(12, 2), person(13, 3), person(14, 4)];
    const pairs = [pair(2, 12), pair(3, 13), pair(4, 14, { lastHeldOn: undefined })];
    const { managers, first } = digestOf(person(1), teams, pairs, rest, today);
    expect(managers.map(({ manager }) => manager.name)).toEqual(['P2', 'P3', 'P4']);
    expect(first?.summary.manager.name).toBe('P4');
  });

  test('asks two managers of whom the same stands out different things', () => {
    const standouts = [
      'nothing-logged',
      'old-issues',
      'few-coached',
      'long-gap',
      'commitments-slip',
      'does-well',
      'steady',
    ] as const;
    for (const standout of standouts) {
      const asked = [1, 2, 3, 4].map((id) => questionFor(standout, id as PersonId, today));
      expect(new Set(asked).size).toBe(3);
      expect(asked[3]).toBe(asked[0]);
      expect(questionFor(standout, 1 as PersonId, addDays(today, 7))).toBe(asked[1]);
    }
  });

  test('has the others by name, whatever their ids', () => {
    const people = [
      person(1),
      { ...person(2, 1), name: 'Zoe' },
      person(3, 1),
      person(12, 2),
      person(13, 3),
    ];
    const { managers } = digestOf(person(1), people, [pair(2, 12), pair(3, 13)], rest, today);
    expect(managers.map(({ manager }) => manager.name)).toEqual(['P3', 'Zoe']);
    const quarters = quartersOf(1 as PersonId, people, [], today);
    expect(quarters.map(({ manager }) => manager.name)).toEqual(['P3', 'Zoe']);
  });

  test('has namesakes in the order of their ids', () => {
    const twins = [3, 2].map((id) => ({ ...person(id, 1), name: 'Kim' }));
    const people = [person(1), ...twins, person(12, 2), person(13, 3)];
    const pairs = [pair(2, 12), pair(3, 13)];
    const { managers } = digestOf(person(1), people, pairs, rest, today);
    expect(managers.map(({ manager }) => manager.id)).toEqual([2, 3]);
    const quarters = quartersOf(1 as PersonId, people, [], today);
    expect(quarters.map(({ manager }) => manager.id)).toEqual([2, 3]);
  });

  test('asks something else the week after', () => {
    const asked = [0, 7, 14, 21].map((days) =>
      questionFor('steady', 2 as PersonId, addDays(today, days)),
    );
    expect(new Set(asked.slice(0, 3)).size).toBe(3);
    expect(asked[3]).toBe(asked[0]);
    expect(questionFor('steady', 2 as PersonId, addDays(today, 6))).toBe(asked[0]);
  });

  test('its quarter counts weeks and months, with all below', () => {
    const events = [
      { managerId: 4 as PersonId, on: today, what: 'one-on-one' as const },
      { managerId: 3 as PersonId, on: ago(7), what: 'one-on-one' as const },
      { managerId: 3 as PersonId, on: today, what: 'cleared' as const },
      { managerId: 3 as PersonId, on: ago(30), what: 'raised' as const },
      { managerId: 2 as PersonId, on: ago(84), what: 'kept' as const },
    ];
    const rep = person(9, 1);
    const quarters = quartersOf(1 as PersonId, [...people, rep], events, today);
    expect(quarters.map(({ manager, weeks }) => [manager.name, weeks.slice(-2)])).toEqual([
      ['P2', [0, 0]],
      ['P3', [1, 1]],
    ]);
    expect(quarters.map(({ weeks }) => weeks.length)).toEqual([13, 13]);
    expect(quarters[1]?.months.map(({ month, counts }) => [month, counts.raised])).toEqual([
      ['2025-09-01', 0],
      ['2025-10-01', 1],
      ['2025-11-01', 0],
    ]);
    expect(quarters[0]?.months[0]?.counts.kept).toBe(1);
    // A quarter that begins on the last day of a month has that month.
    const [first] = quartersOf(1 as PersonId, people, [], calendarDate('2025-06-23'));
    expect(first?.months.map(({ month }) => month.slice(5, 7))).toEqual(['03', '04', '05', '06']);
  });
});

describe('whom a digest leads with', () => {
  const people = [person(1), person(2, 1), person(3, 1), person(4, 2), person(5, 3)];
  const rest = { exportAsOf: today, due: [], inCommon: [] };
  const first = (pairs: readonly PairFacts[], on = today) =>
    digestOf(person(1), people, pairs, rest, on).first;
  const quiet = { lastHeldOn: undefined };

  test('nobody before three weeks of lists, whatever there is to say', () => {
    const began = (days: number) => pair(2, 4, { ...quiet, firstListOn: ago(days) });
    const others = pair(3, 5, { ...quiet, firstListOn: undefined });
    expect(first([began(20), others])).toBeUndefined();
    expect(first([began(21), others])).toMatchObject({
      summary: { manager: { id: 2 } },
      because: 'help',
    });
  });

  test('one of those who could use a hand, another one each week', () => {
    const pairs = [pair(2, 4, quiet), pair(3, 5, quiet)];
    const named = [0, 7, 14, 21].map((days) => first(pairs, addDays(today, days))?.summary.manager);
    expect(named.map((one) => one?.id ?? 0).toSorted((a, b) => a - b)).toEqual([2, 2, 3, 3]);
    expect(named[0]).not.toEqual(named[1]);
    const one = [pair(2, 4, quiet), pair(3, 5)];
    expect(first(one)?.summary.manager.id).toBe(2);
    expect(first(one, addDays(today, 7))?.summary.manager.id).toBe(2);
  });

  test('where nobody needs a hand, somebody whose turn it is', () => {
    expect(first([pair(2, 4), pair(3, 5)])).toMatchObject({ because: 'turn' });
  });
});
