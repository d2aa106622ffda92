import { dateOfDay, dayNumber, daysBetween } from '../calendar.ts';
import { formatDate } from '../dates-in-words.ts';
import { SHARE_MILESTONES } from '../ramp/milestones.ts';
import type { MilestoneStanding, RampStanding } from '../ramp/ramp-standing.ts';
import { rampStandings } from '../ramp/ramp-standing.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { repOn, stayOn } from '../timeline/timeline.ts';
import { listed } from '../text.ts';
import { newOpportunitiesFell } from './new-opportunities-fell.ts';
import { byAmount, foremost } from './deals.ts';
import type { Outcome } from './detector.ts';
import type { Evidence, EvidenceOpportunity } from './evidence.ts';
import { judged } from './judged.ts';
import { subjectInRamp, type Subject } from './subject.ts';

/** One late milestone deserves a talk; each more, and each month of being late, makes it matter more. */
const SEVERITY_OF_ONE = 0.4;
const SEVERITY_OF_ANOTHER = 0.15;
const SEVERITY_OF_A_MONTH = 0.1;
const DAYS_A_MONTH = 30;

/**
 * A new rep has not reached a milestone of the ramp after twice the time in which the middle one of the company's
 * own earlier starters did, or that is a default where those are few. What is missing in the
 * first months is seldom will; it is something that nobody has shown yet, and the sooner it is found the
 * shorter the ramp. Until the ramp is over the milestones stand in for the signals of a seasoned rep.
 */
export const newRepBehindRamp = judged(
  {
    kind: 'new-rep-behind-ramp',
    nature: 'issue',
    atStake: 'flow',
    changedByCoaching: 1,
    followsFrom: [newOpportunitiesFell],
  },
  { needs: 'a start date in the roster, not more than a year ago', whom: subjectInRamp, judge },
);

function judge(subject: Subject): Outcome {
  const standing = rampStandings(subject.team).get(subject.rep);
  if (standing === undefined) return { outcome: 'not-applicable', because: 'not in ramp' };
  const today = subject.team.newestExport;
  const late = standing.milestones.filter(({ state }) => state === 'late');
  const overdue = standing.milestones.filter(
    ({ state, usualBy }) => state === 'late' || (state === 'due' && usualBy < today),
  );
  const first = overdue[0];
  if (first === undefined) return { outcome: 'clear' };
  const months = daysBetween(first.usualBy, today) / DAYS_A_MONTH;
  const severity =
    SEVERITY_OF_ONE + SEVERITY_OF_ANOTHER * (overdue.length - 1) + SEVERITY_OF_A_MONTH * months;
  return {
    outcome: isBehind(late) ? 'raised' : 'fading',
    severity: Math.round(Math.min(1, severity) * 100) / 100,
    evidence: evidenceOf(subject, standing, overdue, first),
  };
}

/** Late with one share of a seasoned rep alone is slower, not behind. */
function isBehind(late: readonly MilestoneStanding[]): boolean {
  return late.length > 1 || late.some(({ milestone }) => !SHARE_MILESTONES.has(milestone));
}

function evidenceOf(
  { team, rep }: Subject,
  { month, milestones, basis }: RampStanding,
  overdue: readonly MilestoneStanding[],
  first: MilestoneStanding,
): Evidence {
  const today = team.newestExport;
  const usual = milestones.filter(({ usualBy }) => usualBy < today).length;
  const reached = usual - overdue.length;
  const missing = overdue.map(({ words }) => words);
  return {
    headline: 'behind the usual ramp',
    comparison: `Month ${month}: ${listed(missing)} still to come; usual by ${formatDate(first.usualBy, today)}.`,
    measure: {
      name: 'milestones of the ramp',
      unit: 'count',
      observed: reached,
      usual,
      betterWhen: 'higher',
    },
    since: first.usualBy,
    opportunities: largestOpen(team, rep),
    sureness: basis,
    clearsWhen: `Clears with ${listed(missing)}.`,
  };
}

/** What there is to work with. */
function largestOpen(team: TeamTimeline, rep: number): readonly EvidenceOpportunity[] {
  const today = dayNumber(team.newestExport);
  const open = team.timelines.flatMap((timeline) => {
    const stay = repOn(timeline, today) === rep ? stayOn(timeline, today) : undefined;
    return stay === undefined ? [] : [{ timeline, stay }];
  });
  return foremost(
    open,
    byAmount,
    ({ stay }) =>
      `in ${stay.stage ?? 'a stage'} since ${formatDate(dateOfDay(stay.from), team.newestExport)}`,
  );
}
