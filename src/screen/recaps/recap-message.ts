import type { Button, KnownBlock } from '@slack/types';
import { localTime, type CalendarDate } from '../../domain/calendar.ts';
import {
  formatAppointment,
  formatDate,
  formatDay,
  formatTime,
} from '../../domain/dates-in-words.ts';
import type { Subject } from '../../domain/one-on-ones/one-on-one.ts';
import { firstName } from '../../domain/people/person.ts';
import type { Recap, RecapCommitment } from '../../domain/recaps/recap.ts';
import { clip, listed } from '../../domain/text.ts';
import { ACTIONS } from '../ids.ts';
import type { Reader } from '../parts/reader.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

const SUBJECT_WORDS: Readonly<Record<Subject, string>> = {
  'new-business': 'new business',
  'deal-strategy': 'a deal',
  forecast: 'the forecast',
  career: 'your career and goals',
};

const MAX_WORDS = 800;
const MAX_NOTES = 2_500;
const MAX_POINTS = 5;
const MAX_FALLBACK_CHARACTERS = 3_900;

/** What a manager shares of a one-on-one, as its rep gets it, in its present state. */
export function recapMessage(recap: Recap, reader: Reader): SlackMessage {
  const manager = nameOf(recap);
  return {
    text: fallback(recap, reader),
    blocks: [
      section(
        `*${manager} wrote down what you two agreed on ${formatDay(recap.heldOn, dayOf(reader))}*`,
      ),
      ...recapBlocks(recap, reader, { words: MAX_WORDS, notes: MAX_NOTES }),
      ...stateLines(recap, reader).map((line) => context(line)),
      { type: 'actions', elements: buttons(recap) },
    ],
  };
}

/** What stands in the place of a recap that its manager took back. */
export function recapWithdrawnMessage(): SlackMessage {
  const text = 'Your manager took this recap back. What was agreed is between you two.';
  return { text, blocks: [section(text)] };
}

/** The contents of a recap, a commitment of the rep's own with its button. */
export function recapBlocks(
  recap: Recap,
  reader: Reader,
  max: { readonly words: number; readonly notes: number },
): KnownBlock[] {
  const about = listed(recap.subjects.map((subject) => SUBJECT_WORDS[subject]));
  const lines = [
    ...(about === '' ? [] : [`You talked about ${about}.`]),
    ...(recap.words === '' ? [] : [`“${safe(recap.words, max.words)}”`]),
  ];
  const hasNotes = recap.notes !== undefined && recap.notes !== '' && max.notes > 0;
  const next = nextWords(recap, reader);
  return [
    ...(lines.length === 0 ? [] : [section(...lines)]),
    ...(hasNotes ? [section(`${nameOf(recap)}’s notes: ${safe(recap.notes, max.notes)}`)] : []),
    ...recap.commitments
      .filter(({ state }) => state !== 'dropped')
      .map((commitment) => commitmentBlock(commitment, recap, reader)),
    ...(next === undefined ? [] : [section(next)]),
    ...(recap.points.length === 0 ? [] : [context(pointWords(recap))]),
  ];
}

function commitmentBlock(commitment: RecapCommitment, recap: Recap, reader: Reader): KnownBlock {
  const line = section(commitmentLine(commitment, recap, reader));
  if (commitment.owner !== 'rep' || commitment.state !== 'open') return line;
  const done: Button = {
    type: 'button',
    action_id: ACTIONS.tickCommitment,
    text: plain('Done'),
    value: String(commitment.id),
    accessibility_label: plain(`Tick off: ${commitment.action}`).text,
  };
  return { ...line, accessory: done };
}

/** `☐ Send the account list — you, due 2 Dec`. */
function commitmentLine(
  { action, owner, dueOn, state }: RecapCommitment,
  recap: Pick<Recap, 'manager'>,
  reader: Reader,
): string {
  const who = owner === 'rep' ? 'you' : nameOf(recap);
  const due = dueOn === undefined ? '' : `, due ${formatDate(dueOn, dayOf(reader))}`;
  return `${state === 'kept' ? '✓ Done:' : '☐'} ${safe(action, 300)} — ${who}${due}`;
}

function nextWords({ nextOn, nextAt }: Recap, reader: Reader): string | undefined {
  return nextOn === undefined
    ? undefined
    : `Next one-on-one: ${formatAppointment(nextOn, nextAt, dayOf(reader), reader.timeZone)}`;
}

function pointWords({ points }: Recap): string {
  const shown = points.slice(0, MAX_POINTS).map((words) => safe(words, 120));
  const left = points.length - shown.length;
  return `You want to talk about: ${[...shown, ...(left > 0 ? [`${left} more`] : [])].join(' · ')}`;
}

function stateLines(recap: Recap, reader: Reader): string[] {
  const at = (instant: Date) => formatTime(instant, reader.now, reader.timeZone);
  const { acknowledgedAt, changedAt, disputedAt } = recap;
  return [
    ...(changedAt === undefined ? [] : [`Changed by ${nameOf(recap)}, ${at(changedAt)}`]),
    ...(acknowledgedAt === undefined
      ? []
      : [`✓ You said that it looks right, ${at(acknowledgedAt)}`]),
    ...(disputedAt === undefined
      ? []
      : [
          `You said that the CRM is wrong about it, ${at(disputedAt)}. ${nameOf(recap)} and the people who run Frontline read it; nobody else does.`,
        ]),
  ];
}

function buttons(recap: Recap): Button[] {
  const value = String(recap.id);
  return [
    ...(recap.acknowledgedAt === undefined
      ? [
          {
            type: 'button' as const,
            action_id: ACTIONS.acknowledgeRecap,
            text: plain('Looks right'),
            value,
          },
        ]
      : []),
    addPointButton(),
    {
      type: 'button',
      action_id: ACTIONS.disputeData,
      text: plain('That’s not what the CRM says'),
      value,
    },
  ];
}

/** Asks for a point for the next one-on-one. */
export function addPointButton(): Button {
  return { type: 'button', action_id: ACTIONS.addPoint, text: plain('Add something') };
}

function fallback(recap: Recap, reader: Reader): string {
  const agreed = recap.commitments
    .filter(({ state }) => state !== 'dropped')
    .map((commitment) => commitmentLine(commitment, recap, reader));
  const next = nextWords(recap, reader);
  return clip(
    [
      `${nameOf(recap)} wrote down what you two agreed on ${formatDay(recap.heldOn, dayOf(reader))}`,
      ...agreed,
      ...(next === undefined ? [] : [next]),
    ].join('; '),
    MAX_FALLBACK_CHARACTERS,
  );
}

function nameOf({ manager }: Pick<Recap, 'manager'>): string {
  return safe(firstName(manager.name), 60);
}

function dayOf(reader: Reader): CalendarDate {
  return localTime(reader.now, reader.timeZone).date;
}
