import { describe, expect, test } from 'vitest';
import { RAISED_FROM } from '#src/domain/signals/alarm.ts';
import { counted, COUNTED_FACTS } from '#src/domain/signals/counted.ts';
import { LOOKED_FOR } from '#src/domain/signals/looked-for.ts';
import { watchForChange } from '#src/domain/statistics/change-watch.ts';
import type { WatchedWeeks } from '#src/domain/statistics/week-grid.ts';
import type { Direction } from '#src/domain/statistics/shared-change.ts';
import { detectAll } from '#tests/support/detect.ts';
import { sellingTeam } from '#tests/support/selling-team.ts';

const WEEKS_BEFORE = 52;
/** Half a year: a test that needs longer, and half as much again, would outlast what is ever suspected. */
const LONGEST_WEEKS = 26;
const VOLUMES = [1, 2, 3, 4, 5, 7, 10, 14, 20, 28, 40, 57, 80, 110, 150, 200];
const LOSSES = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
/** What is asked of a kind without a discount, and of the one with the largest. */
const DISCOUNTS = [0, 1.4];

/** What is counted: events, or so many of a volume. */
const FORMS: readonly { readonly direction: Direction; readonly share: number | undefined }[] = [
  ...[undefined, 0.2, 0.5, 0.8].map((share) => ({ direction: 'fewer' as const, share })),
  ...[undefined, 0.1, 0.3, 0.6].map((share) => ({ direction: 'more' as const, share })),
];

/** Weeks without any chance, of which the last ones have changed by a factor, in the odds where a share is counted. */
function weeksWithChange(
  volume: number,
  share: number | undefined,
  factor: number,
  changed: number,
): WatchedWeeks {
  const count = WEEKS_BEFORE + changed;
  const usual = volume * (share ?? 1);
  const after =
    share === undefined ? usual * factor : (usual * factor) / (1 - share + share * factor);
  const observed = new Float64Array(count).fill(usual, 0, WEEKS_BEFORE).fill(after, WEEKS_BEFORE);
  const tries = share === undefined ? undefined : new Float64Array(count).fill(volume);
  return { observed, expected: new Float64Array(count).fill(usual), tries };
}

/** How many weeks of a change raise an alarm; Infinity where a year doesn't. */
function delayOf(
  ratios: readonly [number, ...number[]],
  raisedFrom: number,
  weeks: (changed: number) => WatchedWeeks,
): number {
  const settings = { ratios, spread: 0.4, unevenness: 1, foundFrom: raisedFrom };
  for (let changed = 1; changed <= 1.5 * LONGEST_WEEKS; changed += 1) {
    if (watchForChange(weeks(changed), settings).evidence >= raisedFrom) return changed;
  }
  return Infinity;
}

describe.each(FORMS)('where there is $direction (share $share)', ({ direction, share }) => {
  test.each(VOLUMES)('of %i a week, no change is found much later than it could be', (volume) => {
    const late = DISCOUNTS.flatMap((discount) =>
      LOSSES.flatMap((loss) => {
        const factor = direction === 'fewer' ? 1 - loss : 1 / (1 - loss);
        const weeks = (changed: number) => weeksWithChange(volume, share, factor, changed);
        const best = delayOf([factor], RAISED_FROM - discount, weeks);
        if (best > LONGEST_WEEKS) return [];
        const own = delayOf(LOOKED_FOR[direction], RAISED_FROM - discount, weeks);
        // To the next whole week, as exports come.
        return own <= Math.ceil(1.5 * best) ? [] : [{ discount, loss, best, own }];
      }),
    );
    expect(late).toEqual([]);
  });
});

describe('a change is no harder to see for a detector than for the count', () => {
  const team = sellingTeam({
    seed: 5,
    weeks: 91,
    reps: Array.from({ length: 6 }, () => () => ({})),
  });

  test.each(FORMS)('$direction, share $share', ({ direction, share }) => {
    const silent = LOSSES.filter((loss) => {
      const factor = direction === 'fewer' ? 1 - loss : 1 / (1 - loss);
      const { observed, expected, tries } = weeksWithChange(200, share, factor, 26);
      const all = (changed: Float64Array | undefined, usual = changed) =>
        team.reps.map((_, rep) => {
          const row = new Float64Array(team.exportDates.length + 13);
          row.set(rep === 0 ? (changed ?? row) : (usual ?? row), row.length - observed.length);
          return row;
        });
      const detector = counted(
        {
          kind: 'win-rate-fell',
          nature: 'issue',
          atStake: 'flow',
          changedByCoaching: 1,
          followsFrom: [],
          facts: [COUNTED_FACTS],
          dealFacts: {},
        },
        {
          discount: 0,
          direction,
          needs: { events: 6, weeks: 6 },
          noun: 'deals won',
          shareName: () => 'win rate',
          isSeenBetweenExports: false,
          count: ({ weeks }) => {
            const cut = (rows: readonly Float64Array[]) =>
              rows.map((row) => row.slice(-weeks.count));
            return [
              {
                stage: undefined,
                counts: { observed: cut(all(observed, expected)), expected: cut(all(expected)) },
                ...(tries !== undefined && { tries: cut(all(tries)) }),
              },
            ];
          },
          describe: () => ({ facts: {}, opportunities: [] }),
        },
      );
      return detectAll(detector, team)[0]?.outcome !== 'raised';
    });
    expect(silent).toEqual([]);
  });
});
