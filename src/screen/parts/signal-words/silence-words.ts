import { formatDate } from '../../../domain/dates-in-words.ts';
import type { Needs, NotApplicable, Reason, Silence } from '../../../domain/signals/silence.ts';
import { nameWords } from '../name-words.ts';

/** Why nothing can be said: `it needs 10 new deals over 13 weeks; there are 4 in 9`, or why it does not apply. */
export function silenceWords(silence: Silence): string {
  if (silence.outcome === 'not-applicable') return reasonWords(silence);
  const { needs, there } = silence;
  return there === undefined
    ? needsWords(needs)
    : `${needsWords(needs)}; ${thereWords(needs, there)}`;
}

/** What a detector needs, as `10 new deals over 13 weeks`. */
export function needsWords(needs: Needs): string {
  switch (needs.need) {
    case 'export':
      return 'a CRM export';
    case 'counted':
      return `${needs.events} ${nameWords(needs.of)} over ${needs.weeks} weeks`;
    case 'either':
      return `${needsWords(needs.standing)}; to find a change, ${needsWords(needs.change)}`;
    case 'habit':
      return `${needs.deals} such deals, and ${needs.colleagues} colleagues with as many`;
    case 'habits':
      return `${needs.habits} of the four habits in the exports, ${needs.deals} such deals of each, and ${needs.colleagues} colleagues with as many`;
    case 'activities':
      return `${needs.weeks} weeks of exports, ${needs.dealWeeks} weeks of open deals, and colleagues who log activity in a fifth of theirs`;
    case 'amounts':
      return `${needs.deals} deals with an amount, in one currency, before it began`;
    case 'deals-in-period':
      return `amounts in one currency, ${needs.deals} open deals in the period, ${needs.weeks} weeks to know what is usual, and ${needs.daysLeft} days left to act`;
    case 'weeks-in-period':
      return `${needs.weeks} weeks in which a rep of the team had ${needs.deals} deals to close in the period`;
    case 'quota':
      return `a quota, ${needs.closed} deals that the team closed in a year, and ${needs.daysLeft} days left to act`;
    case 'quota-and-wins':
      return `a quota, ${needs.wins} deals that the rep won in earlier periods, ${needs.closed} deals that the team closed in a year, and ${needs.daysLeft} days left to act`;
    case 'wins':
      return `${needs.wins} deals that the rep won in earlier periods`;
    case 'closed':
      return `${needs.closed} deals that the team closed in a year, some of them won`;
    case 'start-date':
      return 'a start date in the roster, not more than a year ago';
  }
}

function thereWords(
  { need }: Needs,
  [first = 0, second = 0, third = 0]: readonly number[],
): string {
  if (need === 'counted') return `there are ${first} in ${second}`;
  if (need === 'habit') return `there are ${first}, and ${second}`;
  if (need === 'activities') {
    return `there are ${first} weeks, ${second} and ${third} of open deals`;
  }
  return `there are ${first}`;
}

const REASONS: Readonly<Record<Reason, string>> = {
  'not-on-the-team': 'not on the team on this day',
  'not-in-ramp': 'not in ramp',
  'no-start-date': 'no start date in the roster',
  'no-quota': 'no quota for this period',
  'period-almost-over': 'the period is almost over',
  'several-currencies': 'amounts in more than one currency',
  'no-amounts': 'no amounts in the export',
  'few-amounts': 'many deals have no amount',
  'no-forecast-categories': 'no forecast category in the exports',
  'no-activities': 'no export tells of activities',
  'no-contact-counts': 'no number of contacts in the export',
  'no-next-steps': 'no next step in the export',
  'no-close-dates': 'no close dates in the export',
  'no-habit': 'not in the export',
  'few-habits': 'too few of the habits are in the export',
};

function reasonWords(silence: NotApplicable): string {
  if (silence.because === 'in-ramp') {
    return `in month ${silence.month} of the ramp, of which the milestones count`;
  }
  if (silence.because === 'few-deals-in-period') {
    return `fewer than ${silence.deals} open deals to close in the period`;
  }
  if (silence.because === 'activities-end') {
    return `activities are known up to ${formatDate(silence.until, silence.asOf)} only`;
  }
  return REASONS[silence.because];
}
