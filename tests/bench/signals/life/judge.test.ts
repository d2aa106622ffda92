import { describe, expect, test } from 'vitest';
import { poissonMean, wilson } from './intervals.ts';
import { judge } from './judge.ts';
import { lifeOf, type Life } from './life.ts';
import type { LifeItem } from './play.ts';
import type { LifeTrouble } from './trouble.ts';

const WORLD = {
  name: 'a test',
  weeks: 40,
  scope: 'nobody',
  course: 'any',
  scenarios: ['small teams', 'from nothing'],
} as const;
const HEALTHY = lifeOf(WORLD, 1002);
const ALL = [...HEALTHY.reps.keys()];
const TEAM = ALL.filter((rep) => HEALTHY.reps[rep]?.team === 0);

function lifeWith(trouble: Partial<LifeTrouble>): Life {
  const usual = {
    kind: 'begins fewer deals',
    scope: 'reps',
    reps: [0],
    begins: 14,
    ends: undefined,
    growsOver: 1,
    size: 0.5,
    stage: undefined,
  } as const;
  return { ...HEALTHY, troubles: [{ ...usual, ...trouble }] };
}

const NAMING = 'new-opportunities-fell';
const ofRep = (week: number, rep = 0, signal = NAMING): LifeItem => ({
  week,
  signal,
  about: { level: 'rep', rep },
});

function verdicts(life: Life, issues: readonly LifeItem[]) {
  return judge(life, { issues, strengths: [] }).items.map(({ verdict }) => verdict);
}

describe('an item about a rep', () => {
  test('is false before trouble begins, of anybody else, and right from then on', () => {
    const issues = [ofRep(13), ofRep(14), ofRep(39, 0, 'activity-fell'), ofRep(20, 1)];
    expect(verdicts(lifeWith({}), issues)).toEqual(['false', 'named', 'right', 'false']);
  });

  test('is neither for eight weeks after trouble ended, and false then', () => {
    const issues = [ofRep(23), ofRep(24), ofRep(31), ofRep(32)];
    expect(verdicts(lifeWith({ ends: 24 }), issues)).toEqual([
      'named',
      'neither',
      'neither',
      'false',
    ]);
  });

  test('is false in a holiday, and neither from the sixth week of an absence on', () => {
    const absences = HEALTHY.reps.map((_, rep) =>
      rep === 0 ? [{ why: 'parental leave', from: 70, until: 160 } as const] : [],
    );
    const life = { ...HEALTHY, attendance: { ...HEALTHY.attendance, absences } };
    expect(verdicts(life, [ofRep(11), ofRep(14), ofRep(15), ofRep(23)])).toEqual([
      'false',
      'false',
      'neither',
      'false',
    ]);
  });

  test('counts against the weeks in which it could have been false', () => {
    const count = (life: Life) =>
      judge(life, { issues: [], strengths: [] }).healthy.length - 39 * (ALL.length - 1);
    expect(count(HEALTHY)).toBe(ALL.length + 39);
    expect(count(lifeWith({}))).toBe(ALL.length + 39 - 26);
    expect(count(lifeWith({ ends: 24 }))).toBe(ALL.length + 39 - 18);
  });
});

describe('an item about many', () => {
  const ofTeam = (week: number, team = 0): LifeItem => ({
    week,
    signal: NAMING,
    about: { level: 'team', team },
  });
  const ofCompany = (week: number): LifeItem => ({
    week,
    signal: NAMING,
    about: { level: 'company' },
  });

  test('is right where three reps and half of the team are in one trouble', () => {
    const life = lifeWith({ scope: 'a team', reps: TEAM });
    expect(verdicts(life, [ofTeam(13), ofTeam(14), ofTeam(14, 1), ofCompany(14)])).toEqual([
      'false',
      'named',
      'false',
      'false',
    ]);
    const two = lifeWith({ scope: 'reps', reps: TEAM.slice(0, 2) });
    expect(verdicts(two, [ofTeam(14)])).toEqual(['false']);
  });

  test('of the company is right where its trouble is, and neither while the market is down', () => {
    const life = lifeWith({ scope: 'the company', reps: ALL });
    expect(verdicts(life, [ofCompany(14), ofTeam(14)])).toEqual(['named', 'named']);
    const turns = { ...HEALTHY.turns, dip: { from: 70, until: 154 } };
    expect(verdicts({ ...HEALTHY, turns }, [ofCompany(9), ofCompany(11)])).toEqual([
      'false',
      'neither',
    ]);
  });

  test('finds a trouble on its own level, by weeks from its beginning', () => {
    const life = lifeWith({ scope: 'a team', reps: TEAM });
    const { finds } = judge(life, { issues: [ofRep(15), ofTeam(17)], strengths: [] });
    expect(finds.map(({ level, delay }) => [level, delay])).toEqual([['team', 3]]);
    const [own] = judge(lifeWith({}), { issues: [ofRep(20), ofTeam(17)], strengths: [] }).finds;
    expect(own).toMatchObject({ level: 'rep', delay: 6, isDropped: true, isAwayForAWeek: true });
  });
});

describe('intervals', () => {
  test('are Wilson’s of a share', () => {
    expect(wilson(5, 10).from).toBeCloseTo(0.2366, 4);
    expect(wilson(5, 10).to).toBeCloseTo(0.7634, 4);
    expect(wilson(0, 0)).toEqual({ from: 0, to: 1 });
  });

  test('are exact of a count', () => {
    expect(poissonMean(0)).toEqual({ from: 0, to: expect.closeTo(3.689, 3) });
    expect(poissonMean(10)).toEqual({
      from: expect.closeTo(4.795, 3),
      to: expect.closeTo(18.39, 2),
    });
    expect(poissonMean(1_000).from).toBeCloseTo(938.97, 1);
  });
});
