import { describe, expect, test } from 'vitest';
import { neverLogsActivity } from '#src/domain/signals/never-logs-activity.ts';
import { detectAll, evidenceOf } from '#tests/support/detect.ts';
import { sellingTeam, type Habits, type TeamPlan } from '#tests/support/selling-team.ts';

const LOGS = { touch: 0.5 };
const NEVER = { touch: 0 };

/** A team of four whose first rep is as `own` says, week by week. */
function teamOf(
  own: (week: number) => Partial<Habits>,
  colleagues: Partial<Habits> = LOGS,
  plan: Partial<TeamPlan> = {},
) {
  const others = [1, 2, 3].map(() => () => colleagues);
  return sellingTeam({ seed: 3, weeks: 20, reps: [own, ...others], ...plan });
}

const found = (...team: Parameters<typeof teamOf>) => detectAll(neverLogsActivity, teamOf(...team));
const outcomes = (...team: Parameters<typeof teamOf>) => found(...team).map((one) => one.outcome);

describe('never logs activity', () => {
  test('of the rep who never did where colleagues do, and of nobody else', () => {
    expect(outcomes(() => NEVER)).toEqual(['raised', 'clear', 'clear', 'clear']);
  });

  test.each<[string, Parameters<typeof teamOf>, string]>([
    ['who once did', [(week) => (week < 10 ? LOGS : NEVER)], 'clear'],
    ['who does now and then', [() => ({ touch: 0.1 })], 'clear'],
    ['in a team that hardly does', [() => NEVER, { touch: 0.1 }], 'clear'],
    ['of whom seven weeks are known', [() => NEVER, LOGS, { weeks: 8 }], 'not-enough-history'],
    ['of whom eight weeks are known', [() => NEVER, LOGS, { weeks: 9 }], 'raised'],
    ['without deals', [() => ({ ...NEVER, newDeals: 0 })], 'not-enough-history'],
    ['of whom no export tells', [() => NEVER, LOGS, { activities: false }], 'not-applicable'],
    [
      'who is away',
      [(week) => ({ ...NEVER, newDeals: week < 1 ? 12 : 0, moveOn: 0, push: 0 })],
      'fading',
    ],
  ])('of a rep %s', (_, team, outcome) => {
    expect(outcomes(...team)[0]).toBe(outcome);
  });

  test('says its figures, which can be counted again', () => {
    const [outcome] = found(() => NEVER);
    expect(outcome).toMatchObject({ outcome: 'raised', severity: 0.15 });
    const { headline, comparison, clearsWhen, opportunities } = evidenceOf(outcome);
    expect([headline, comparison, clearsWhen, opportunities[0]?.note]).toMatchInlineSnapshot(`
      [
        "logs no activity in the CRM",
        "No activity on an open deal in the last 19 weeks; with the colleagues 5 of 10 have some in a week.",
        "Clears when one in twenty open deals has activity in a week.",
        "open for 49 days",
      ]
    `);
  });
});
