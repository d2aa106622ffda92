import type { KnownBlock } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDate, formatDay } from '../../domain/dates-in-words.ts';
import type { Initiative } from '../../domain/programme/initiative.ts';
import { ACTIONS } from '../ids.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

const MAX_QUESTION = 400;
const MAX_COMMENT = 600;
const MAX_COMMENTS = 5;

/** Shows a manager an initiative before it is on their checklist, with their comments so far. */
export function initiativeMessage(
  initiative: Initiative,
  comments: readonly string[],
  today: CalendarDate,
): SlackMessage {
  const { id, name, question, startsOn, endsOn } = initiative;
  const lines = [
    `*${safe(name)}*, from ${formatDay(startsOn, today)} to ${formatDay(endsOn, today)}`,
    `In these weeks there is one question more, on my Home and, where it has room, on your first list: _${safe(question, MAX_QUESTION)}_`,
    'You see it first. If it does not fit your team, or could be asked better, say so before it starts.',
  ];
  return {
    text: lines.join('\n').replaceAll(/[*_]/g, ''),
    blocks: [
      section(...lines),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: ACTIONS.commentInitiative,
            text: plain('Comment'),
            value: String(id),
            accessibility_label: plain(`Comment on ${name}`).text,
          },
        ],
      },
      ...comments
        .slice(-MAX_COMMENTS)
        .map((comment) => context(`✓ You said, and I passed it on: ${safe(comment, MAX_COMMENT)}`)),
    ],
  };
}

/** Passes a manager's comment on an initiative on to those who run the programme. */
export function initiativeCommentMessage(said: {
  readonly initiativeName: string;
  readonly manager: string;
  readonly comment: string;
}): SlackMessage {
  const text = `${safe(said.manager)} says of ${safe(said.initiativeName)}: ${safe(said.comment, 2_000)}`;
  return { text, blocks: [section(text)] };
}

/** The last lines of a checklist: what is to be asked for each initiative of the week, cut at so many characters. */
export function initiativeBlocks(
  initiatives: readonly Initiative[],
  today: CalendarDate,
  maxQuestion = MAX_QUESTION,
): KnownBlock[] {
  if (initiatives.length === 0) return [];
  return [
    { type: 'divider' },
    section(
      ...initiatives.slice(0, MAX_SHOWN).map((one) => initiativeLine(one, today, maxQuestion)),
    ),
  ];
}

/** More at once are no priority any more; the older ones go first. */
const MAX_SHOWN = 3;

function initiativeLine(
  { name, question, endsOn }: Initiative,
  today: CalendarDate,
  maxQuestion: number,
): string {
  return `*${safe(name)}*, until ${formatDate(endsOn, today)}: _${safe(question, maxQuestion)}_`;
}
