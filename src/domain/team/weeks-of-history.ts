import { WEEKS_A_YEAR } from './weeks.ts';

/** A year for what is usual, and half a year for what may have changed since: what lies further back says little about today. */
export const USUAL_WEEKS_OF_HISTORY = 1.5 * WEEKS_A_YEAR;
/** A pace is known from a whole period before this one: with yearly quotas, up to two years back. */
const WEEKS_WITH_LONG_QUOTAS = 2 * WEEKS_A_YEAR;
/** The longer half of a year: of two such periods a year and a half always holds the earlier one. */
const LONG_QUOTA_DAYS = 184;

/**
 * How many weeks detectors look back, given the longest period of a quota in the company in days; 0 for no quota.
 * The same for all of a company's teams, as what they do in a week is added up.
 */
export function weeksOfHistory(longestQuotaDays: number): number {
  return longestQuotaDays > LONG_QUOTA_DAYS ? WEEKS_WITH_LONG_QUOTAS : USUAL_WEEKS_OF_HISTORY;
}
