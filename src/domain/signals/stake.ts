import { memoize } from '../memoize.ts';
import { closings } from '../team/closings.ts';
import { quotaOn } from '../team/coverage.ts';
import { outlookDeals } from '../team/outlook.ts';
import { periodOn } from '../team/period.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { DAYS_A_WEEK, WEEKS_A_YEAR } from '../team/weeks.ts';
import type { AtStake } from './detector.ts';
import type { Measure } from './evidence.ts';

/**
 * What an issue would cost in the rep's period if it went on, as a share of the target, 0 to 1: of the quota,
 * else of what the rep usually wins in as many days. Of what flows (new deals, wins, amounts) the missing
 * share of the usual is at stake; of open deals what the team's odds let one expect of them. Undefined where
 * there is neither a quota nor a win to measure by.
 */
export function stakeOf(
  team: TeamTimeline,
  rep: number,
  atStake: AtStake,
  { observed, usual }: Measure,
): number | undefined {
  const today = team.weeks.lastDay;
  const { firstDay, lastDay } = periodOn(team, rep, today);
  const shareOfYear = (lastDay - firstDay + 1) / (WEEKS_A_YEAR * DAYS_A_WEEK);
  const usuallyWon = (wonInAYear(team)[rep] ?? 0) * shareOfYear;
  const target = quotaOn(team, rep, today)?.amount ?? usuallyWon;
  if (target <= 0) return undefined;
  const missing = 1 - Math.min(observed, usual) / Math.max(observed, usual, Number.MIN_VALUE);
  const cost =
    atStake === 'open-deals'
      ? outlookDeals(team, rep).reduce((total, { expected }) => total + expected, 0)
      : missing * Math.max(usuallyWon, atStake === 'quota' ? target : 0);
  return Math.round(Math.min(1, Math.max(0, cost / target)) * 100) / 100;
}

/** What each rep won in the last year. */
const wonInAYear = memoize((team: TeamTimeline): Float64Array => {
  const since = team.weeks.lastDay - WEEKS_A_YEAR * DAYS_A_WEEK;
  const won = new Float64Array(team.reps.length);
  for (const { rep, on, isWon, timeline } of closings(team)) {
    if (rep === undefined || !isWon || on <= since) continue;
    won[rep] = (won[rep] ?? 0) + (timeline.opportunity.amount ?? 0);
  }
  return won;
});
