import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#src/domain/calendar.ts';
import { FALSE_ITEMS_A_QUARTER } from '#src/domain/signals/alarm.ts';
import { DETECTORS } from '#src/domain/signals/detectors.ts';
import { chances } from '#tests/support/chances.ts';
import { detectAll } from '#tests/support/detect.ts';
import { LAST_EXPORT, sellingTeam, type Habits } from '#tests/support/selling-team.ts';

const TEAMS = 8;
const REPS = 7;
const WEEKS_PLAYED = 104;
const WEEKS_WATCHED = 48;
const WEEKS_BETWEEN_LOOKS = 4;
const QUARTERS = (TEAMS * REPS * WEEKS_WATCHED) / 13;

/**
 * Reps of all kinds who never change, though the market does: every team has slow and fast, busy and
 * quiet reps, a season over the quarter and two weeks of holidays.
 */
function healthyTeam(seed: number) {
  const chance = chances(seed);
  const size = [0.5, 1, 2][seed % 3] ?? 1;
  const reps = Array.from({ length: REPS }, () => {
    const own: Partial<Habits> = {
      moveOn: 0.12 + 0.16 * chance.next(),
      push: 0.05 + 0.2 * chance.next(),
      win: 0.3 + 0.4 * chance.next(),
      commit: 0.5 + 0.4 * chance.next(),
      slip: 0.05 + 0.1 * chance.next(),
      oneContact: 0.1 + 0.4 * chance.next(),
      blankStep: 0.1 + 0.4 * chance.next(),
      park: 0.1 * chance.next(),
    };
    const newDeals = size * (0.7 + 2 * chance.next());
    return (week: number) => ({
      ...own,
      newDeals: newDeals * season(week),
      win: (own.win ?? 0) * quarter(week),
    });
  });
  return sellingTeam({ seed, weeks: WEEKS_PLAYED, reps });
}

function season(week: number): number {
  const isHoliday = week % 52 === 50 || week % 52 === 51;
  return isHoliday ? 0.2 : 1 + 0.3 * Math.sin((week / 52) * 2 * Math.PI);
}

function quarter(week: number): number {
  return 0.8 + 0.4 * ((week % 13) / 12);
}

describe('on reps with whom nothing is wrong', () => {
  let raised: ReadonlyMap<string, number>;

  beforeAll(() => {
    raised = countRaised();
  });

  test('all issues together come less often than the one number promises', () => {
    const issues = DETECTORS.filter(({ nature }) => nature === 'issue');
    const total = issues.reduce((sum, { kind }) => sum + (raised.get(kind) ?? 0), 0);
    expect(total).toBeLessThanOrEqual(FALSE_ITEMS_A_QUARTER * QUARTERS);
  });

  // No kind takes more than a fifth of what is promised of all: what a change makes worse shows here first.
  test.each(DETECTORS.map(({ kind }) => kind))('%s comes seldom by itself, too', (kind) => {
    expect(raised.get(kind) ?? 0).toBeLessThanOrEqual((FALSE_ITEMS_A_QUARTER * QUARTERS) / 5);
  });
});

/** How often each kind of signal was raised that was not raised at the look before. */
function countRaised(): ReadonlyMap<string, number> {
  const raised = new Map<string, number>();
  for (let seed = 1; seed <= TEAMS; seed += 1) {
    const team = healthyTeam(seed);
    const open = new Set<string>();
    for (let back = WEEKS_WATCHED; back >= 0; back -= WEEKS_BETWEEN_LOOKS) {
      const asOf = addDays(LAST_EXPORT, -7 * back);
      // As if the later exports hadn't come yet: what is kept only as it is now never changes here.
      const then = { ...team, exportDates: team.exportDates.filter((date) => date <= asOf) };
      for (const detector of DETECTORS) {
        for (const [rep, { outcome }] of detectAll(detector, then, asOf).entries()) {
          const key = `${detector.kind} ${rep}`;
          if (outcome === 'clear') open.delete(key);
          if (outcome !== 'raised' || open.has(key)) continue;
          open.add(key);
          raised.set(detector.kind, (raised.get(detector.kind) ?? 0) + 1);
        }
      }
    }
  }
  return raised;
}
