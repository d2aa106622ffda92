import type { KnownBlock, ModalView } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import { MAX_EXPECTATIONS, type Expectation } from '../../domain/one-on-ones/expectation.ts';
import { firstName } from '../../domain/people/person.ts';
import { EXPECT_BLOCKS, VIEWS } from '../ids.ts';
import { dateInput, formView, textInput } from '../parts/input-blocks.ts';
import { context, safe, section } from '../parts/mrkdwn.ts';

export interface ExpectationsViewInput {
  readonly rep: NamedPerson;
  /** What is agreed now, each in a line to be changed or emptied. */
  readonly current: readonly Expectation[];
  readonly today: CalendarDate;
}

export const MAX_MEASURE = 80;

/** The modal that says what a manager and a rep agreed as good. One more line is open, as long as there is room. */
export function expectationsView({ rep, current, today }: ExpectationsViewInput): ModalView {
  const lines = Math.min(MAX_EXPECTATIONS, current.length + 1);
  return formView({
    id: VIEWS.expectations,
    metadata: String(rep.id),
    title: 'What is good',
    submit: 'Save',
    blocks: [
      section(
        `*With ${safe(rep.name, 150)}*`,
        'What did you two agree as good? It is shown beside each signal.',
      ),
      ...Array.from({ length: lines }, (_, line) => lineBlocks(line, current[line], today)).flat(),
      context(
        `Empty a line to end it. Only you see this; ${safe(firstName(rep.name), 60)} knows it from you.`,
      ),
    ],
  });
}

function lineBlocks(
  line: number,
  before: Expectation | undefined,
  today: CalendarDate,
): KnownBlock[] {
  const dueOn = {
    block: EXPECT_BLOCKS.dueOn(line),
    field: EXPECT_BLOCKS.value,
    isOptional: true,
    label: 'By when',
    hint: before && `Agreed on ${formatDate(before.agreedOn, today)}`,
  };
  return [
    text(EXPECT_BLOCKS.measure(line), 'What is looked at', 'New deals a week', before?.measure),
    text(EXPECT_BLOCKS.level(line), 'How much of it is good', '2 or more', before?.level),
    dateInput(dueOn, before?.dueOn),
  ];
}

function text(
  block: string,
  label: string,
  placeholder: string,
  before: string | undefined,
): KnownBlock {
  const question = { block, field: EXPECT_BLOCKS.value, isOptional: true, label };
  return textInput(question, { max: MAX_MEASURE, placeholder, before });
}
