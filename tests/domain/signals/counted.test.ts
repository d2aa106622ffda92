import { expect, test } from 'vitest';
import { counted, COUNTED_FACTS } from '#src/domain/signals/counted.ts';
import { emptyCounts } from '#src/domain/statistics/counts.ts';
import { detectAll, evidenceOf } from '#tests/support/detect.ts';
import { sellingTeam } from '#tests/support/selling-team.ts';

const QUIET_WEEKS = 8;

/** A signal about five stages of which one fell silent, and in the last week saw so many. */
const withLastWeek = (last: number) =>
  counted(
    {
      kind: 'opportunities-stalled',
      nature: 'issue',
      atStake: 'flow',
      changedByCoaching: 1,
      followsFrom: [],
      facts: [{ ...COUNTED_FACTS, 'stage?': 'text' }],
      dealFacts: {},
    },
    {
      discount: 0.3,
      direction: 'fewer',
      ratios: [0.18],
      needs: { events: 10, weeks: 13 },
      noun: 'deals-moving-on',
      isSeenBetweenExports: false,
      count: (team) =>
        ['one', 'two', 'three', 'four', 'five'].map((stage) => {
          const counts = emptyCounts(team.reps.length, team.weeks.count);
          for (const row of counts.expected) row.fill(2);
          for (const row of counts.observed) row.fill(2);
          const first = counts.observed[0];
          if (stage === 'one') {
            first?.fill(0, -QUIET_WEEKS);
            first?.fill(last, -1);
          }
          return { stage, counts };
        }),
      describe: () => ({ facts: {}, opportunities: [] }),
    },
  );

test('one good week says as much as the bad ones before it, and never a severity below 0', () => {
  const team = sellingTeam({
    seed: 5,
    weeks: 91,
    reps: Array.from({ length: 6 }, () => () => ({})),
  });
  const found = [0, 1, 2, 3, 4, 5].map((last) => detectAll(withLastWeek(last), team)[0]);
  const severities = found.flatMap((one) => (one && 'severity' in one ? [one.severity] : []));
  expect(found[0]?.outcome).toBe('raised');
  expect(found.map((one) => one?.outcome)).toContain('fading');
  expect(severities.filter((severity) => !(severity > 0 && severity <= 1))).toEqual([]);
  for (const one of found) {
    if (one?.outcome !== 'fading') continue;
    expect(evidenceOf(one).sureness).not.toContain('once in 1 weeks');
  }
});
