import type { Button } from '@slack/types';
import { localTime, type CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import { formatClock, formatDate } from '../../domain/dates-in-words.ts';
import type { PersonId } from '../../domain/ids.ts';
import { firstName } from '../../domain/people/person.ts';
import { ACTIONS } from '../ids.ts';
import type { Reader } from '../parts/reader.ts';
import { plain, safe, section } from '../parts/mrkdwn.ts';
import { addPointButton } from '../recaps/recap-message.ts';
import type { SlackMessage } from '../parts/slack-message.ts';

export interface NextOneOnOneInput {
  /** Who reads it. */
  readonly role: 'manager' | 'rep';
  /** With whom the reader has it. */
  readonly other: NamedPerson;
  /** Undefined where only the day is known, which is today. */
  readonly at: Date | undefined;
  /** What is open between them, as far as the reader may know. */
  readonly open: readonly {
    readonly action: string;
    readonly ownerId: PersonId;
    readonly dueOn: CalendarDate | undefined;
  }[];
  /** The rep's points. */
  readonly points: readonly string[];
}

const MAX_LINES = 10;

/** What is open between two people, before their one-on-one. */
export function nextOneOnOneMessage(input: NextOneOnOneInput, reader: Reader): SlackMessage {
  const { role, other, at } = input;
  const name = safe(firstName(other.name), 60);
  const when =
    at === undefined ? 'today' : `at ${formatClock(localTime(at, reader.timeZone).minute)}`;
  const title = `With ${name} ${when}`;
  const open = openLines(input, reader);
  const points = input.points.map((words) => `• ${safe(words, 150)}`);
  const wants = role === 'rep' ? 'You want to talk about' : `${name} wants to talk about`;
  return {
    text: [title, ...limited([...open, ...points])].join('; ').replaceAll('• ', ''),
    blocks: [
      section(
        `*${title}*`,
        open.length === 0 ? 'Nothing is open from last time.' : 'Open from last time:',
        ...limited(open),
      ),
      ...(points.length === 0 ? [] : [section(`${wants}:`, ...limited(points))]),
      { type: 'actions', elements: [button(input)] },
    ],
  };
}

function openLines({ open, other }: NextOneOnOneInput, reader: Reader): string[] {
  const today = localTime(reader.now, reader.timeZone).date;
  const name = safe(firstName(other.name), 60);
  return open.map(({ action, ownerId, dueOn }) => {
    const due = dueOn === undefined ? '' : `, due ${formatDate(dueOn, today)}`;
    return `• ${safe(action, 150)} — ${ownerId === other.id ? name : 'you'}${due}`;
  });
}

function limited(lines: readonly string[]): string[] {
  const left = lines.length - MAX_LINES;
  return [...lines.slice(0, MAX_LINES), ...(left > 0 ? [`and ${left} more`] : [])];
}

function button({ role, other }: NextOneOnOneInput): Button {
  if (role === 'rep') return addPointButton();
  return {
    type: 'button',
    action_id: ACTIONS.logRep,
    text: plain('Log one-on-one'),
    value: String(other.id),
    accessibility_label: plain(`Log a one-on-one with ${firstName(other.name)}`).text,
  };
}
