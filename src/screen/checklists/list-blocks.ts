import type { ActionsBlock, Button, KnownBlock, SectionBlock } from '@slack/types';
import { addDays, DAYS_A_WEEK, localTime, type CalendarDate } from '../../domain/calendar.ts';
import {
  mayUndo,
  type Checklist,
  type ChecklistItem,
  type ItemContent,
} from '../../domain/checklists/checklist.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Expectation } from '../../domain/one-on-ones/expectation.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import { firstName } from '../../domain/people/person.ts';
import { expectationLine } from '../parts/expectation-words.ts';
import { safe, section } from '../parts/mrkdwn.ts';
import { FULL_DETAIL, type Detail } from './fitting.ts';
import { goodNewsLine, type GoodNews } from './good-news.ts';
import {
  editButton,
  isNumbered,
  itemBlocks,
  itemLines,
  logButtons,
  outcomeWords,
  undoButton,
  type ItemReader,
  type NumberedItem,
} from './item-blocks.ts';
import {
  commitmentWords,
  isCommitment,
  stillOpenLine,
  tickOff,
  type CommitmentItem,
} from './still-open.ts';

/** How much of a list is said. */
interface ListOptions {
  readonly detail?: Detail;
  /** At how many characters each text of an expectation is cut. */
  readonly maxExpectation?: number;
}

type Expectations = (rep: PersonId) => readonly Expectation[] | undefined;

/** More items of their own than this, and each has fewer buttons. */
const ROOMY = 2;

/**
 * A list in the state that its items have now: a number for each finding, then in a line each whose turn it is, what is worth saying
 * out loud and what is still open.
 */
export function listBlocks(
  { items, week }: Pick<Checklist, 'items' | 'week'>,
  reader: ItemReader,
  expectationsOf: Expectations,
  { detail = FULL_DETAIL, maxExpectation }: ListOptions = {},
): KnownBlock[] {
  const today = localTime(reader.now, reader.timeZone).date;
  const numbered = items.filter(isNumbered);
  const room = numbered.length > ROOMY ? 'crowded' : 'roomy';
  const others = [
    ...turnBlocks(items.filter(isTurn), reader, today),
    ...goodNewsBlocks(items, today),
    ...stillOpenBlocks(items.filter(isCommitment), reader, today, detail.commitments),
  ];
  return [
    ...numbered.flatMap((item, index): KnownBlock[] => {
      const agreed = item.content.kind === 'team' ? undefined : expectationsOf(item.content.rep.id);
      const isNews = agreed?.filter((one) => isNewOrDue(one, week));
      const line = expectationLine(isNews, today, maxExpectation);
      const shown = {
        ...item,
        content: inDetail(item.content, detail, index),
      } as const;
      return [{ type: 'divider' }, ...itemBlocks(shown, index + 1, reader, room, line)];
    }),
    ...(others.length === 0 ? [] : [{ type: 'divider' as const }, ...others]),
  ];
}

/** An item's content as far as there is room for it. */
function inDetail(
  content: NumberedItem['content'],
  { alsoSeen, since, questions }: Detail,
  index: number,
): NumberedItem['content'] {
  const asked = { ...content, ...(index >= questions && { questions: [] }) };
  if (asked.kind !== 'signal') return asked;
  const { alsoSeen: also, since: last, ...brief } = asked;
  return {
    ...brief,
    ...(alsoSeen && also !== undefined && { alsoSeen: also }),
    ...(index < since && last !== undefined && { since: last }),
  };
}

/** The same in lines of mrkdwn, with what became of each: for what is read where blocks aren't. */
export function listLines(
  { items }: Pick<Checklist, 'items'>,
  reader: ItemReader,
): readonly string[] {
  const today = localTime(reader.now, reader.timeZone).date;
  const numbered = items.filter(isNumbered).map((item, index) => {
    const claim = itemLines(item.content, index + 1, today)[0] ?? '';
    const { state } = item;
    return state.state === 'open'
      ? claim
      : `${claim} (${outcomeWords(state, reader, item.content, item.isOver)})`;
  });
  const turns = items.filter(isTurn);
  const commitments = items.filter(isCommitment);
  return [
    ...numbered,
    ...lines(turnLine(turns.filter(isOpen), today)),
    ...turns.flatMap((item) => turnOutcome(item, reader)),
    ...lines(goodNews(items, today)),
    ...lines(stillOpenLine(commitments.filter(isOpen), today, FULL_DETAIL.commitments)),
    ...commitments.flatMap((item) => commitmentOutcome(item, reader)),
  ];
}

