import { expect, test } from 'vitest';
import { needsHelp, standoutOf, type Standout } from '#src/domain/second-line/standout.ts';

const well = { people: 4, coachedPeople: 4, longest: undefined, old: 0, due: 0, kept: 0 };

test.each<[string, Partial<Parameters<typeof standoutOf>[0]>, Standout]>([
  ['everybody was coached', {}, 'does-well'],
  ['three of four', { coachedPeople: 3 }, 'does-well'],
  ['half', { coachedPeople: 2 }, 'steady'],
  ['fewer', { coachedPeople: 1 }, 'few-coached'],
  ['nobody', { coachedPeople: 0 }, 'nothing-logged'],
  ['there is nobody', { people: 0, coachedPeople: 0 }, 'does-well'],
  ['one old issue', { old: 1 }, 'steady'],
  ['two, though few were coached', { old: 2, coachedPeople: 1 }, 'old-issues'],
  ['a gap of six weeks', { longest: { days: 42 } }, 'long-gap'],
  ['a day less', { longest: { days: 41 } }, 'does-well'],
  ['a gap without end', { longest: { days: undefined } }, 'long-gap'],
  ['half of the commitments were kept', { due: 4, kept: 2 }, 'does-well'],
  ['one of three', { due: 3, kept: 1 }, 'commitments-slip'],
  ['none of two', { due: 2, kept: 0 }, 'does-well'],
])('where %s (%j), what stands out is %s', (_, counts, standout) => {
  expect(standoutOf({ ...well, ...counts })).toBe(standout);
});

test.each([
  ['nothing-logged', true],
  ['old-issues', true],
  ['few-coached', true],
  ['long-gap', false],
  ['commitments-slip', false],
  ['steady', false],
] as const)('%s asks for a hand: %s', (standout, asks) => {
  expect(needsHelp({ standout })).toBe(asks);
});
