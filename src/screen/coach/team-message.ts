import type { KnownBlock } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { RepGlance, TeamGlance } from '../../domain/coach/team-glance.ts';
import { ACTIONS, COMMAND, WHOLE_TEAM } from '../ids.ts';
import { exportWords } from '../parts/export-words.ts';
import { glanceLines } from '../parts/glance-words.ts';
import { context, plain, section } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

/** Room for the heading and the closing line within Slack's 50 blocks and 13,200 characters of a message. */
const MAX_REPS_SHOWN = 30;
const REPS_A_SECTION = 10;

/** My team at a glance: who was coached when, what is raised, what is due. */
export function teamMessage(glance: TeamGlance, today: CalendarDate): SlackMessage {
  const shown = glance.reps.slice(0, MAX_REPS_SHOWN);
  const left = glance.reps.length - shown.length;
  const text = `Your team: ${shown.flatMap((rep) => glanceLines(rep, today)[0] ?? []).join('; ')}`;
  return {
    text: text.replaceAll('*', ''),
    blocks: [
      section('*Your team at a glance*'),
      ...inSections(shown, today),
      context(
        [
          ...(left > 0 ? [`And ${left} more: \`${COMMAND} name\` shows one of them.`] : []),
          exportWords(glance.exportAsOf, today),
          `\`${COMMAND} name\` shows one rep, \`${COMMAND} log name\` logs a one-on-one.`,
        ].join(' '),
      ),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: ACTIONS.logRep,
            text: plain('Log a one-on-one'),
            value: WHOLE_TEAM,
          },
        ],
      },
    ],
  };
}

function inSections(reps: readonly RepGlance[], today: CalendarDate): KnownBlock[] {
  const sections: KnownBlock[] = [];
  for (let from = 0; from < reps.length; from += REPS_A_SECTION) {
    const lines = reps.slice(from, from + REPS_A_SECTION).flatMap((rep) => glanceLines(rep, today));
    sections.push(section(...lines));
  }
  return sections;
}
