import { DAYS_A_WEEK, daysBetween, type CalendarDate } from '../../domain/calendar.ts';
import type { Milestone } from '../../domain/pipeline/ramp-record.ts';
import { FIRST_OPPORTUNITIES, STARTERS_TO_LEARN_FROM } from '../../domain/ramp/milestones.ts';
import type { RampBasis, RampStanding } from '../../domain/ramp/ramp-standing.ts';
import { count } from '../../domain/text.ts';
import { safe } from './mrkdwn.ts';

/** What comes next, one line: `Next: a first deal won, usual in 6 weeks`; undefined where all is reached. */
export function nextMilestoneWords(
  { milestones }: RampStanding,
  today: CalendarDate,
): string | undefined {
  const next = milestones.find(({ state }) => state !== 'reached');
  if (next === undefined) return undefined;
  const what = safe(milestoneName(next.milestone, next.stage), 100);
  const weeks = Math.round(daysBetween(today, next.usualBy) / DAYS_A_WEEK);
  if (weeks < 0) return `Next: ${what}, usual ${count(-weeks, 'week')} ago`;
  return `Next: ${what}, usual ${weeks === 0 ? 'this week' : `in ${count(weeks, 'week')}`}`;
}

/** As `a first deal won`; of a proposal with the stage that it is in, where that is known. Plain. */
export function milestoneName(milestone: Milestone, stage: string | undefined): string {
  switch (milestone) {
    case 'first-opportunities':
      return `${FIRST_OPPORTUNITIES} deals begun`;
    case 'first-proposal':
      return `a first deal in ${stage ?? 'a later stage'}`;
    case 'pipeline-share':
      return 'half of a seasoned rep’s open pipeline';
    case 'first-win':
      return 'a first deal won';
    case 'production-share':
      return 'half of what a seasoned rep wins in a quarter';
  }
}

/** What "usual" rests on, one sentence. */
export function rampBasisWords({ starters, learnt, planMonths }: RampBasis): string {
  const plan = `a plan of ${planMonths} months to half of a seasoned rep’s production`;
  switch (learnt) {
    case 'all':
      return `By when half of ${starters} earlier starters were there.`;
    case 'some':
      return `By when half of ${starters} earlier starters were there, and where fewer than ${STARTERS_TO_LEARN_FROM} are known by ${plan}.`;
    case 'none':
      return `By ${plan}; from ${STARTERS_TO_LEARN_FROM} earlier starters on, their pace counts.`;
  }
}
