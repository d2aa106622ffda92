import type { Button, KnownBlock, Overflow } from '@slack/types';
import { localTime } from '../../domain/calendar.ts';
import type { ChecklistItem, ItemContent, ItemState, RecapState } from '../../domain/checklist.ts';
import { sayDate, sayTime } from '../../domain/dates-in-words.ts';
import { firstName } from '../../domain/person.ts';
import { count } from '../../domain/text.ts';
import { ACTIONS, MORE } from '../ids.ts';
import { dealNames, evidenceLine } from './evidence-words.ts';
import { context, plain, safe, section } from './mrkdwn.ts';

/** Who reads a message, and when: dates and times are said by the reader's clock. */
export interface Reader {
  readonly timeZone: string;
  readonly now: Date;
}

/** One item of a checklist: what it says, and either its buttons or what became of it. */
export function itemBlocks(item: ChecklistItem, position: number, reader: Reader): KnownBlock[] {
  const today = localTime(reader.now, reader.timeZone).date;
  return [
    section(...itemLines(item.content, position, today)),
    item.state.state === 'open'
      ? { type: 'actions', elements: buttons(item) }
      : outcomeBlock(item, item.state, reader),
  ];
}

/** What an item says, in mrkdwn, the claim first. */
export function itemLines(
  content: ItemContent,
  position: number,
  today: Parameters<typeof sayDate>[1],
): (string | undefined)[] {
  const who = `*${position} · ${nameOf(content)}*`;
  switch (content.kind) {
    case 'signal':
      return [
        `${who} — ${safe(content.evidence.headline)}`,
        evidenceLine(content.evidence, today),
        dealNames(content.evidence),
        ...asked(content.questions, 1),
      ];
    case 'longest-without-a-one-on-one':
      return [
        `${who} — ${waitingWords(content.lastHeldOn, today)}`,
        ...asked(content.questions, 1),
      ];
    case 'strength':
      return [
        `${who} — worth saying out loud: ${safe(content.evidence.headline)}`,
        evidenceLine(content.evidence, today),
      ];
    case 'commitment-due':
      return [
        `${who} — due ${sayDate(content.dueOn, today)}: ${safe(content.action, 300)}`,
        `${ownerWords(content)}, agreed on ${sayDate(content.agreedOn, today)}`,
      ];
  }
}

function nameOf(content: ItemContent): string {
  return safe(firstName(content.rep.name), 60);
}

function waitingWords(
  lastHeldOn: Parameters<typeof sayDate>[0] | undefined,
  today: Parameters<typeof sayDate>[1],
): string {
  return lastHeldOn === undefined
    ? 'no one-on-one logged yet'
    : `no one-on-one since ${sayDate(lastHeldOn, today)}`;
}

function ownerWords({ owner, rep }: ItemContent & { kind: 'commitment-due' }): string {
  return owner.id === rep.id ? `${safe(firstName(owner.name), 60)} does it` : 'You do it';
}

function asked(questions: readonly string[], most: number): string[] {
  return questions.slice(0, most).map((question) => `Ask: _${safe(question, 300)}_`);
}

function buttons(item: ChecklistItem): (Button | Overflow)[] {
  const { content } = item;
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
  const more: Overflow = {
    type: 'overflow',
    action_id: ACTIONS.moreOfItem,
    options: [
      { text: plain('Snooze a week'), value: `${MORE.snooze}:${value}` },
      { text: plain('Not an issue'), value: `${MORE.dismiss}:${value}` },
    ],
  };
  switch (content.kind) {
    case 'signal':
      return [{ ...log, style: 'primary' }, evidence, more];
    case 'strength':
      return [log, evidence];
    case 'longest-without-a-one-on-one':
      return [log];
    case 'commitment-due':
      return [
        { type: 'button', action_id: ACTIONS.keepCommitment, text: plain('Done'), value },
        { type: 'button', action_id: ACTIONS.dropCommitment, text: plain('Drop'), value },
        log,
      ];
  }
}

function outcomeBlock(
  item: ChecklistItem,
  state: Exclude<ItemState, { state: 'open' }>,
  reader: Reader,
): KnownBlock {
  const words = outcomeWords(state, reader);
  if (state.state !== 'logged') return context(words);
  return {
    ...section(words),
    accessory: {
      type: 'button',
      action_id: ACTIONS.editItem,
      text: plain('Edit'),
      value: String(item.id),
      accessibility_label: plain(`Edit the one-on-one with ${firstName(item.content.rep.name)}`)
        .text,
    },
  };
}

/** `✓ Logged by you, 12:40 · 1 commitment, due 2 Dec`. The reader is the only one who can act on an item. */
export function outcomeWords(state: Exclude<ItemState, { state: 'open' }>, reader: Reader): string {
  const today = localTime(reader.now, reader.timeZone).date;
  const when = sayTime(state.at, reader.now, reader.timeZone);
  switch (state.state) {
    case 'logged': {
      const agreed = state.commitments === 0 ? '' : ` · ${count(state.commitments, 'commitment')}`;
      const due = state.nextDueOn === undefined ? '' : `, due ${sayDate(state.nextDueOn, today)}`;
      return `✓ Logged by you, ${when}${agreed}${due}${recapWords(state.recap)}`;
    }
    case 'snoozed':
      return `Snoozed by you, ${when} · back on ${sayDate(state.until, today)} if it is still true`;
    case 'dismissed':
      return `Marked as not an issue by you, ${when} · comes back only if it gets clearly worse`;
    case 'kept':
      return state.byRep
        ? `✓ Ticked off by ${safe(firstName(state.by.name), 60)}, ${when}`
        : `✓ Marked as done by you, ${when}`;
    case 'dropped':
      return `Dropped by you, ${when}`;
  }
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
