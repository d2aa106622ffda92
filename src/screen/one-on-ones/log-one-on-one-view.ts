import type { KnownBlock, ModalView } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import type { AgendaPointId } from '../../domain/ids.ts';
import { ROOT_CAUSES, type RootCause } from '../../domain/guides/guide.ts';
import { addDays, DAYS_A_WEEK } from '../../domain/calendar.ts';
import { SUBJECTS, type Subject, type Topic } from '../../domain/one-on-ones/one-on-one.ts';
import { capitalised, clip } from '../../domain/text.ts';
import { firstName } from '../../domain/people/person.ts';
import {
  ABOUT_ITEM,
  ACTIONS,
  COMMITMENT_LINES,
  LOG_BLOCKS,
  LOG_FIELDS,
  LOG_LENGTH,
  VIEWS,
} from '../ids.ts';
import { initiativesToTick, type TickableInitiative } from './log-initiatives.ts';
import { next, shared } from './log-next-and-shared.ts';
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
  /** What brought it up; undefined where the manager began by themselves. */
  readonly topic:
    | {
        readonly claim: string;
        /** Whether it was about that, ticked at first; undefined for what can't be ticked. */
        readonly isAbout: boolean | undefined;
      }
    | undefined;
  /** What is still open from before, the oldest first. */
  readonly openCommitments: readonly OpenAction[];
  /** The rep's points, the oldest first. */
  readonly points: readonly { readonly id: AgendaPointId; readonly words: string }[];
  /** What is being rolled out, and whether it was ticked before. */
  readonly initiatives?: readonly TickableInitiative[];
  /** What was logged before, when it is edited. */
  readonly logged: LoggedBefore | undefined;
  /** Whether the rest is shown: as the manager had it last. */
  readonly isFull: boolean;
  /** The blocks in which something stands by now. */
  readonly filled: ReadonlySet<string>;
}

export const MAX_NOTES = 3_000;
export const MAX_ACTION = 300;
/** Slack's limit of an option's text. */
const MAX_OPTION = 75;

/** The modal that logs a one-on-one: one screen, prefilled as far as it is known what it was about; the rest behind More. */
export function logOneOnOneView(input: LogViewInput): ModalView {
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
      ...about(input),
      notes(input),
      ...commitment(input, 0),
      moreButton(input),
      ...moreParts(input).flatMap(({ blocks, isKept }) => (input.isFull || isKept ? blocks : [])),
    ],
  });
}

/** What More brings: blocks that belong together, and whether they stay without it since something stands in them. */
interface Part {
  readonly blocks: readonly KnownBlock[];
  readonly isKept: boolean;
}

function moreParts(input: LogViewInput): Part[] {
  const { logged } = input;
  const [rep, ...others] = input.reps;
  const who = others.length === 0 ? firstName(rep.name) : 'the rep';
  const lines = Array.from({ length: COMMITMENT_LINES - 1 }, (_, line) => line + 1);
  return [
    part(input, stillOpen(input.openCommitments, input.today)),
    part(input, points(input)),
    part(input, initiativesToTick(input.initiatives ?? []), isSome(input.initiatives, 'isTicked')),
    ...(input.topic?.isAbout === undefined
      ? []
      : [part(input, [subjects(input)], chosenOf(SUBJECTS, logged).length > 0)]),
    part(input, [causes(input)], chosenOf(ROOT_CAUSES, logged).length > 0),
    ...lines.map((line) =>
      part(input, commitment(input, line), logged?.commitments[line] !== undefined),
    ),
    part(input, next(logged), logged?.nextOn !== undefined),
    part(input, shared(logged, who), logged?.shared !== undefined),
  ];
}

/** They stay where something stands in any of them, from before or by now. */
function part({ filled }: LogViewInput, blocks: readonly KnownBlock[], isBefore = false): Part {
  const isFilled = blocks.some(({ block_id: id }) => id !== undefined && filled.has(id));
  return { blocks, isKept: isBefore || isFilled };
}

