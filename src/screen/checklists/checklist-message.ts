import type { Button, KnownBlock } from '@slack/types';
import { addDays, DAYS_A_WEEK, localTime, type CalendarDate } from '../../domain/calendar.ts';
import { type NamedPerson } from '../../domain/people/named-person.ts';
import { FIRST_WEEKS } from '../../domain/checklists/first-weeks.ts';
import type { Checklist, ChecklistItem, ItemContent } from '../../domain/checklists/checklist.ts';
import { formatDate, formatDay, formatWeek } from '../../domain/dates-in-words.ts';
import type { Expectation } from '../../domain/one-on-ones/expectation.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Initiative } from '../../domain/programme/initiative.ts';
import { firstName } from '../../domain/people/person.ts';
import { clip, count } from '../../domain/text.ts';
import { ACTIONS, COMMAND } from '../ids.ts';
import { initiativeBlocks } from '../programme/initiative-message.ts';
import { detailThatFits, type Detail } from './fitting.ts';
import type { ItemReader } from './item-blocks.ts';
import { listBlocks, listLines } from './list-blocks.ts';
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
  const summary = section(checklistSummary(input), ...firstWeeksWords(input));
  const isFirst = input.lastWeek === undefined && coveringFor === undefined;
  const open = { ...checklist, items: checklist.items.map(asSent) };
  const body = (list: Checklist, detail: Detail) => [
    ...listBlocks(list, reader, (rep) => input.expectations?.get(rep), { detail }),
    ...initiativeBlocks(detail.initiatives ? newInitiatives(input) : [], today),
  ];
  const header: KnownBlock = { type: 'header', text: plain(titleOf(input), 150) };
  // As it was sent, so that nothing comes or goes because something was ticked off.
  const detail = detailThatFits((tried) => [header, summary, ...body(open, tried)]);
  const blocks: KnownBlock[] = [
    header,
    ...(coveringFor === undefined
      ? [{ ...summary, accessory: settingsButton() }]
      : [summary, context(coverWords(coveringFor))]),
    ...(checklist.isOver === true ? [context(OVER)] : []),
    ...itemsAs(body(checklist, detail), coveringFor),
    ...(isFirst ? [{ type: 'divider' as const }, introduction(input)] : []),
  ];
  return { text: fallback(input), blocks };
}

const OVER = 'This week is over. What is still open is on your newest list.';

function asSent(item: ChecklistItem): ChecklistItem {
  const { feedback: _, isOver: __, ...sent } = item;
  return { ...sent, state: { state: 'open' } };
}

function titleOf({ checklist, coveringFor }: ChecklistMessageInput): string {
  const week = formatWeek(checklist.week);
  return coveringFor === undefined
    ? `Your coaching week, ${week} · ${countWords(checklist)}`
    : `You cover for ${clip(coveringFor.manager.name, 60)}, ${week}`;
}

/** `2 to talk about, 1 whose turn it is`; `nothing stands out` where there is no finding. */
export function countWords({ items }: Pick<Checklist, 'items'>): string {
  const countOf = (...kinds: readonly ItemContent['kind'][]) =>
    items.filter(({ content }) => kinds.includes(content.kind)).length;
  const [findings, ramps] = [countOf('signal', 'team'), countOf('onboarding')];
  const turns = countOf('longest-without-a-one-on-one');
  return [
    findings === 0 ? 'nothing stands out' : `${findings} to talk about`,
    ...(ramps === 0 ? [] : [`${ramps} in the ramp`]),
    ...(turns === 0 ? [] : [`${turns} whose turn it is`]),
  ].join(', ');
}

/** From which data, and how last week went: `CRM export of Fri 20 Nov; last week you talked about 2 of 3.` */
export function checklistSummary({
  checklist,
  reader,
  lastWeek,
}: Pick<ChecklistMessageInput, 'checklist' | 'reader' | 'lastWeek'>): string {
  const today = localTime(reader.now, reader.timeZone).date;
  const from = `CRM export of ${formatDay(checklist.exportAsOf, today)}`;
  return lastWeek === undefined || lastWeek.of === 0
    ? `${from}.`
    : `${from}; last week you talked about ${lastWeek.logged} of ${lastWeek.of}.`;
}

/** What begins in this week; what runs already was on the list before, and stays on the Home. */
function newInitiatives({ initiatives = [], checklist }: ChecklistMessageInput): Initiative[] {
  return initiatives.filter(({ startsOn }) => startsOn > addDays(checklist.week, -DAYS_A_WEEK));
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
  ACTIONS.logSecondItem,
  ACTIONS.logThirdItem,
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

/** After the first list, at most fifty words. */
function introduction({ habit }: ChecklistMessageInput): KnownBlock {
  return section(
    `I am Frontline. Every ${formatWhen(habit)}: who to talk with and what to ask, whose turn it is, something worth saying out loud, what is still open. Everybody beside their own past.`,
    `Only you read it; your manager sees how often you coach. ⚙︎ changes it; \`${COMMAND} help\` says more.`,
  );
}

/** Slack's limit is higher when posting, but an update refuses a longer text. */
const MAX_FALLBACK_CHARACTERS = 3_900;

function fallback(input: ChecklistMessageInput): string {
  const { checklist, reader } = input;
  const lines = listLines(checklist, reader).map((line) => line.replaceAll(/[*_]/g, ''));
  return clip(`${safe(titleOf(input))}: ${lines.join('; ')}`, MAX_FALLBACK_CHARACTERS);
}
