import { dateOfDay, dayNumber, daysBetween } from '../calendar.ts';
import { MILESTONES } from '../pipeline/ramp-record.ts';
import { SHARE_MILESTONES } from '../ramp/milestones.ts';
import type { MilestoneStanding, RampStanding } from '../ramp/ramp-standing.ts';
import { rampStandings } from '../ramp/ramp-standing.ts';
import type { TeamTimeline } from '../team/team-timeline.ts';
import { repOn, stayOn } from '../timeline/timeline.ts';
import { newOpportunitiesFell } from './new-opportunities-fell.ts';
import { byAmount, foremost } from './deals.ts';
import type { EvidenceOf, Issue, Outcome } from './detector.ts';
import { judged } from './judged.ts';
import { subjectInRamp, type Subject } from './subject.ts';

/** One late milestone deserves a talk; each more, and each month of being late, makes it matter more. */
const SEVERITY_OF_ONE = 0.4;
const SEVERITY_OF_ANOTHER = 0.15;
const SEVERITY_OF_A_MONTH = 0.1;
const DAYS_A_MONTH = 30;

const DECLARED = {
  kind: 'new-rep-behind-ramp',
  nature: 'issue',
  atStake: 'flow',
  changedByCoaching: 1,
  followsFrom: [newOpportunitiesFell],
  facts: [
    {
      month: 'number',
      /** The milestones that are still to come, and the stage that a proposal is in where that is known. */
      missing: { each: MILESTONES },
      'proposalStage?': 'text',
      usualBy: 'date',
      /** What is usual is known from so many earlier starters, of so many of the milestones; else by a plan of months. */
      starters: 'number',
      learnt: ['all', 'some', 'none'],
      planMonths: 'number',
    },
  ],
  dealFacts: { 'stage?': 'text', since: 'date' },
} as const satisfies Issue;

type Found = EvidenceOf<typeof DECLARED>;

/**
 * A new rep has not reached a milestone of the ramp after twice the time in which the middle one of the company's
 * own earlier starters did, or that is a default where those are few. What is missing in the
 * first months is seldom will; it is something that nobody has shown yet, and the sooner it is found the
 * shorter the ramp. Until the ramp is over the milestones stand in for the signals of a seasoned rep.
 */
export const newRepBehindRamp = judged(DECLARED, {
  needs: { need: 'start-date' },
  whom: subjectInRamp,
  judge,
});

function judge(subject: Subject): Outcome<typeof DECLARED> {
  const standing = rampStandings(subject.team).get(subject.rep);
  if (standing === undefined) return { outcome: 'not-applicable', because: 'not-in-ramp' };
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
): Found {
  const today = team.newestExport;
  const proposal = overdue.find(({ stage }) => stage !== undefined)?.stage;
  const usual = milestones.filter(({ usualBy }) => usualBy < today).length;
  const reached = usual - overdue.length;
  return {
    kind: DECLARED.kind,
    asOf: today,
    facts: {
      month,
      missing: overdue.map(({ milestone }) => milestone),
      ...(proposal !== undefined && { proposalStage: proposal }),
      usualBy: first.usualBy,
      ...basis,
    },
    measure: {
      name: 'milestones-of-the-ramp',
      unit: 'count',
      observed: reached,
      usual,
      betterWhen: 'higher',
    },
    since: first.usualBy,
    opportunities: largestOpen(team, rep),
  };
}

/** What there is to work with. */
function largestOpen(team: TeamTimeline, rep: number) {
  const today = dayNumber(team.newestExport);
  const open = team.timelines.flatMap((timeline) => {
    const stay = repOn(timeline, today) === rep ? stayOn(timeline, today) : undefined;
    return stay === undefined ? [] : [{ timeline, stay }];
  });
  return foremost(open, byAmount, ({ stay }) => ({
    since: dateOfDay(stay.from),
    ...(stay.stage !== undefined && { stage: stay.stage }),
  }));
}
