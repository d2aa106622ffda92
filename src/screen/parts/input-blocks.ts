import type {
  Checkboxes,
  Datepicker,
  InputBlock,
  ModalView,
  MultiStaticSelect,
  PlainTextInput,
  PlainTextOption,
  RadioButtons,
  StaticSelect,
  Timepicker,
} from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import { plain } from './mrkdwn.ts';

/** Slack's limits: what is offered beyond them must be left out. */
export const MAX_OPTIONS = 100;
export const MAX_CHECKBOXES = 10;

const MAX_TITLE = 24;
const MAX_LABEL = 150;
const MAX_HINT = 200;

/** A modal that asks for something. The metadata travel with it and say what it is about. */
export function formView(form: {
  readonly id: string;
  readonly metadata: string;
  readonly title: string;
  readonly submit: 'Save' | 'Send' | 'Move' | 'Assign';
  readonly blocks: ModalView['blocks'];
}): ModalView {
  return {
    type: 'modal',
    callback_id: form.id,
    private_metadata: form.metadata,
    title: plain(form.title, MAX_TITLE),
    submit: plain(form.submit, MAX_TITLE),
    close: plain('Cancel', MAX_TITLE),
    blocks: form.blocks,
  };
}

/** What is asked: by which ids the answer is found, and in which words. */
export interface Question {
  readonly block: string;
  readonly field: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isOptional?: boolean;
}

export function textInput(
  question: Question,
  {
    max,
    before,
    ...asked
  }: {
    /** How many characters may be typed. */
    readonly max: number;
    readonly isLong?: boolean;
    readonly placeholder?: string;
    /** What stands there already. */
    readonly before?: string | undefined;
  },
): InputBlock {
  return input<PlainTextInput>(question, {
    type: 'plain_text_input',
    ...(asked.isLong === true && { multiline: true }),
    max_length: max,
    ...(asked.placeholder !== undefined && { placeholder: plain(asked.placeholder) }),
    ...(before !== undefined && { initial_value: before }),
  });
}

export function dateInput(question: Question, before?: CalendarDate): InputBlock {
  return input<Datepicker>(question, {
    type: 'datepicker',
    ...(before !== undefined && { initial_date: before }),
  });
}

/** `before` is a time such as `14:00`. */
export function timeInput(question: Question, before?: string): InputBlock {
  return input<Timepicker>(question, {
    type: 'timepicker',
    ...(before !== undefined && { initial_time: before }),
  });
}

/** One of several, in a menu. */
export function selectInput(
  question: Question,
  select: Omit<StaticSelect, 'type' | 'action_id'>,
): InputBlock {
  return input<StaticSelect>(question, { type: 'static_select', ...select });
}

/** One of a few, all in sight. */
export function radioInput(
  question: Question,
  options: PlainTextOption[],
  chosen?: PlainTextOption,
): InputBlock {
  return input<RadioButtons>(question, {
    type: 'radio_buttons',
    options,
    ...(chosen !== undefined && { initial_option: chosen }),
  });
}

/** Any number of several, in a menu. */
export function multiSelectInput(
  question: Question,
  options: PlainTextOption[],
  chosen: PlainTextOption[],
  placeholder: string,
): InputBlock {
  return input<MultiStaticSelect>(question, {
    type: 'multi_static_select',
    placeholder: plain(placeholder),
    options,
    ...(chosen.length > 0 && { initial_options: chosen }),
  });
}

/** Any number of a few, all in sight. */
export function checkboxesInput(
  question: Question,
  options: PlainTextOption[],
  chosen: PlainTextOption[] = [],
): InputBlock {
  return input<Checkboxes>(question, {
    type: 'checkboxes',
    options,
    ...(chosen.length > 0 && { initial_options: chosen }),
  });
}

export function option(value: string, text: string): PlainTextOption {
  return { text: plain(text), value };
}

function input<Element extends InputBlock['element']>(
  { block, field, label, hint, isOptional }: Question,
  element: Omit<Element, 'action_id'>,
): InputBlock {
  return {
    type: 'input',
    block_id: block,
    ...(isOptional === true && { optional: true }),
    label: plain(label, MAX_LABEL),
    ...(hint !== undefined && { hint: plain(hint, MAX_HINT) }),
    element: { ...element, action_id: field } as Element,
  };
}
