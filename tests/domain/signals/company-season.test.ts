import { describe, expect, test } from 'vitest';
import type { TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { seasonOfTeams } from '#tests/support/season-of-teams.ts';
import { judgeTeam } from '#src/domain/signals/judge-team.ts';
import { idOf, LAST_EXPORT, personOf, sellingTeam } from '#tests/support/selling-team.ts';

const WEEKS = 91;
const QUARTER = 13;

/** Two reps who begin fewer deals in the last quarter, as everybody does or as nobody else does. */
function teamOf(number: number, newDeals: number): TeamHistory {
  const habits = (week: number) => ({ newDeals: week < WEEKS - QUARTER ? 3 : newDeals });
  const team = sellingTeam({ seed: 10 + number, weeks: WEEKS, reps: [habits, habits] });
  const ids = [idOf(2 * number), idOf(2 * number + 1)];
  return {
    ...team,
    reps: ids.map((id, rep) => personOf(rep, { id })),
    opportunities: team.opportunities.map((history) =>
      Object.assign({}, history, {
        owners: history.owners.map(({ personId = 1, since }) => ({
          personId: ids[personId - 1],
          since,
        })),
      }),
    ),
  };
}

const OTHERS = Array.from({ length: 6 }, (_, index) => index + 1);
const weak = teamOf(0, 0.2);
const inWeakMarket = OTHERS.map((number) => teamOf(number, 0.2));
const inSteadyMarket = OTHERS.map((number) => teamOf(number, 3));

function fewerNewDeals(teams: readonly TeamHistory[]): number {
  const season = seasonOfTeams(teams, LAST_EXPORT);
  return judgeTeam(weak, LAST_EXPORT, season).filter(
    ({ detector, outcome }) =>
      detector.kind === 'new-opportunities-fell' && outcome.outcome === 'raised',
  ).length;
}

describe('the season of a company', () => {
  test('is nobody’s fault: what all teams have is raised of no rep', () => {
    expect(fewerNewDeals([weak, ...inWeakMarket])).toBe(0);
  });

  test('does not excuse what the other teams don’t have, in the season’s teams or in another', () => {
    expect(fewerNewDeals([weak, ...inSteadyMarket])).toBe(2);
    expect(fewerNewDeals(inSteadyMarket)).toBe(2);
  });

  test('of the team alone is the team’s own', () => {
    const raised = (...season: Parameters<typeof judgeTeam>[2][]) =>
      judgeTeam(weak, LAST_EXPORT, ...season).map(({ outcome }) => outcome);
    expect(raised(seasonOfTeams([weak], LAST_EXPORT))).toEqual(raised());
    expect(raised(seasonOfTeams([], LAST_EXPORT))).toEqual(raised());
  });
});
