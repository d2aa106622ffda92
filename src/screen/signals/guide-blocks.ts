import type { KnownBlock } from '@slack/types';
import { GUIDE_STEPS, ROOT_CAUSES, type Guide } from '../../domain/guides/guide.ts';
import { capitalised } from '../../domain/text.ts';
import { safe, section } from '../parts/mrkdwn.ts';

/** Slack's limit of a section is 3,000: so many questions fit, each as long as a guide may have it. */
const MAX_QUESTIONS_OF_A_STEP = 3;

/** A coaching guide: the skill, the questions step by step, and the root causes to tell apart. */
export function guideBlocks(guide: Guide): KnownBlock[] {
  return [
    section(
      `*Coaching guide* — ${safe(guide.skill, 200)}`,
      ...GUIDE_STEPS.flatMap((step) => [
        `*${capitalised(step)}*`,
        ...guide.questions[step]
          .slice(0, MAX_QUESTIONS_OF_A_STEP)
          .map((question) => `• _${safe(question, 200)}_`),
      ]),
    ),
    section(
      '*What is the root cause?* Each asks for another kind of help.',
      ...ROOT_CAUSES.map((cause) => `• *${capitalised(cause)}*: ${safe(guide.causes[cause], 220)}`),
    ),
  ];
}
