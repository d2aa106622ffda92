import type { Button, KnownBlock } from '@slack/types';
import { localTime, type CalendarDate } from '../../domain/calendar.ts';
import { type NamedPerson } from '../../domain/people/named-person.ts';
import { FIRST_WEEKS } from '../../domain/checklists/first-weeks.ts';
import {
  isConversation,
  type Checklist,
  type ChecklistItem,
} from '../../domain/checklists/checklist.ts';
import { formatDate, formatDay, formatWeek } from '../../domain/dates-in-words.ts';
import type { Expectation } from '../../domain/one-on-ones/expectation.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Initiative } from '../../domain/programme/initiative.ts';
import { firstName } from '../../domain/people/person.ts';
import { clip, count } from '../../domain/text.ts';
import { ACTIONS, COMMAND } from '../ids.ts';
import { expectationLine } from '../parts/expectation-words.ts';
import { initiativeBlocks } from '../programme/initiative-message.ts';
import { itemBlocks, itemLines, outcomeWords, type ItemReader } from './item-blocks.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';
import { formatWhen } from '../parts/sending-words.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

export interface ChecklistMessageInput {
  readonly checklist: Checklist;
  readonly reader: ItemReader;
  /** What was agreed as good, by rep; shown beside signals. */
  readonly expectations?: ReadonlyMap<PersonId, readonly Expectation[]>;
  /** What is rolled out in this week. */
  readonly initiatives?: readonly Initiative[];
  /** Conversations of the checklist before: how many were logged, of how many. Undefined for the first. */
  readonly lastWeek: { readonly logged: number; readonly of: number } | undefined;
  /** For how many whole weeks the company is known; undefined after its first ones, and for a cover. */
  readonly weeksKnown: number | undefined;
  /** When the reader's checklists come, for the first to say so. */
  readonly habit: ReaderHabit;
  /** Whom the reader covers for; undefined where the list is the reader's own. */
  readonly coveringFor: Covering | undefined;
}

/** What a manager chose of when and how often they hear. */
interface ReaderHabit {
  /** 0 for Monday. */
  readonly weekday: number;
  readonly hour: number;
  readonly maxItems: number;
  readonly midweekReminder: boolean;
}

interface Covering {
  readonly manager: NamedPerson;
  /** The day on which the manager is back; undefined where they are. */
  readonly until: CalendarDate | undefined;
}

/** A manager's week as a direct message, in the state that its items have now. */
export function checklistMessage(input: ChecklistMessageInput): SlackMessage {
  const { checklist, reader, coveringFor } = input;
  const today = localTime(reader.now, reader.timeZone).date;
  const summary = section(...checklistSummary(input), ...firstWeeksWords(input));
  const expectationOf = ({ content }: ChecklistItem) =>
    content.kind === 'team'
      ? undefined
      : expectationLine(input.expectations?.get(content.rep.id), today);
  const blocks: KnownBlock[] = [
    { type: 'header', text: plain(titleOf(input), 150) },
    ...(coveringFor === undefined
      ? [{ ...summary, accessory: settingsButton() }]
      : [summary, context(coverWords(coveringFor))]),
    ...(checklist.isOver === true ? [context(OVER)] : []),
    ...(input.lastWeek === undefined && coveringFor === undefined ? [welcome(input)] : []),
    ...checklist.items.flatMap((item, index): KnownBlock[] => [
      { type: 'divider' },
      ...itemsAs(itemBlocks(item, index + 1, input.reader, expectationOf(item)), coveringFor),
    ]),
    ...initiativeBlocks(input.initiatives ?? [], today),
  ];
  return { text: fallback(input), blocks };
}

const OVER = 'This week is over. What is still open is on your newest list.';

function titleOf({ checklist, coveringFor }: ChecklistMessageInput): string {
  const week = formatWeek(checklist.week);
  return coveringFor === undefined
    ? `Your coaching week, ${week}`
    : `You cover for ${clip(coveringFor.manager.name, 60)}, ${week}`;
}

