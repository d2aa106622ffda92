import type { Button, KnownBlock, Overflow } from '@slack/types';
import { localTime } from '../../domain/calendar.ts';
import {
  mayUndo,
  type AlsoSeen,
  type ChecklistItem,
  type ItemContent,
  type ItemState,
  type RecapState,
  type RepContent,
} from '../../domain/checklists/checklist.ts';
import { formatDate, formatTime } from '../../domain/dates-in-words.ts';
import type { PersonId } from '../../domain/ids.ts';
import { firstName } from '../../domain/people/person.ts';
import { issueOf } from '../../domain/signals/kinds.ts';
import { count } from '../../domain/text.ts';
import { ACTIONS, MORE } from '../ids.ts';
import { milestoneWords } from '../parts/milestone-words.ts';
import { dealNames, evidenceLine } from '../parts/evidence-words.ts';
import { editWithTeam, teamButtons, teamLines } from './team-item.ts';
import { feedbackWords } from '../parts/feedback-words.ts';
import type { Reader } from '../parts/reader.ts';
import { recoveryWords, sinceWords } from '../parts/since-words.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';
import { saidAlsoSeen, saidEvidence } from '../parts/signal-words/said-evidence.ts';

/** Who reads a checklist: what they did themselves is shown as theirs. */
export interface ItemReader extends Reader {
  readonly id: PersonId;
}

/** One item of a checklist: what it says, beside a signal what was agreed as good, and its buttons or what became of it. */
export function itemBlocks(
  item: ChecklistItem,
  position: number,
  reader: ItemReader,
  agreedAsGood?: string,
): KnownBlock[] {
  const today = localTime(reader.now, reader.timeZone).date;
  const isSignal = item.content.kind === 'signal';
  return [
    section(...itemLines(item.content, position, today), isSignal ? agreedAsGood : undefined),
    ...stateBlocks(item, reader),
    ...(item.feedback === undefined ? [] : [context(feedbackWords(item.feedback, isSignal))]),
  ];
}

