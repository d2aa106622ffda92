import type { HomeView, KnownBlock } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { RepGlance, TeamGlance } from '../../domain/team-glance.ts';
import { firstName } from '../../domain/person.ts';
import { ACTIONS, COMMAND } from '../ids.ts';
import { glanceLines } from '../messages/glance-words.ts';
import { context, plain, section } from '../messages/mrkdwn.ts';
import type { SlackMessage } from '../messages/slack-message.ts';
import { exportWords } from '../messages/team-message.ts';

/** Two blocks a rep, within Slack's 100 blocks of a view. */
const MOST_REPS_SHOWN = 45;

/** The App Home of a manager: the same team as `/coach`, each rep with a button. */
export function teamHomeView(glance: TeamGlance, today: CalendarDate): HomeView {
  const shown = glance.reps.slice(0, MOST_REPS_SHOWN);
  const left = glance.reps.length - shown.length;
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('Your team', 150) },
      context(exportWords(glance.exportAsOf, today)),
      ...shown.flatMap((rep) => [section(...glanceLines(rep, today)), buttons(rep)]),
      ...(left > 0 ? [context(`And ${left} more: \`${COMMAND} name\` shows one of them.`)] : []),
    ],
  };
}

/** The App Home of somebody who has no team: the same words as their answer to `/coach`. */
export function messageHomeView(message: SlackMessage): HomeView {
  return { type: 'home', blocks: message.blocks };
}

function buttons({ rep }: RepGlance): KnownBlock {
  const value = String(rep.id);
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTIONS.logRep,
        text: plain('Log one-on-one'),
        value,
        accessibility_label: plain(`Log a one-on-one with ${firstName(rep.name)}`).text,
      },
      {
        type: 'button',
        action_id: ACTIONS.showRep,
        text: plain('Show'),
        value,
        accessibility_label: plain(`Show ${firstName(rep.name)}’s signals and coaching`).text,
      },
    ],
  };
}
