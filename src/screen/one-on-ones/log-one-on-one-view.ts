import type { KnownBlock, ModalView } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { AgendaPointId } from '../../domain/ids.ts';
import { TOPICS, type Topic } from '../../domain/one-on-ones/one-on-one.ts';
import { firstName } from '../../domain/people/person.ts';
import { COMMITMENT_LINES, LOG_BLOCKS, LOG_FIELDS, VIEWS } from '../ids.ts';
import { initiativesToTick, type TickableInitiative } from './log-initiatives.ts';
import { nextAndShared } from './log-next-and-shared.ts';
import { optional, required } from './log-question.ts';
import { stillOpen, type OpenAction } from './log-still-open.ts';
import type { LoggedBefore } from './logged-before.ts';
import {
  checkboxesInput,
  dateInput,
  formView,
  MAX_CHECKBOXES,
  MAX_OPTIONS,
  option,
  selectInput,
  textInput,
} from '../parts/input-blocks.ts';
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
  /** The rep's points, the oldest first. */
  readonly points: readonly { readonly id: AgendaPointId; readonly words: string }[];
  /** What is being rolled out, and whether it was ticked before. */
  readonly initiatives?: readonly TickableInitiative[];
  /** What was logged before, when it is edited. */
  readonly logged: LoggedBefore | undefined;
}

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
  const [rep, ...others] = input.reps;
  const who = others.length === 0 ? firstName(rep.name) : 'the rep';
  return formView({
    id: VIEWS.logOneOnOne,
    metadata: input.metadata,
    title: 'Log one-on-one',
    submit: 'Save',
    blocks: [
      ...withWhom(input),
      dateInput(
        required(LOG_BLOCKS.heldOn, 'When did you talk?'),
        input.logged?.heldOn ?? input.today,
      ),
      ...stillOpen(input.openCommitments, input.today),
      ...points(input),
      ...initiativesToTick(input.initiatives ?? []),
      topics(input),
      notes(input),
      ...Array.from({ length: COMMITMENT_LINES }, (_, line) => commitment(input, line)).flat(),
      ...nextAndShared(input.logged, who),
    ],
  });
}

function withWhom(input: LogViewInput): KnownBlock[] {
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
  const choose = selectInput(required(LOG_BLOCKS.rep, 'With'), {
    placeholder: plain('Choose from your team'),
    options: input.reps.slice(0, MAX_OPTIONS).map(({ id, name }) => option(String(id), name)),
  });
  return [choose, ...topic];
}

function points({ points, reps: [rep] }: LogViewInput): KnownBlock[] {
  if (points.length === 0) return [];
  const label = `${firstName(rep.name)} wants to talk about: tick what you did`;
  const shown = points.slice(0, MAX_CHECKBOXES).map(({ id, words }) => option(String(id), words));
  return [checkboxesInput(optional(LOG_BLOCKS.points, label), shown)];
}

function topics({ logged }: LogViewInput): KnownBlock {
  const optionOf = (topic: Topic) => option(topic, TOPIC_WORDS[topic]);
  return checkboxesInput(
    optional(LOG_BLOCKS.topics, 'What was it about, and what was the heart of it?'),
    TOPICS.map(optionOf),
    logged?.topics.map(optionOf),
  );
}

function notes({ logged }: LogViewInput): KnownBlock {
  const hint = 'Only you can read these notes, unless you share them below.';
  const question = optional(LOG_BLOCKS.notes, 'What did you discuss?', hint);
  const before = logged?.notes === '' ? undefined : logged?.notes;
  return textInput(question, { isLong: true, max: MAX_NOTES, before });
}

function commitment(input: LogViewInput, line: number): KnownBlock[] {
  const before = input.logged?.commitments[line];
  const [rep, ...others] = input.reps;
  const theRep = option(
    'rep',
    others.length === 0 ? `${firstName(rep.name)} does` : 'The rep does',
  );
  const theManager = option('manager', 'I do');
  const label = line === 0 ? 'What was agreed?' : 'What else was agreed?';
  return [
    textInput(optional(LOG_BLOCKS.action(line), label), {
      max: MAX_ACTION,
      before: before?.action,
    }),
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