/** How many conversations, from which data, and how last week went: two short lines in mrkdwn. */
export function checklistSummary({
  checklist,
  reader,
  lastWeek,
}: Pick<ChecklistMessageInput, 'checklist' | 'reader' | 'lastWeek'>): readonly string[] {
  const today = localTime(reader.now, reader.timeZone).date;
  const conversations = checklist.items.filter(({ content }) => isConversation(content)).length;
  return [
    conversations === 0
      ? '*Nothing that needs a conversation this week*'
      : `*${count(conversations, 'conversation')} worth having*`,
    [
      `From the CRM export of ${formatDay(checklist.exportAsOf, today)}.`,
      ...(lastWeek === undefined || lastWeek.of === 0
        ? []
        : [`Last week you talked about ${lastWeek.logged} of ${lastWeek.of}.`]),
    ].join(' '),
  ];
}

/** Little can be said of a team whose past isn't known yet; without this line the manager would wonder. */
function firstWeeksWords({ weeksKnown }: ChecklistMessageInput): readonly string[] {
  if (weeksKnown === undefined) return [];
  const known =
    weeksKnown === 0
      ? 'This is the first that I see of your team'
      : `I know your team for ${count(weeksKnown, 'week')}`;
  return [`${known}; until week ${FIRST_WEEKS} I only speak of what can be told by then.`];
}

/** The gear beside a list: opens the preferences. */
function settingsButton(): Button {
  return {
    type: 'button',
    action_id: ACTIONS.settings,
    text: plain('⚙︎'),
    accessibility_label: plain('Settings: when, how much and which signals').text,
  };
}

/** A cover logs one-on-ones and opens the evidence; what is to become of an item, the manager decides. */
function itemsAs(blocks: readonly KnownBlock[], covering: Covering | undefined): KnownBlock[] {
  if (covering === undefined) return [...blocks];
  return blocks.flatMap((block): KnownBlock[] => {
    if (block.type === 'section')
      return block.text === undefined ? [] : [{ type: 'section', text: block.text }];
    if (block.type !== 'actions') return [block];
    const elements = block.elements.filter(
      (element) => 'action_id' in element && COVERS_USE.has(element.action_id ?? ''),
    );
    return elements.length === 0 ? [] : [{ ...block, elements }];
  });
}

const COVERS_USE: ReadonlySet<string> = new Set([
  ACTIONS.logItem,
  ACTIONS.editItem,
  ACTIONS.logWithTeam,
  ACTIONS.showEvidence,
]);

function coverWords({ manager, until }: Covering): string {
  const name = safe(firstName(manager.name), 60);
  const back = until === undefined ? '' : `, who is back on ${formatDate(until, until)}`;
  return (
    `This is the list of ${safe(manager.name, 100)}${back}. You get it as cover: what you see is what a manager of this team sees. ` +
    `What you log is yours, and only you read its notes; ${name} sees that you talked.`
  );
}

function welcome({ habit }: ChecklistMessageInput): KnownBlock {
  const reminder = habit.midweekReminder ? ', and once in midweek if nothing is logged yet' : '';
  return section(
    `Hello, I am Frontline. Every ${formatWhen(habit)} I send you the few conversations worth having with your team, at most ${habit.maxItems}${reminder}. On a holiday I wait for the next working day.`,
    'They come from your CRM’s pipeline as it was last exported: each rep beside their own usual, never beside each other.',
    'Only you get this list, and only you can read the notes that you log. Your reps see what you choose to share, your own manager how often you coach.',
    `⚙︎ or \`${COMMAND} settings\` changes the day, the hour, how many and which kinds, and pauses it while you are away.`,
    `\`${COMMAND}\` shows your team at any time, \`${COMMAND} help\` says what else I can do, and my Home tab has it all.`,
  );
}

/** Slack's limit is higher when posting, but an update refuses a longer text. */
const MAX_FALLBACK_CHARACTERS = 3_900;

function fallback(input: ChecklistMessageInput): string {
  const { checklist, reader } = input;
  const today = localTime(reader.now, reader.timeZone).date;
  const items = checklist.items.map(({ content, state, isOver }, index) =>
    [
      itemLines(content, index + 1, today)[0]?.replaceAll('*', '') ?? '',
      ...(state.state === 'open' ? [] : [`(${outcomeWords(state, reader, content, isOver)})`]),
    ].join(' '),
  );
  return clip(`${safe(titleOf(input))}: ${items.join('; ')}`, MAX_FALLBACK_CHARACTERS);
}
