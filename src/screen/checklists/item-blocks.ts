import type { Button, KnownBlock, Overflow } from '@slack/types';
import { DAYS_A_WEEK, daysBetween, localTime, type CalendarDate } from '../../domain/calendar.ts';
import {
  mayUndo,
  type AlsoSeen,
  type ChecklistItem,
  type ItemContent,
  type ItemState,
  type RecapState,
} from '../../domain/checklists/checklist.ts';
import { formatDate, formatTime } from '../../domain/dates-in-words.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import { firstName } from '../../domain/people/person.ts';
import type { RampStanding } from '../../domain/ramp/ramp-standing.ts';
import { issueOf } from '../../domain/signals/kinds.ts';
import { count } from '../../domain/text.ts';
import { ACTIONS, MORE } from '../ids.ts';
import { editWithTeam, teamButtons, teamLines } from './team-item.ts';
import { nextMilestoneWords } from '../parts/milestone-words.ts';
import { courseHeadline } from '../parts/course-words.ts';
import { comparisonLine } from '../parts/evidence-words.ts';
import { feedbackWords } from '../parts/feedback-words.ts';
import type { Reader } from '../parts/reader.ts';
import { sinceLastWords } from '../parts/since-words.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';
import { saidAlsoSeen, saidEvidence } from '../parts/signal-words/said-evidence.ts';

/** Who reads a checklist: what they did themselves is shown as theirs. */
export interface ItemReader extends Reader {
  readonly id: PersonId;
}

/** What has a place of its own on a list: a finding, or a rep in ramp. */
export interface NumberedItem extends ChecklistItem {
  readonly content: ItemContent & { readonly kind: 'signal' | 'team' | 'onboarding' };
}

export function isNumbered(item: ChecklistItem): item is NumberedItem {
  return ['signal', 'team', 'onboarding'].includes(item.content.kind);
}

/** How many others there are: with more than two items of their own, a list's evidence is behind the overflow. */
type Room = 'roomy' | 'crowded';

/** One item of a checklist: what it says, beside a signal what was agreed as good, and its buttons or what became of it. */
export function itemBlocks(
  item: NumberedItem,
  position: number,
  reader: ItemReader,
  room: Room = 'roomy',
  agreedAsGood?: string,
): KnownBlock[] {
  const today = localTime(reader.now, reader.timeZone).date;
  const isSignal = item.content.kind === 'signal';
  return [
    section(...itemLines(item.content, position, today), isSignal ? agreedAsGood : undefined),
    ...stateBlocks(item, reader, room),
    ...(item.feedback === undefined ? [] : [context(feedbackWords(item.feedback, isSignal))]),
  ];
}

