import { isDeepStrictEqual } from 'node:util';
import type { CalendarDate } from '#src/domain/calendar.ts';
import type { ItemContent } from '#src/domain/checklists/checklist.ts';

/** A block as Slack got it. */
interface Block {
  readonly type: string;
  readonly text?: unknown;
  readonly accessory?: unknown;
  readonly elements?: readonly unknown[];
}

/** A checklist as it was posted. */
export interface PostedList {
  readonly manager: string;
  /** The Monday. */
  readonly week: CalendarDate;
  readonly blocks: readonly Block[];
  readonly contents: readonly ItemContent[];
  /** Whether it is the manager's first, which an introduction follows. */
  readonly isFirst: boolean;
}

/** How much there is to read and to press in one list. */
interface ListSize {
  readonly words: number;
  readonly buttons: number;
  /** Heights of a phone's screen. */
  readonly screens: number;
  readonly seconds: number;
}

/** People read 238 words of English a minute (Brysbaert 2019, non-fiction, silently). */
const WORDS_A_SECOND = 238 / 60;
/** Slack on a phone of 390 by 844 points: so many letters fit into a line of text, and so many points are left for messages. */
const LETTERS_A_LINE = 44;
const LINE_POINTS = 22;
const BUTTON_ROW_POINTS = 46;
const HEADER_POINTS = 34;
const GAP_POINTS = 8;
const SCREEN_POINTS = 640;
/** Beside a section's words a button takes a third of the width. */
const LETTERS_BESIDE_A_BUTTON = 30;
const BUTTONS_A_ROW = 3;

/** The size of one list; what stands on buttons is no reading. */
export function sizeOf({ blocks }: Pick<PostedList, 'blocks'>): ListSize {
  const words = blocks.flatMap((block) => wordsOf(textOf(block))).length;
  const buttons = blocks.reduce((sum, block) => sum + buttonsOf(block), 0);
  const points = blocks.reduce((sum, block) => sum + heightOf(block), 0);
  return { words, buttons, screens: points / SCREEN_POINTS, seconds: words / WORDS_A_SECOND };
}

/** Sentences of a list as a person compares them with last week's: without marks, bars and the place on the list. */
function sentencesOf({ blocks }: Pick<PostedList, 'blocks'>): readonly string[] {
  // What the header counts belongs to the week that it names.
  const [headers, others] = [
    blocks.filter(({ type }) => type === 'header').map(textOf),
    blocks.filter(({ type }) => type !== 'header').flatMap((block) => textOf(block).split('\n')),
  ];
  return [...headers, ...others.flatMap(sentencesIn)];
}

function sentencesIn(line: string): readonly string[] {
  return [line]
    .map((line) =>
      line
        .replaceAll(/`[^`]*`/g, '')
        .replaceAll(/[*_\u2060]/g, '')
        .replace(/^\d+ · /, ''),
    )
    .flatMap((line) => line.split(/(?<=[.?!…])\s+|\s·\s/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length >= FEWEST_WORDS);
}

/** Fewer are a name or a label. */
const FEWEST_WORDS = 5;

/** The questions that a list asks. */
function questionsOf(list: Pick<PostedList, 'blocks'>): readonly string[] {
  return sentencesOf(list).filter((sentence) => sentence.endsWith('?'));
}

/** Sentences that three lists of one manager running had, word for word; lists in any order. */
export function saidThreeTimes(lists: readonly PostedList[]): readonly string[] {
  return byManager(lists).flatMap((own) =>
    own.flatMap((list, index) => {
      const [before, first] = [own[index - 1], own[index - 2]];
      if (before === undefined || first === undefined) return [];
      const [said, saidBefore] = [new Set(sentencesOf(first)), new Set(sentencesOf(before))];
      return sentencesOf(list)
        .filter((sentence) => said.has(sentence) && saidBefore.has(sentence))
        .map((sentence) => `${list.manager}, ${list.week}: ${sentence}`);
    }),
  );
}

const WEEKS_WITHOUT_THE_SAME_QUESTION = 10;

/** Questions about the same rep or team that came back within ten weeks. */
export function askedAgain(lists: readonly PostedList[]): readonly string[] {
  return byManager(lists).flatMap((own) =>
    own.flatMap((list, index) =>
      asked(list)
        .filter((question) =>
          own
            .slice(0, index)
            .filter(({ week }) => weeksBetween(week, list.week) < WEEKS_WITHOUT_THE_SAME_QUESTION)
            .some((earlier) => asked(earlier).some((one) => isDeepStrictEqual(one, question))),
        )
        .map(([who, question]) => `${list.manager}, ${list.week}: ${who}, ${question}`),
    ),
  );
}

/** Each question with whom it is about: the last name or team that a line began with. */
function asked({ blocks }: PostedList): readonly (readonly [who: string, question: string])[] {
  let who = '';
  return blocks.flatMap((block) =>
    textOf(block)
      .split('\n')
      .flatMap((line): [string, string][] => {
        who = /^\*(?:\d+ · )?([^*]+)\*/.exec(line)?.[1] ?? who;
        return questionsOf({ blocks: [{ type: 'section', text: line }] }).map((question) => [
          who,
          question,
        ]);
      }),
  );
}

/** Whether a list says something good: a strength, a recovery or a progress. */
export function saysSomethingGood({ blocks }: PostedList): boolean {
  return blocks.some((block) => textOf(block).startsWith('*Worth saying out loud:*'));
}

/** How many items there are of each kind. */
export function itemsByKind(lists: readonly PostedList[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of lists.flatMap(({ contents }) => contents)) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function byManager(lists: readonly PostedList[]): readonly (readonly PostedList[])[] {
  const managers = [...new Set(lists.map(({ manager }) => manager))];
  return managers.map((manager) =>
    lists
      .filter((list) => list.manager === manager)
      .toSorted((one, other) => one.week.localeCompare(other.week)),
  );
}

function weeksBetween(from: CalendarDate, to: CalendarDate): number {
  return (Date.parse(to) - Date.parse(from)) / 604_800_000;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** All that a block says, in mrkdwn, without its buttons. */
function textOf(block: Block): string {
  const text = stringOf(block.text);
  const elements = block.type === 'context' ? (block.elements ?? []).map(stringOf) : [];
  return [text, ...elements].filter((one) => one !== '').join('\n');
}

function stringOf(text: unknown): string {
  if (typeof text === 'string') return text;
  return typeof text === 'object' && text !== null && 'text' in text ? stringOf(text.text) : '';
}

function buttonsOf(block: Block): number {
  const row = block.type === 'actions' ? (block.elements ?? []).length : 0;
  return row + (block.accessory === undefined ? 0 : 1);
}

function heightOf(block: Block): number {
  switch (block.type) {
    case 'header':
      return HEADER_POINTS + GAP_POINTS;
    case 'divider':
      return 2 * GAP_POINTS;
    case 'actions':
      return Math.ceil((block.elements ?? []).length / BUTTONS_A_ROW) * BUTTON_ROW_POINTS;
    default: {
      const letters = block.accessory === undefined ? LETTERS_A_LINE : LETTERS_BESIDE_A_BUTTON;
      const lines = textOf(block)
        .split('\n')
        .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
      return lines * LINE_POINTS + GAP_POINTS;
    }
  }
}
