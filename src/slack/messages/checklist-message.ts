import type { KnownBlock } from '@slack/types';
import { localTime } from '../../domain/calendar.ts';
import type { Checklist, ItemContent } from '../../domain/checklist.ts';
import { sayDay, sayWeek } from '../../domain/dates-in-words.ts';
import type { Expectation } from '../../domain/expectation.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Initiative } from '../../domain/initiative.ts';
import { clip, count } from '../../domain/text.ts';
import { COMMAND } from '../ids.ts';
import { initiativeBlocks } from './initiative-message.ts';
import { itemBlocks, itemLines, outcomeWords, type Reader } from './item-blocks.ts';
import { context, plain, section } from './mrkdwn.ts';
import type { SlackMessage } from './slack-message.ts';

export interface ChecklistMessageInput {
  readonly checklist: Checklist;
  readonly reader: Reader;
  /** What was agreed as good, by rep; shown beside signals. */
  readonly expectations?: ReadonlyMap<PersonId, readonly Expectation[]>;
  /** What is rolled out in this week. */
  readonly initiatives?: readonly Initiative[];
  /** Conversations of the checklist before: how many were logged, of how many. Undefined for the first. */
  readonly lastWeek: { readonly logged: number; readonly of: number } | undefined;
}

/** A manager's week as a direct message, in the state that its items have now. */
export function checklistMessage(input: ChecklistMessageInput): SlackMessage {
  const { checklist, reader } = input;
  const today = localTime(reader.now, reader.timeZone).date;
  const blocks: KnownBlock[] = [
    { type: 'header', text: plain(`Your coaching week, ${sayWeek(checklist.week)}`, 150) },
    context(summary(input)),
    ...(input.lastWeek === undefined ? [welcome()] : []),
    ...checklist.items.flatMap((item, index): KnownBlock[] => [
      { type: 'divider' },
      ...itemBlocks(item, index + 1, reader, input.expectations?.get(item.content.rep.id)),
    ]),
    ...initiativeBlocks(input.initiatives ?? [], today),
  ];
  return { text: fallback(input), blocks };
}

function summary({ checklist, reader, lastWeek }: ChecklistMessageInput): string {
  const today = localTime(reader.now, reader.timeZone).date;
  const conversations = checklist.items.filter(({ content }) => isConversation(content)).length;
  return [
    `${count(conversations, 'conversation')} worth having.`,
    `From the CRM export of ${sayDay(checklist.exportAsOf, today)}.`,
    ...(lastWeek === undefined || lastWeek.of === 0
      ? []
      : [`Last week you logged ${lastWeek.logged} of ${lastWeek.of}.`]),
  ].join(' ');
}

/** Whether an item asks for a talk; praise is a sentence, and what falls due is ticked off. */
function isConversation({ kind }: ItemContent): boolean {
  return kind === 'signal' || kind === 'longest-without-a-one-on-one' || kind === 'onboarding';
}

function welcome(): KnownBlock {
  return section(
    'Hello, I am Frontline. Every Monday morning I send you three to five conversations worth having with your team.',
    'They come from your CRM’s pipeline: each rep beside their own usual, never beside each other.',
    'Only you get this list, and only you can read the notes that you log.',
    `\`${COMMAND}\` shows your team at any time, \`${COMMAND} help\` says what else I can do.`,
  );
}

/** Slack's limit is higher when posting, but an update refuses a longer text. */
const MOST_FALLBACK_CHARACTERS = 3_900;

function fallback({ checklist, reader }: ChecklistMessageInput): string {
  const today = localTime(reader.now, reader.timeZone).date;
  const items = checklist.items.map(({ content, state }, index) =>
    [
      itemLines(content, index + 1, today)[0]?.replaceAll('*', '') ?? '',
      ...(state.state === 'open' ? [] : [`(${outcomeWords(state, reader)})`]),
    ].join(' '),
  );
  return clip(
    `Your coaching week, ${sayWeek(checklist.week)}: ${items.join('; ')}`,
    MOST_FALLBACK_CHARACTERS,
  );
}
