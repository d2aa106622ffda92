import type { KnownBlock, ModalView } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import { firstName } from '../../domain/people/person.ts';
import { listed } from '../../domain/text.ts';
import { TEAM_LOG_BLOCKS as BLOCKS, VIEWS } from '../ids.ts';
import {
  dateInput,
  formView,
  MAX_OPTIONS,
  multiSelectInput,
  option,
  textInput,
} from '../parts/input-blocks.ts';
import { safe, section } from '../parts/mrkdwn.ts';
import { MAX_ACTION, MAX_NOTES } from './log-one-on-one-view.ts';
import { optional, required } from './log-question.ts';

export interface TeamLogViewInput {
  /** Travels with the modal and names what is saved, so that it is saved only once. */
  readonly metadata: string;
  /** What the team has in common, in mrkdwn. */
  readonly claim: string;
  readonly questions: readonly string[];
  /** Who has it. */
  readonly named: readonly NamedPerson[];
  /** The others of the team. */
  readonly others: readonly NamedPerson[];
  readonly today: CalendarDate;
  /** What was logged before, when it is edited; with whom stays as it was. */
  readonly logged: LoggedWithTeam | undefined;
}

/** A talk with a team as it was logged before. */
export interface LoggedWithTeam {
  readonly heldOn: CalendarDate;
  readonly people: readonly NamedPerson[];
  readonly notes: string;
  readonly agreed:
    | { readonly action: string; readonly dueOn: CalendarDate | undefined }
    | undefined;
}

/** The modal that logs one talk with several of a team: it counts as a one-on-one with each who was there. */
export function logWithTeamView(input: TeamLogViewInput): ModalView {
  const { logged, today } = input;
  const notes = logged?.notes === '' ? undefined : logged?.notes;
  return formView({
    id: VIEWS.logWithTeam,
    metadata: input.metadata,
    title: 'Log team talk',
    submit: 'Save',
    blocks: [
      section(
        `*Your team* — ${input.claim}`,
        ...input.questions.map((question) => `• _${safe(question, 300)}_`),
      ),
      withWhom(input),
      dateInput(required(BLOCKS.heldOn, 'When did you talk?'), logged?.heldOn ?? today),
      textInput(optional(BLOCKS.notes, 'What did you discuss?', 'Only you can read these notes.'), {
        isLong: true,
        max: MAX_NOTES,
        before: notes,
      }),
      textInput(
        optional(
          BLOCKS.agreed,
          'What does each of them do?',
          'It is agreed with everybody who was there.',
        ),
        { max: MAX_ACTION, before: logged?.agreed?.action },
      ),
      dateInput(
        optional(BLOCKS.dueOn, 'By when?', 'A week after the talk where you say nothing.'),
        logged?.agreed?.dueOn,
      ),
    ],
  });
}

const MAX_NAMED = 20;

function withWhom({ named, others, logged }: TeamLogViewInput): KnownBlock {
  if (logged !== undefined) {
    const names = listed(
      logged.people.map(({ name }) => firstName(name)),
      MAX_NAMED,
    );
    return section(`*With ${safe(names, 1000)}*`);
  }
  const optionOf = ({ id, name }: NamedPerson) => option(String(id), name);
  const options = [...named, ...others].slice(0, MAX_OPTIONS).map(optionOf);
  return multiSelectInput(
    required(BLOCKS.people, 'Who was there?'),
    options,
    options.slice(0, named.length),
    'Choose from your team',
  );
}
