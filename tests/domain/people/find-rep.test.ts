import { expect, test } from 'vitest';
import { findRep } from '#src/domain/people/find-rep.ts';
import type { PersonId, SlackAccountId } from '#src/domain/ids.ts';
import type { Person } from '#src/domain/people/person.ts';

const team = [
  'Ana Lima',
  'Zoë Ångström',
  'Ben Okafor',
  'Ben Stone',
  'Anabel Cruz',
  'Łukasz Nowak',
].map((name, index): Person => ({
  id: (index + 1) as PersonId,
  name,
  email: `person${index}@example.com`,
  managerId: undefined,
  startDate: undefined,
  endDate: undefined,
  slackAccountId: `U00${index}` as SlackAccountId,
  timeZone: undefined,
}));

test.each([
  ['Ana Lima', 'Ana Lima'],
  ['ana', 'Ana Lima'],
  ['@ana', 'Ana Lima'],
  ['ANABEL', 'Anabel Cruz'],
  ['anab', 'Anabel Cruz'],
  ['zoe', 'Zoë Ångström'],
  ['angstrom', 'Zoë Ångström'],
  ['  Zoë   Ångström ', 'Zoë Ångström'],
  ['stone', 'Ben Stone'],
  ['<@U000>', 'Ana Lima'],
  [' <@U000> ', 'Ana Lima'],
  ['okafor', 'Ben Okafor'],
  ['<@U002|ben.okafor>', 'Ben Okafor'],
  ['person1@example.com', 'Zoë Ångström'],
  ['Ben', 'Ben Okafor or Ben Stone'],
  ['an', 'Ana Lima or Zoë Ångström or Anabel Cruz'],
  ['Lima, Ana', 'Ana Lima'],
  ['@ben.okafor', 'Ben Okafor'],
  ['ana’s', 'Ana Lima'],
  ["Okafor's", 'Ben Okafor'],
  ['lukasz', 'Łukasz Nowak'],
  ['Okafor,', 'Ben Okafor'],
  ['b stone', 'Ben Stone'],
  // Slips are asked about.
  ['anna', 'Ana Lima'],
  ['okaphor', 'Ben Okafor'],
  ['bem', 'Ben Okafor or Ben Stone'],
  ['limo ann', 'Ana Lima'],
  ['histroy', 'nobody'],
  ['y'.repeat(100_000), 'nobody'],
  ['<@U999>', 'nobody'],
  ['x', 'nobody'],
  ['', 'nobody'],
  ['@', 'nobody'],
])('%j means %s', (asked, expected) => {
  const found = findRep(team, asked);
  const named = {
    one: () => (found.found === 'one' ? found.rep.name : ''),
    several: () =>
      found.found === 'several' ? found.reps.map(({ name }) => name).join(' or ') : '',
    none: () => 'nobody',
  };
  expect(named[found.found]()).toBe(expected);
});

test('a full name wins over a part of another', () => {
  const kims = team
    .slice(0, 2)
    .map((rep, index) => ({ ...rep, name: ['Kim', 'Kim Lee'][index] ?? '' }));
  expect(findRep(kims, 'kim')).toMatchObject({ found: 'one', rep: { name: 'Kim' } });
});

test('a slip of the keyboard is never taken for the person without asking', () => {
  expect(findRep(team, 'anna').found).toBe('several');
  expect(findRep(team, 'ana').found).toBe('one');
});
