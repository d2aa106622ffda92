import { expect, test } from 'vitest';
import { addDays } from '#src/domain/calendar.ts';
import type { TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import { DETECTORS } from '#src/domain/signals/detectors.ts';
import type { Outcome } from '#src/domain/signals/detector.ts';
import { detectAll, teamWithChange } from '#tests/support/detect.ts';
import { fingerprint } from '#tests/support/fingerprint.ts';
import { mixedTeam } from '#tests/support/mixed-team.ts';
import { LAST_EXPORT } from '#tests/support/selling-team.ts';

const trouble = { commit: 0.6, blankStep: 0.2, oneContact: 0.2 };
/** Teams in each of which something else is wrong, or right, with the first rep. */
const TEAMS: readonly TeamHistory[] = [
  mixedTeam(),
  teamWithChange({ newDeals: 0.4, amount: 4000 }, trouble),
  teamWithChange({ win: 0.05, slip: 0.4, blankStep: 1 }, { ...trouble, newDeals: 3 }),
  teamWithChange({ stuckIn: 'Proposal', touch: 0.1, push: 0.9 }, trouble),
  teamWithChange({ loseAt: 'Negotiation', oneContact: 1, park: 0.5 }, { ...trouble, newDeals: 4 }),
  teamWithChange({ win: 0.95, newDeals: 5, moveOn: 0.5, push: 0 }, trouble),
];

/** What is counted, without a word of how it is said. */
function figuresOf(outcome: Outcome) {
  const found = 'evidence' in outcome ? outcome.evidence : undefined;
  const { measure, series } = found ?? ('now' in outcome ? outcome.now : undefined) ?? {};
  return [
    outcome.outcome,
    'severity' in outcome ? outcome.severity : undefined,
    measure && [measure.observed, measure.usual],
    series?.points.map(({ week, value }) => [week, value]),
    found && [found.since, found.stake, found.opportunities.map(({ id }) => id)],
  ];
}

test('every detector finds the same, in the same figures, as ever', () => {
  const found = new Map<string, Outcome[]>();
  // Team by team and day by day, as a team's timeline is remembered for one day alone.
  for (const team of TEAMS) {
    for (const daysAgo of [0, 70]) {
      for (const detector of DETECTORS) {
        const outcomes = detectAll(detector, team, addDays(LAST_EXPORT, -daysAgo));
        found.set(detector.kind, [...(found.get(detector.kind) ?? []), ...outcomes]);
      }
    }
  }
  const figures = [...found].map(([kind, outcomes]) => {
    const raised = outcomes.filter(({ outcome }) => outcome === 'raised').length;
    return `${kind}: ${raised} raised, ${fingerprint(outcomes.map(figuresOf))}`;
  });
  expect(figures.toSorted()).toMatchInlineSnapshot(`
    [
      "activity-fell: 2 raised, 5983: 37034111.2233",
      "behind-quota-pace: 0 raised, 421: 5274738.71429",
      "clean-pipeline: 0 raised, 811: 2624900.74813",
      "close-dates-pushed: 2 raised, 6481: 39740644.0685",
      "commit-deals-slip: 2 raised, 1793: 16224261.0628",
      "coverage-thin: 1 raised, 750: 7006754.53747",
      "deal-size-fell: 2 raised, 5953: 170317090.756",
      "fast-funnel: 2 raised, 6004: 36992399.9668",
      "forecast-rests-on-one-deal: 0 raised, 543: 1540970.59133",
      "loss-at-one-stage: 0 raised, 6277: 38713138.6363",
      "never-logs-activity: 0 raised, 559: 831191.993321",
      "new-opportunities-fell: 1 raised, 6427: 39803136.7853",
      "new-rep-behind-ramp: 0 raised, 421: 5273658.71429",
      "no-next-step: 1 raised, 6631: 42897837.8124",
      "one-contact-deals: 1 raised, 1986: 17054780.4977",
      "opportunities-stalled: 1 raised, 6559: 40825063.582",
      "overdue-close-dates: 0 raised, 559: 830643.785923",
      "parked-close-dates: 3 raised, 895: 3246559.34379",
      "win-rate-fell: 1 raised, 6358: 39188824.5589",
      "won-above-usual: 1 raised, 5791: 35885350.9099",
    ]
  `);
});
