import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonId } from '#src/domain/ids.ts';
import { peopleInCircles, reportingLines } from '#src/domain/people/reporting-lines.ts';

const person = (id: number, managerId?: number) => ({
  id: id as PersonId,
  managerId: managerId as PersonId | undefined,
});

describe('reporting lines', () => {
  // 1 leads 2 and 3; 2 leads 4 and 5; 3 leads 6, who leads 7; 1 also leads 8, a rep.
  const lines = reportingLines([
    person(1),
    person(2, 1),
    person(3, 1),
    person(4, 2),
    person(5, 2),
    person(6, 3),
    person(7, 6),
    person(8, 1),
    person(9, 99),
  ]);

  test('distinguish front line and second line; somebody may be both', () => {
    const which = (holds: (id: PersonId) => boolean) =>
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 99].filter((id) => holds(id as PersonId));
    expect(which(lines.isManager)).toEqual([1, 2, 3, 6]);
    expect(which(lines.isFrontLine)).toEqual([1, 2, 6]);
    expect(which(lines.isSecondLine)).toEqual([1, 3]);
  });

  test('lead down to everybody, at any depth', () => {
    const below = (id: number) => lines.below(id as PersonId).map(({ report }) => report);
    expect(below(1)).toEqual([2, 3, 8, 4, 5, 6, 7]);
    expect(below(3)).toEqual([6, 7]);
    expect(below(7)).toEqual([]);
    expect(lines.below(3 as PersonId)).toEqual([
      { manager: 3, report: 6 },
      { manager: 6, report: 7 },
    ]);
  });

  test('end, whoever reports to whom, and name nobody twice', () => {
    const id = fc.integer({ min: 1, max: 8 });
    const anyLines = fc.array(fc.tuple(id, fc.option(id, { nil: undefined })), { maxLength: 8 });
    fc.assert(
      fc.property(anyLines, id, (people, from) => {
        const unique = new Map(people.map(([one, manager]) => [one, person(one, manager)]));
        const below = reportingLines([...unique.values()]).below(from as PersonId);
        const reports = below.map(({ report }) => report);
        expect(new Set(reports).size).toBe(reports.length);
        expect(reports).not.toContain(from);
      }),
    );
  });
});

test.each<[string, Record<string, string | undefined>, string[]]>([
  ['a line', { a: 'b', b: 'c', c: undefined }, []],
  ['a manager whom nobody knows', { a: 'z' }, []],
  ['somebody of their own', { a: 'a', b: 'a' }, ['a']],
  ['two of each other', { a: 'b', b: 'a', c: 'a' }, ['a', 'b']],
  ['three round', { d: 'a', a: 'b', b: 'c', c: 'a' }, ['a', 'b', 'c']],
])('in circles are, of %s: %j', (_, managers, expected) => {
  expect([...peopleInCircles(new Map(Object.entries(managers)))].toSorted()).toEqual(expected);
});