function stateBlocks({ content, ...item }: ChecklistItem, reader: ItemReader): KnownBlock[] {
  const { state } = item;
  if (state.state !== 'open') return outcomeBlocks({ ...item, content }, state, reader);
  const elements = buttons({ ...item, content });
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

/** What an item says, in mrkdwn, the claim first. */
export function itemLines(
  content: ItemContent,
  position: number,
  today: Parameters<typeof formatDate>[1],
): (string | undefined)[] {
  if (content.kind === 'team') return teamLines(content, position, today);
  const who = `*${position} · ${nameOf(content)}*`;
  switch (content.kind) {
    case 'signal': {
      const evidence = saidEvidence(content.evidence);
      return [
        `${who} — ${safe(evidence.headline)}`,
        evidenceLine(evidence, today),
        content.since && sinceWords(content.since, today),
        dealNames(evidence),
        alsoSeenWords(content.alsoSeen),
        ...asked(content.questions, 1),
      ];
    }
    case 'longest-without-a-one-on-one':
      return [
        `${who} — ${waitingWords(content.lastHeldOn, today)}`,
        ...asked(content.questions, 1),
      ];
    case 'onboarding':
      return [
        `${who} — month ${content.standing.month} of the ramp`,
        milestoneWords(content.standing, today),
        'The signals of a seasoned rep begin when the ramp is over.',
        ...asked(content.questions, 1),
      ];
    case 'strength': {
      if (content.signal === 'recovered-after-coaching') {
        return [`${who} — ${recoveryWords(content.since, nameOf(content), today)}`];
      }
      const evidence = saidEvidence(content.evidence);
      return [
        `${who} — worth saying out loud: ${safe(evidence.headline)}`,
        evidenceLine(evidence, today),
      ];
    }
    case 'commitment-due':
      return [
        `${who} — due ${formatDate(content.dueOn, today)}: ${safe(content.action, 300)}`,
        `${ownerWords(content)}, agreed on ${formatDate(content.agreedOn, today)}`,
      ];
  }
}

function nameOf(content: RepContent): string {
  return safe(firstName(content.rep.name), 60);
}

function waitingWords(
  lastHeldOn: Parameters<typeof formatDate>[0] | undefined,
  today: Parameters<typeof formatDate>[1],
): string {
  return lastHeldOn === undefined
    ? 'no one-on-one logged yet'
    : `no one-on-one since ${formatDate(lastHeldOn, today)}`;
}

function ownerWords({ owner, rep }: RepContent & { kind: 'commitment-due' }): string {
  return owner.id === rep.id ? `${safe(firstName(owner.name), 60)} does it` : 'You do it';
}

/** More are named in the evidence. */
const MAX_ALSO_SEEN = 3;

/** `Also seen: open deals can’t carry the quota; close dates keep moving out` */
function alsoSeenWords(also: readonly AlsoSeen[] = []): string | undefined {
  if (also.length === 0) return undefined;
  return `Also seen: ${also
    .slice(0, MAX_ALSO_SEEN)
    .map((one) => safe(saidAlsoSeen(one).headline, 100))
    .join('; ')}`;
}

function asked(questions: readonly string[], max: number): string[] {
  return questions.slice(0, max).map((question) => `Ask: _${safe(question, 300)}_`);
}

function buttons(item: ChecklistItem): (Button | Overflow)[] {
  const { content } = item;
  if (content.kind === 'team') return [...teamButtons(item.id), ...more(item, [SNOOZE, DISMISS])];
  const who = firstName(content.rep.name);
  const value = String(item.id);
  const log: Button = {
    type: 'button',
    action_id: ACTIONS.logItem,
    text: plain('Log one-on-one'),
    value,
    accessibility_label: plain(`Log a one-on-one with ${who}`).text,
  };
  const evidence: Button = {
    type: 'button',
    action_id: ACTIONS.showEvidence,
    text: plain('Evidence'),
    value,
    accessibility_label: plain(`Show the evidence about ${who}`).text,
  };
  switch (content.kind) {
    case 'signal':
      return [{ ...log, style: 'primary' }, evidence, ...more(item, [SNOOZE, DISMISS])];
    case 'strength':
      return content.signal === 'recovered-after-coaching'
        ? [log, ...more(item, [])]
        : [log, evidence, ...more(item, [])];
    case 'longest-without-a-one-on-one':
      return [log, ...more(item, [SNOOZE])];
    case 'onboarding':
      return [log, ...more(item, [])];
    case 'commitment-due':
      // On a later list, if it is open still.
      if (item.isOver === true) return [];
      return [
        { type: 'button', action_id: ACTIONS.keepCommitment, text: plain('Done'), value },
        { type: 'button', action_id: ACTIONS.moveCommitment, text: plain('Move'), value },
        { type: 'button', action_id: ACTIONS.dropCommitment, text: plain('Drop'), value },
        log,
      ];
  }
}

interface Choice {
  readonly text: string;
  readonly choice: (typeof MORE)[keyof typeof MORE];
}

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
  item: ChecklistItem,
  state: Exclude<ItemState, { state: 'open' }>,
  reader: ItemReader,
): KnownBlock[] {
  const words = outcomeWords(state, reader, item.content, item.isOver);
  switch (state.state) {
    case 'logged': {
      // What somebody else logged is theirs to edit.
      if (state.by.id !== reader.id) return [context(words)];
      const edit =
        item.content.kind === 'team' ? editWithTeam(item.id) : editOf(item.id, item.content);
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

function editOf(item: ChecklistItem['id'], { rep }: RepContent): Button {
  return {
    type: 'button',
    action_id: ACTIONS.editItem,
    text: plain('Edit'),
    value: String(item),
    accessibility_label: plain(`Edit the one-on-one with ${firstName(rep.name)}`).text,
  };
}

function undoButton({ id, content }: ChecklistItem): Button {
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