/** What was agreed as good is said when it is new and when it falls due; in between it is in the evidence. */
function isNewOrDue({ agreedOn, dueOn }: Expectation, week: CalendarDate): boolean {
  const isNew = agreedOn > addDays(week, -DAYS_A_WEEK);
  return isNew || (dueOn !== undefined && dueOn >= week && dueOn < addDays(week, DAYS_A_WEEK));
}

interface TurnItem extends ChecklistItem {
  readonly content: ItemContent & { readonly kind: 'longest-without-a-one-on-one' };
}

function isTurn(item: ChecklistItem): item is TurnItem {
  return item.content.kind === 'longest-without-a-one-on-one';
}

function isOpen({ state }: ChecklistItem): boolean {
  return state.state === 'open';
}

function turnBlocks(
  turns: readonly TurnItem[],
  reader: ItemReader,
  today: CalendarDate,
): KnownBlock[] {
  const open = turns.filter(isOpen);
  const line = turnLine(open, today);
  return [
    ...(line === undefined ? [] : [section(line)]),
    ...row(logButtons(open.map((item) => ({ item, rep: item.content.rep })))),
    ...turns
      .filter((item) => !isOpen(item))
      .map((item) => outcomeBlock(turnOutcome(item, reader), item, item.content.rep, reader)),
  ];
}

/** `*Whose turn it is:* Chidi, last on 3 Oct · Ben, none logged yet`; undefined for nobody. */
function turnLine(turns: readonly TurnItem[], today: CalendarDate): string | undefined {
  if (turns.length === 0) return undefined;
  const names = turns.map(({ content: { rep, lastHeldOn, weeksRunning } }) => {
    const last =
      lastHeldOn === undefined ? 'none logged yet' : `last on ${formatDate(lastHeldOn, today)}`;
    const running = weeksRunning === undefined ? '' : `, week ${weeksRunning}`;
    return `${safe(firstName(rep.name), 60)}, ${last}${running}`;
  });
  return `*Whose turn it is:* ${names.join(' · ')}`;
}

function turnOutcome({ content, state, isOver }: TurnItem, reader: ItemReader): string[] {
  if (state.state === 'open') return [];
  const name = safe(firstName(content.rep.name), 60);
  return [`${name}: ${outcomeWords(state, reader, content, isOver)}`];
}

function goodNewsBlocks(items: readonly ChecklistItem[], today: CalendarDate): KnownBlock[] {
  const line = goodNews(items, today);
  return line === undefined ? [] : [section(line)];
}

/** `*Worth saying out loud:* Dana won Norwind on 18 Nov, the first win since 3 Oct.`; undefined for nothing. */
function goodNews(items: readonly ChecklistItem[], today: CalendarDate): string | undefined {
  const news = items.map(({ content }) => content).filter(isGoodNews);
  if (news.length === 0) return undefined;
  const said = news.map((content) => goodNewsLine(content, today));
  return `*Worth saying out loud:* ${said.join(' ')}`;
}

function isGoodNews(content: ItemContent): content is GoodNews {
  return content.kind === 'strength' || content.kind === 'progress';
}

function stillOpenBlocks(
  commitments: readonly CommitmentItem[],
  reader: ItemReader,
  today: CalendarDate,
  named: number,
): KnownBlock[] {
  const open = commitments.filter(isOpen);
  const line = stillOpenLine(open, today, named);
  return [
    ...(line === undefined ? [] : [section(line)]),
    // On a list that is over nothing is settled any more: a later one has it.
    ...row(tickOff(open.filter(({ isOver }) => isOver !== true))),
    ...commitments
      .filter((item) => !isOpen(item))
      .map((item) => outcomeBlock(commitmentOutcome(item, reader), item, item.content.rep, reader)),
  ];
}

/** What became of an item, with Edit or Undo beside it where the reader may. */
function outcomeBlock(
  words: readonly string[],
  item: ChecklistItem,
  rep: NamedPerson,
  reader: ItemReader,
): SectionBlock {
  const { state } = item;
  if (state.state === 'logged' && state.by.id === reader.id) {
    return { ...section(...words), accessory: editButton(item, rep) };
  }
  return mayUndo(item, reader.id)
    ? { ...section(...words), accessory: undoButton(item) }
    : section(...words);
}

function commitmentOutcome(
  { content, state, isOver }: CommitmentItem,
  reader: ItemReader,
): string[] {
  if (state.state === 'open') return [];
  return [`${commitmentWords(content)}: ${outcomeWords(state, reader, content, isOver)}`];
}

function row(elements: readonly (Button | ActionsBlock['elements'][number])[]): ActionsBlock[] {
  return elements.length === 0 ? [] : [{ type: 'actions', elements: [...elements] }];
}

function lines(line: string | undefined): string[] {
  return line === undefined ? [] : [line];
}