function isSome<Key extends string>(
  list: readonly Readonly<Record<Key, boolean>>[] = [],
  key: Key,
): boolean {
  return list.some((one) => one[key]);
}

function moreButton({ isFull, openCommitments }: LogViewInput): KnownBlock {
  const open = openCommitments.length;
  const more = open === 0 ? 'More' : `More · ${open} open from last time`;
  return {
    type: 'actions',
    block_id: LOG_BLOCKS.more,
    elements: [
      {
        type: 'button',
        action_id: ACTIONS.logMore,
        text: plain(isFull ? 'Less' : more),
        value: isFull ? LOG_LENGTH.short : LOG_LENGTH.full,
        accessibility_label: plain(
          isFull
            ? 'Less: hides what nothing stands in'
            : 'More: still open, root cause, next one-on-one, sharing',
          75,
        ).text,
      },
    ],
  };
}

function withWhom(input: LogViewInput): KnownBlock[] {
  const [rep, ...others] = input.reps;
  if (others.length === 0) {
    // What is asked about is said beside its tick.
    const claim = input.topic?.isAbout === undefined ? input.topic?.claim : undefined;
    return [section(`*With ${safe(rep.name, 150)}*`, claim && safe(claim, 300))];
  }
  const choose = selectInput(required(LOG_BLOCKS.rep, 'With'), {
    placeholder: plain('Choose from your team'),
    options: input.reps.slice(0, MAX_OPTIONS).map(({ id, name }) => option(String(id), name)),
  });
  return [choose];
}

function points({ points, reps: [rep] }: LogViewInput): KnownBlock[] {
  if (points.length === 0) return [];
  const label = `${firstName(rep.name)} wants to talk about: tick what you did`;
  const shown = points.slice(0, MAX_CHECKBOXES).map(({ id, words }) => option(String(id), words));
  return [checkboxesInput(optional(LOG_BLOCKS.points, label), shown)];
}

const SUBJECT_WORDS: Readonly<Record<Subject, string>> = {
  'new-business': 'New business',
  'deal-strategy': 'A deal',
  forecast: 'Forecast',
  career: 'Career and goals',
};

/** What brought it up, ticked; where nothing did, what it was about. */
function about(input: LogViewInput): KnownBlock[] {
  const { topic } = input;
  if (topic?.isAbout === undefined) return [subjects(input)];
  const item = option(ABOUT_ITEM, clip(topic.claim, MAX_OPTION));
  return [
    checkboxesInput(optional(LOG_BLOCKS.about, 'About'), [item], topic.isAbout ? [item] : []),
  ];
}

function subjects({ logged, topic }: LogViewInput): KnownBlock {
  const optionOf = (subject: Subject) => option(subject, SUBJECT_WORDS[subject]);
  return checkboxesInput(
    optional(LOG_BLOCKS.topics, topic?.isAbout === undefined ? 'About' : 'Also about'),
    SUBJECTS.map(optionOf),
    chosenOf(SUBJECTS, logged).map(optionOf),
  );
}

function causes({ logged }: LogViewInput): KnownBlock {
  const optionOf = (cause: RootCause) => option(cause, capitalised(cause));
  return checkboxesInput(
    optional(LOG_BLOCKS.causes, 'Root cause', 'Only you see it, also where you share a recap.'),
    ROOT_CAUSES.map(optionOf),
    chosenOf(ROOT_CAUSES, logged).map(optionOf),
  );
}

function chosenOf<One extends Topic>(
  all: readonly One[],
  logged: LoggedBefore | undefined,
): readonly One[] {
  return all.filter((one) => logged?.topics.includes(one));
}

function notes({ logged }: LogViewInput): KnownBlock {
  const hint = 'Only you can read this, unless you share it.';
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
          initial_date: before?.dueOn ?? addDays(input.today, DAYS_A_WEEK),
        },
      ],
    },
  ];
}
