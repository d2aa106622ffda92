import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { AgendaPointId, PersonId } from '../../domain/ids.ts';
import { TOPICS, type SharedState, type Topic } from '../../domain/one-on-ones/one-on-one.ts';
import { firstName } from '../../domain/people/person.ts';
import { COMMITMENT_LINES, LOG_BLOCKS, LOG_FIELDS, VIEWS } from '../ids.ts';
import { initiativesToTick, type TickableInitiative } from './log-initiatives.ts';
import { nextAndShared } from './log-next-and-shared.ts';
import { stillOpen, type OpenAction } from './log-still-open.ts';
import { plain, safe, section } from '../parts/mrkdwn.ts';

export interface LogViewInput {
  /** Travels with the modal and names what is saved, so that it is saved only once. */
  readonly metadata: string;
  readonly manager: NamedPerson;
  /** One rep where it is known who it was with; else the manager's team to choose from. */
  readonly reps: readonly [NamedPerson, ...NamedPerson[]];
  readonly today: CalendarDate;
  /** What brought it up, and what to ask; absent where the manager began by themselves. */
  readonly topic: { readonly claim: string; readonly questions: readonly string[] } | undefined;
  /** What is still open from before, the oldest first. */
  readonly openCommitments: readonly OpenAction[];
  /** What the rep wants to talk about, the oldest first. */
  readonly points: readonly { readonly id: AgendaPointId; readonly words: string }[];
  /** What is being rolled out, and whether it was ticked before. */
  readonly initiatives?: readonly TickableInitiative[];
  /** What was logged before, when it is edited. */
  readonly logged: LoggedBefore | undefined;
}

interface LoggedBefore {
  readonly heldOn: CalendarDate;
  readonly topics: readonly Topic[];
  readonly notes: string;
  readonly commitments: readonly {
    readonly action: string;
    readonly ownerId: PersonId;
    readonly dueOn: CalendarDate | undefined;
  }[];
  readonly nextOn: CalendarDate | undefined;
  /** `14:00` by the manager's clock, where a time was said. */
  readonly nextTime: string | undefined;
  readonly shared: SharedState | undefined;
}

/** Slack's limit for checkboxes. */
const MAX_CHECKBOXES = 10;
const MAX_OPTIONS = 100;
export const MAX_NOTES = 3_000;
export const MAX_ACTION = 300;

const TOPIC_WORDS: Readonly<Record<Topic, string>> = {
  'new-business': 'New business',
  'deal-strategy': 'A deal',
  forecast: 'Forecast',
  career: 'Career and goals',
  knowledge: 'At heart: knowing',
  skill: 'At heart: doing',
  motivation: 'At heart: wanting',
  obstacle: 'At heart: something in the way',
};

/** The modal that logs a one-on-one, prefilled as far as it is known what it was about. */
export function logOneOnOneView(input: LogViewInput): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.logOneOnOne,
    private_metadata: input.metadata,
    title: plain('Log one-on-one', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks: [
      ...who(input),
      heldOn(input),
      ...stillOpen(input.openCommitments, input.today),
      ...points(input),
      ...initiativesToTick(input.initiatives ?? []),
      topics(input),
      notes(input),
      ...Array.from({ length: COMMITMENT_LINES }, (_, line) => commitment(input, line)).flat(),
      ...nextAndShared(input),
    ],
  };
}

function who(input: LogViewInput): KnownBlock[] {
  const [rep, ...others] = input.reps;
  const topic =
    input.topic === undefined
      ? []
      : [
          section(
            safe(input.topic.claim, 300),
            ...input.topic.questions.map((question) => `• _${safe(question, 300)}_`),
          ),
        ];
  if (others.length === 0) return [section(`*With ${safe(rep.name, 150)}*`), ...topic];
  return [
    {
      type: 'input',
      block_id: LOG_BLOCKS.rep,
      label: plain('With'),
      element: {
        type: 'static_select',
        action_id: LOG_FIELDS.value,
        placeholder: plain('Choose from your team'),
        options: input.reps
          .slice(0, MAX_OPTIONS)
          .map(({ id, name }) => ({ text: plain(name), value: String(id) })),
      },
    },
    ...topic,
  ];
}

function heldOn(input: LogViewInput): KnownBlock {
  return {
    type: 'input',
    block_id: LOG_BLOCKS.heldOn,
    label: plain('When did you talk?'),
    element: {
      type: 'datepicker',
      action_id: LOG_FIELDS.value,
      initial_date: input.logged?.heldOn ?? input.today,
    },
  };
}

function points({ points, reps: [rep] }: LogViewInput): KnownBlock[] {
  if (points.length === 0) return [];
  return [
    {
      type: 'input',
      block_id: LOG_BLOCKS.points,
      optional: true,
      label: plain(`${firstName(rep.name)} wants to talk about: tick what you did`, 150),
      element: {
        type: 'checkboxes',
        action_id: LOG_FIELDS.value,
        options: points.slice(0, MAX_CHECKBOXES).map(({ id, words }) => ({
          text: plain(words),
          value: String(id),
        })),
      },
    },
  ];
}

function topics(input: LogViewInput): KnownBlock {
  const option = (topic: Topic): PlainTextOption => ({
    text: plain(TOPIC_WORDS[topic]),
    value: topic,
  });
  const chosen = input.logged?.topics ?? [];
  return {
    type: 'input',
    block_id: LOG_BLOCKS.topics,
    optional: true,
    label: plain('What was it about, and what was the heart of it?', 150),
    element: {
      type: 'checkboxes',
      action_id: LOG_FIELDS.value,
      options: TOPICS.map(option),
      ...(chosen.length > 0 && { initial_options: chosen.map(option) }),
    },
  };
}

function notes(input: LogViewInput): KnownBlock {
  return {
    type: 'input',
    block_id: LOG_BLOCKS.notes,
    optional: true,
    label: plain('What did you discuss?'),
    hint: plain('Only you can read these notes, unless you share them below.'),
    element: {
      type: 'plain_text_input',
      action_id: LOG_FIELDS.value,
      multiline: true,
      max_length: MAX_NOTES,
      ...(input.logged !== undefined &&
        input.logged.notes !== '' && { initial_value: input.logged.notes }),
    },
  };
}

function commitment(input: LogViewInput, line: number): KnownBlock[] {
  const before = input.logged?.commitments[line];
  const [rep, ...others] = input.reps;
  const theRep: PlainTextOption = {
    text: plain(others.length === 0 ? `${firstName(rep.name)} does` : 'The rep does'),
    value: 'rep',
  };
  const theManager: PlainTextOption = { text: plain('I do'), value: 'manager' };
  return [
    {
      type: 'input',
      block_id: LOG_BLOCKS.action(line),
      optional: true,
      label: plain(line === 0 ? 'What was agreed?' : 'What else was agreed?'),
      element: {
        type: 'plain_text_input',
        action_id: LOG_FIELDS.value,
        max_length: MAX_ACTION,
        ...(before !== undefined && { initial_value: before.action }),
      },
    },
    {
      type: 'actions',
      block_id: LOG_BLOCKS.details(line),
      elements: [
        {
          type: 'static_select',
          action_id: LOG_FIELDS.owner,
          options: [theRep, theManager],
          initial_option: before?.ownerId === input.manager.id ? theManager : theRep,
        },
        {
          type: 'datepicker',
          action_id: LOG_FIELDS.due,
          placeholder: plain('Due'),
          ...(before?.dueOn !== undefined && { initial_date: before.dueOn }),
        },
      ],
    },
  ];
}
