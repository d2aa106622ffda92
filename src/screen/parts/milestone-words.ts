import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import type { Milestone } from '../../domain/pipeline/ramp-record.ts';
import { FIRST_OPPORTUNITIES, STARTERS_TO_LEARN_FROM } from '../../domain/ramp/milestones.ts';
import {
  milestonesOfMonth,
  type RampBasis,
  type RampStanding,
} from '../../domain/ramp/ramp-standing.ts';
import { capitalised } from '../../domain/text.ts';
import { safe } from './mrkdwn.ts';

/** The milestones of a rep's month, one a line: `✓ 3 deals begun on 12 Nov`, `○ A first deal won, usual by 4 Feb`. */
export function milestoneWords(standing: RampStanding, today: CalendarDate): string {
  return milestonesOfMonth(standing)
    .map(({ milestone, stage, usualBy, reachedOn }) => {
      const what = safe(capitalised(milestoneName(milestone, stage)), 100);
      return reachedOn === undefined
        ? `○ ${what}, usual by ${formatDate(usualBy, today)}`
        : `✓ ${what} on ${formatDate(reachedOn, today)}`;
    })
    .join('\n');
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
