import type { KnownBlock, ModalView } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import type { NamedPerson } from '../../domain/people/named-person.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import { MAX_EXPECTATIONS, type Expectation } from '../../domain/one-on-ones/expectation.ts';
import { firstName } from '../../domain/people/person.ts';
import { EXPECT_BLOCKS, VIEWS } from '../ids.ts';
import { context, plain, safe, section } from '../parts/mrkdwn.ts';

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
  return {
    type: 'modal',
    callback_id: VIEWS.expectations,
    private_metadata: String(rep.id),
    title: plain('What is good', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
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
  };
}

function lineBlocks(
  line: number,
  before: Expectation | undefined,
  today: CalendarDate,
): KnownBlock[] {
  return [
    text(EXPECT_BLOCKS.measure(line), 'What is looked at', 'New deals a week', before?.measure),
    text(EXPECT_BLOCKS.level(line), 'How much of it is good', '2 or more', before?.level),
    {
      type: 'input',
      block_id: EXPECT_BLOCKS.dueOn(line),
      optional: true,
      label: plain('By when'),
      ...(before !== undefined && {
        hint: plain(`Agreed on ${formatDate(before.agreedOn, today)}`),
      }),
      element: {
        type: 'datepicker',
        action_id: EXPECT_BLOCKS.value,
        ...(before?.dueOn !== undefined && { initial_date: before.dueOn }),
      },
    },
  ];
}

function text(
  block: string,
  label: string,
  placeholder: string,
  before: string | undefined,
): KnownBlock {
  return {
    type: 'input',
    block_id: block,
    optional: true,
    label: plain(label),
    element: {
      type: 'plain_text_input',
      action_id: EXPECT_BLOCKS.value,
      max_length: MAX_MEASURE,
      placeholder: plain(placeholder),
      ...(before !== undefined && { initial_value: before }),
    },
  };
}
