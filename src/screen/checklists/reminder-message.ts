import type { KnownBlock } from '@slack/types';
import {
  isConversation,
  peopleOf,
  type Checklist,
  type ChecklistItem,
} from '../../domain/checklists/checklist.ts';
import { firstName } from '../../domain/people/person.ts';
import { count, listed } from '../../domain/text.ts';
import { COMMAND } from '../ids.ts';
import { itemBlocks, type ItemReader } from './item-blocks.ts';
import { context, safe, section } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

/** What is still open of a week's conversations, once in midweek; later in the state that they have then. */
export function reminderMessage(checklist: Checklist, reader: ItemReader): SlackMessage {
  const oneOnOnes = checklist.items.filter(({ content }) => isConversation(content));
  const blocks: KnownBlock[] = [
    section(`*${headline(oneOnOnes)}*`, 'Ten minutes with one of them is a good week.'),
    ...oneOnOnes.flatMap((item): KnownBlock[] => [
      { type: 'divider' },
      ...itemBlocks(item, checklist.items.indexOf(item) + 1, reader),
    ]),
    context(
      `I say this once a week, and only while nothing is logged. \`${COMMAND} settings\` switches it off.`,
    ),
  ];
  return { text: `${headline(oneOnOnes)} ${openWords(oneOnOnes)}`.trim(), blocks };
}

function headline(oneOnOnes: readonly ChecklistItem[]): string {
  const logged = oneOnOnes.filter(({ state }) => state.state === 'logged').length;
  if (logged > 0)
    return `${logged} of ${count(oneOnOnes.length, 'conversation')} logged this week.`;
  return 'Half of the week is over, and none of your conversations is logged yet.';
}

function openWords(oneOnOnes: readonly ChecklistItem[]): string {
  const names = oneOnOnes
    .filter(({ state }) => state.state === 'open')
    .flatMap(({ content }) => peopleOf(content).map(({ name }) => safe(firstName(name), 60)));
  return names.length === 0 ? '' : `Still open: ${listed([...new Set(names)])}.`;
}
