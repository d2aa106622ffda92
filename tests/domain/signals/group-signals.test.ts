import { describe, expect, test } from 'vitest';
import { addDays } from '#src/domain/calendar.ts';
import type { CompanySeason, CountedTeams } from '#src/domain/pipeline/rep-history.ts';
import { companySignals, teamSignals } from '#src/domain/signals/group-signals.ts';
import type { Member } from '#src/domain/statistics/shared-change.ts';
import { LAST_EXPORT, sellingTeam } from '#tests/support/selling-team.ts';
import { seasonOfTeams } from '#tests/support/season-of-teams.ts';

const WEEKS = 91;

/** Six reps, of whom so many begin a sixth of their usual deals for so many weeks. */
function teamWith(down: number, weeks: number) {
  return sellingTeam({
    seed: 3,
    weeks: WEEKS,
    reps: Array.from({ length: 6 }, (_, rep) => (week: number) => ({
      newDeals: rep < down && week >= WEEKS - weeks ? 0.5 : 3,
    })),
  });
}

const steady = sellingTeam({
  seed: 4,
  weeks: WEEKS,
  reps: Array.from({ length: 6 }, () => () => ({ newDeals: 3 })),
});

function newDealsOf(team: ReturnType<typeof teamWith>, others = [steady]) {
  const season = seasonOfTeams([team, ...others], LAST_EXPORT);
  return teamSignals(team, LAST_EXPORT, season).filter(
    ({ kind, isFading }) => kind === 'new-opportunities-fell' && !isFading,
  );
}

describe('what a team has in common', () => {
  test('is said with who has it, in whole counts of the team', () => {
    const [signal] = newDealsOf(teamWith(4, 8));
    expect(signal).toMatchObject({ isFading: false, facts: { changed: 4, of: 6 } });
    expect(signal?.facts.reps).toEqual(steady.reps.slice(0, 4).map(({ id }) => id));
    expect(signal?.facts.weeks).toBeGreaterThanOrEqual(7);
    expect(signal?.facts.weeks).toBeLessThanOrEqual(9);
    expect(signal?.facts.observed).toSatisfy(Number.isInteger);
    expect(signal?.facts.before).toSatisfy(Number.isInteger);
  });

  test.each([
    ['one rep', 1, 8],
    ['two reps', 2, 8],
    ['all reps for three weeks', 6, 3],
    ['nobody', 0, 8],
  ])('is nothing of %s', (_, down, weeks) => {
    expect(newDealsOf(teamWith(down, weeks))).toEqual([]);
  });

  test('is said after four weeks, but not of weeks in which most companies rest', () => {
    const [signal] = newDealsOf(teamWith(6, 4));
    expect(signal?.facts).toMatchObject({ weeks: 4, changed: 6 });
    // Eleven weeks before the last export it is the first of September.
    const inSummer = teamWith(6, 15);
    const asOf = addDays(LAST_EXPORT, -77);
    const season = seasonOfTeams([inSummer, steady], asOf);
    const found = teamSignals(inSummer, asOf, season).filter(
      ({ kind }) => kind === 'new-opportunities-fell',
    );
    expect(found).toEqual([]);
  });

  test('is nothing that the other teams have as well', () => {
    expect(newDealsOf(teamWith(6, 12), [teamWith(6, 12), teamWith(6, 12)])).toEqual([]);
  });

  test('is nothing that is the company’s', () => {
    const team = teamWith(6, 8);
    const season = seasonOfTeams([team, steady], LAST_EXPORT);
    const [own] = newDealsOf(team);
    expect(own).toBeDefined();
    const company = own === undefined ? [] : [own];
    const kinds = teamSignals(team, LAST_EXPORT, season, company).map(({ kind }) => kind);
    expect(kinds).not.toContain('new-opportunities-fell');
  });
});

/** Teams of twenty a week each, of which so many fell to a quarter some weeks ago. */
function company(down: number, weeksAgo: number, of = 4): CompanySeason {
  const teams = Array.from({ length: of }, (_, team): Member => {
    const usual = new Float64Array(40).fill(20);
    const observed = usual.map((value, week) =>
      team < down && week >= 40 - weeksAgo ? value / 4 : value,
    );
    return { observed, usual };
  });
  const counted: CountedTeams = {
    kind: 'new-opportunities-fell',
    stage: undefined,
    noun: 'new deals',
    direction: 'fewer',
    teams,
  };
  return { reps: new Set(), weeks: new Map(), teams: new Map([['new', counted]]) };
}

describe('what the company has in common', () => {
  test('is said where most teams have it', () => {
    const [signal] = companySignals(company(3, 7), LAST_EXPORT);
    expect(signal).toMatchObject({
      kind: 'new-opportunities-fell',
      isFading: false,
      facts: { weeks: 7, observed: 7 * (3 * 5 + 20), changed: 3, of: 4, reps: [] },
    });
  });

  test.each([
    ['half of the teams', company(2, 7)],
    ['four weeks', company(4, 4)],
    ['the only team', company(1, 7, 1)],
    ['nobody', company(0, 7)],
  ])('is nothing of %s', (_, season) => {
    expect(companySignals(season, LAST_EXPORT).filter(({ isFading }) => !isFading)).toEqual([]);
  });

  test('says nothing from the weeks of summer while no year before is known', () => {
    const summer = companySignals(company(4, 7), '2026-08-28' as typeof LAST_EXPORT);
    expect(summer).toEqual([]);
  });

  test('takes the same weeks of the year before for the season', () => {
    const dips = (week: number) => (week >= 93 || (week >= 41 && week < 52) ? 5 : 20);
    const usual = new Float64Array(100).fill(20);
    const member = { observed: usual.map((_, week) => dips(week)), usual };
    const counted = company(0, 0).teams.get('new');
    if (counted === undefined) throw new Error('nothing is counted');
    const season = (member: Member): CompanySeason => ({
      reps: new Set(),
      weeks: new Map(),
      teams: new Map([['new', { ...counted, teams: [member, member, member] }]]),
    });
    expect(companySignals(season(member), LAST_EXPORT)).toEqual([]);
    const now = { usual, observed: usual.map((value, week) => (week >= 93 ? 5 : value)) };
    expect(companySignals(season(now), LAST_EXPORT)).toHaveLength(1);
  });
});