function stateBlocks(
  { content, ...item }: NumberedItem,
  reader: ItemReader,
  room: Room,
): KnownBlock[] {
  const { state } = item;
  if (state.state !== 'open') return outcomeBlocks({ ...item, content }, state, reader);
  const elements = buttons({ ...item, content }, room);
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

/** What an item says, in mrkdwn, the claim first. */
export function itemLines(
  content: NumberedItem['content'],
  position: number,
  today: CalendarDate,
): (string | undefined)[] {
  switch (content.kind) {
    case 'team':
      return teamLines(content, position, today);
    case 'signal': {
      const { evidence: kept, signal, course, since, alsoSeen, questions } = content;
      const evidence = saidEvidence(kept);
      return [
        `*${position} · ${nameOf(content)}* — ${safe(courseHeadline(evidence.headline, signal, course))}`,
        comparisonLine(evidence),
        since && sinceLastWords(since, today),
        course === undefined ? alsoSeenWords(alsoSeen) : undefined,
        ...asked(questions),
      ];
    }
    case 'onboarding':
      return [
        `*${position} · ${nameOf(content)}* — week ${weekOfRamp(content.standing, today)} of the ramp`,
        nextMilestoneWords(content.standing, today),
        ...asked(content.questions),
      ];
  }
}

function weekOfRamp({ startedOn }: RampStanding, today: CalendarDate): number {
  return Math.floor(daysBetween(startedOn, today) / DAYS_A_WEEK) + 1;
}

function nameOf({ rep }: { readonly rep: NamedPerson }): string {
  return safe(firstName(rep.name), 60);
}

/** `Also: open deals can’t carry the quota`. The others are named in the evidence. */
function alsoSeenWords([first]: readonly AlsoSeen[] = []): string | undefined {
  return first && `Also: ${safe(saidAlsoSeen(first).headline, 100)}`;
}

function asked(questions: readonly string[]): string[] {
  return questions.slice(0, 1).map((question) => `_${safe(question, 300)}_`);
}

function buttons(item: NumberedItem, room: Room): (Button | Overflow)[] {
  const { content } = item;
  if (content.kind === 'team') return [...teamButtons(item.id), ...more(item, [SNOOZE, DISMISS])];
  const log = logButton(item, content.rep, 'Log one-on-one');
  if (content.kind === 'onboarding') return [log, ...more(item, [])];
  const primary: Button = { ...log, style: 'primary' };
  const behind = more(item, [EVIDENCE, SNOOZE, DISMISS]);
  if (room === 'crowded' && behind.length > 0) return [primary, ...behind];
  const evidence: Button = {
    type: 'button',
    action_id: ACTIONS.showEvidence,
    text: plain('Evidence'),
    value: String(item.id),
    accessibility_label: plain(`Show the evidence about ${firstName(content.rep.name)}`).text,
  };
  return [primary, evidence, ...more(item, [SNOOZE, DISMISS])];
}

/** Opens the log of a one-on-one with somebody whom an item is about; in a row of several each has another id. */
function logButton(
  { id }: ChecklistItem,
  rep: NamedPerson,
  text: string,
  action: string = ACTIONS.logItem,
): Button {
  return {
    type: 'button',
    action_id: action,
    text: plain(text),
    value: String(id),
    accessibility_label: plain(`Log a one-on-one with ${firstName(rep.name)}`).text,
  };
}

/** More than these are not in one row. */
const LOGS_IN_A_ROW = [ACTIONS.logItem, ACTIONS.logSecondItem, ACTIONS.logThirdItem] as const;

/** A log button each, `Log Ana`, of the first three. */
export function logButtons(
  people: readonly { readonly item: ChecklistItem; readonly rep: NamedPerson }[],
): Button[] {
  return LOGS_IN_A_ROW.flatMap((action, place) => {
    const one = people[place];
    if (one === undefined) return [];
    return [logButton(one.item, one.rep, `Log ${firstName(one.rep.name)}`, action)];
  });
}

/** Opens what was logged from an item. */
export function editButton({ id }: ChecklistItem, rep: NamedPerson): Button {
  return {
    type: 'button',
    action_id: ACTIONS.editItem,
    text: plain('Edit'),
    value: String(id),
    accessibility_label: plain(`Edit the one-on-one with ${firstName(rep.name)}`).text,
  };
}

interface Choice {
  readonly text: string;
  readonly choice: (typeof MORE)[keyof typeof MORE];
}

const EVIDENCE: Choice = { text: 'Evidence', choice: MORE.evidence };
const SNOOZE: Choice = { text: 'Snooze a week', choice: MORE.snooze };
const DISMISS: Choice = { text: 'Not an issue', choice: MORE.dismiss };
const VERDICTS: readonly Choice[] = [
  { text: 'Useful', choice: MORE.useful },
  { text: 'Not useful', choice: MORE.notUseful },
];

/** The overflow of an item: what can be done with it, and whether it was worth reading. Nothing, once its list is over. */
function more(item: ChecklistItem, choices: readonly Choice[]): Overflow[] {
  if (item.isOver === true) return [];
  return [
    {
      type: 'overflow',
      action_id: ACTIONS.moreOfItem,
      options: [...choices, ...VERDICTS].map(({ text, choice }) => ({
        text: plain(text),
        value: `${choice}:${item.id}`,
      })),
    },
  ];
}

function outcomeBlocks(
  item: NumberedItem,
  state: Exclude<ItemState, { state: 'open' }>,
  reader: ItemReader,
): KnownBlock[] {
  const words = outcomeWords(state, reader, item.content, item.isOver);
  switch (state.state) {
    case 'logged': {
      // What somebody else logged is theirs to edit.
      if (state.by.id !== reader.id) return [context(words)];
      const { content } = item;
      const edit = content.kind === 'team' ? editWithTeam(item.id) : editButton(item, content.rep);
      return [section(words), { type: 'actions', elements: [edit, ...more(item, [])] }];
    }
    case 'snoozed':
    case 'dismissed':
    case 'kept':
    case 'moved':
    case 'dropped':
      return mayUndo(item, reader.id)
        ? [{ ...section(words), accessory: undoButton(item) }]
        : [context(words)];
  }
}

/** Takes back what became of an item. */
export function undoButton({ id, content }: ChecklistItem): Button {
  return {
    type: 'button',
    action_id: ACTIONS.undoItem,
    text: plain('Undo'),
    value: String(id),
    accessibility_label: plain(
      content.kind === 'team'
        ? 'Undo this for your team'
        : `Undo this for ${firstName(content.rep.name)}`,
    ).text,
  };
}

/** `✓ Logged by you, 12:40 · 1 commitment, due 2 Dec`; with the name where the cover did it, or the manager who is covered for. */
export function outcomeWords(
  state: Exclude<ItemState, { state: 'open' }>,
  reader: ItemReader,
  content: ItemContent,
  isOver = false,
): string {
  const today = localTime(reader.now, reader.timeZone).date;
  const when = formatTime(state.at, reader.now, reader.timeZone);
  const who = state.by.id === reader.id ? 'you' : safe(state.by.name, 60);
  switch (state.state) {
    case 'logged': {
      const agreed = state.commitments === 0 ? '' : ` · ${count(state.commitments, 'commitment')}`;
      const due =
        state.nextDueOn === undefined ? '' : `, due ${formatDate(state.nextDueOn, today)}`;
      return `✓ Logged by ${who}, ${when}${agreed}${due}${recapWords(state.recap)}`;
    }
    case 'snoozed':
      return isOver || state.until <= today
        ? `Snoozed by ${who}, ${when}`
        : `Snoozed by ${who}, ${when} · back on ${formatDate(state.until, today)} if it is still true`;
    case 'dismissed':
      return `Marked as not an issue by ${who}, ${when} · ${isForGood(content) ? 'doesn’t come back' : 'comes back only if it gets clearly worse'}`;
    case 'kept':
      return state.byRep
        ? `✓ Ticked off by ${safe(firstName(state.by.name), 60)}, ${when}`
        : `✓ Marked as done by ${who}, ${when}`;
    case 'moved':
      return `Moved to ${formatDate(state.to, today)} by ${who}, ${when}`;
    case 'dropped':
      return `Dropped by ${who}, ${when}`;
  }
}

function isForGood(content: ItemContent): boolean {
  return content.kind === 'signal' && issueOf(content.signal).isHarmless === true;
}

/** ` · recap shared: looks right, 1 ticked off, 2 points for next time`. */
function recapWords(recap: RecapState | undefined): string {
  if (recap === undefined) return '';
  const { acknowledged, ticked, points } = recap;
  const done = [
    ...(acknowledged ? ['looks right'] : []),
    ...(ticked === 0 ? [] : [`${ticked} ticked off`]),
    ...(points === 0 ? [] : [`${count(points, 'point')} for next time`]),
  ];
  return done.length === 0 ? ' · recap shared' : ` · recap shared: ${done.join(', ')}`;
}
