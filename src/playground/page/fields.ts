import type {
  Checkboxes,
  Datepicker,
  MultiStaticSelect,
  Option,
  PlainTextInput,
  RadioButtons,
  StaticSelect,
  Timepicker,
} from '@slack/types';
import type { TypedValue } from '../slack/api.ts';
import { h, newId } from './dom.ts';

export type FieldElement =
  | PlainTextInput
  | StaticSelect
  | MultiStaticSelect
  | Datepicker
  | Timepicker
  | Checkboxes
  | RadioButtons;

/** A control that holds a value. */
export interface Field {
  readonly node: HTMLElement;
  /** What a label points at and what is focused. */
  readonly focusable: HTMLElement;
  /** A group of controls is labelled by a legend. */
  readonly isGroup: boolean;
  /** What is filled in; null for nothing. */
  read(): TypedValue;
  onChange(listener: () => void): void;
}

type Held = Readonly<Record<string, unknown>> | undefined;

/** A field with what it holds, in Slack's shape. */
export function field(element: FieldElement, held: Held): Field {
  switch (element.type) {
    case 'plain_text_input':
      return textField(element, stringOf(held?.['value'] ?? element.initial_value));
    case 'datepicker':
      return momentField('date', stringOf(held?.['selected_date'] ?? element.initial_date));
    case 'timepicker':
      return momentField('time', stringOf(held?.['selected_time'] ?? element.initial_time));
    case 'static_select':
      return selectField(element, valueOf(held?.['selected_option'] ?? element.initial_option));
    case 'multi_static_select': {
      const chosen = held?.['selected_options'] ?? element.initial_options ?? [];
      return severalField(element, Array.isArray(chosen) ? chosen.map(valueOf) : []);
    }
    case 'checkboxes': {
      const chosen = held?.['selected_options'] ?? element.initial_options ?? [];
      return tickField(element, 'checkbox', Array.isArray(chosen) ? chosen.map(valueOf) : []);
    }
    case 'radio_buttons':
      return tickField(element, 'radio', [
        valueOf(held?.['selected_option'] ?? element.initial_option),
      ]);
  }
}

function textField(element: PlainTextInput, value: string): Field {
  const attributes = {
    class: 'text-input',
    maxlength: element.max_length ?? 3000,
    placeholder: element.placeholder?.text,
    autocomplete: 'off',
  };
  const input =
    element.multiline === true
      ? h('textarea', { ...attributes, rows: 4 })
      : h('input', { ...attributes, type: 'text' });
  input.value = value;
  return single(input, 'input');
}

function momentField(type: 'date' | 'time', value: string): Field {
  const input = h('input', { class: 'text-input date', type });
  input.value = value;
  return single(input, 'change');
}

function selectField(element: StaticSelect, value: string): Field {
  const groups = (element.option_groups ?? []).map(({ label, options }) =>
    h('optgroup', { label: label.text }, ...options.map((option) => optionElement(option))),
  );
  const options = [...(element.options ?? []).map((option) => optionElement(option)), ...groups];
  const nothing = h('option', { value: '' }, element.placeholder?.text ?? 'Choose');
  const select = h('select', { class: 'select' }, ...(value === '' ? [nothing] : []), ...options);
  select.value = value;
  return single(select, 'change');
}

function optionElement({ value, text }: Option): HTMLOptionElement {
  return h('option', { value: value ?? '' }, text.text);
}

function single(
  input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  event: 'input' | 'change',
): Field {
  return {
    node: input,
    focusable: input,
    isGroup: false,
    read: () => (input.value === '' ? null : input.value),
    onChange: (listener) => input.addEventListener(event, listener),
  };
}

/** Slack's own unfolds a list as well; what is chosen is counted while it is folded. */
function severalField(element: MultiStaticSelect, chosen: readonly string[]): Field {
  const groups = (element.option_groups ?? []).flatMap(({ options }) => options);
  const made = tickField({ options: [...(element.options ?? []), ...groups] }, 'checkbox', chosen);
  const words = h('summary', {});
  const show = () => {
    const { length } = made.read() as readonly string[];
    words.textContent = length === 0 ? (element.placeholder?.text ?? 'Choose') : `${length} chosen`;
  };
  show();
  made.onChange(show);
  return { ...made, node: h('details', { class: 'several' }, words, made.node), focusable: words };
}

function tickField(
  element: { readonly options: readonly Option[] },
  type: 'checkbox' | 'radio',
  chosen: readonly string[],
): Field {
  const name = newId();
  const ticks = element.options.map((option) => {
    const { value = '', text, description } = option;
    const input = h('input', { type, name, value, checked: chosen.includes(value) });
    const words = h(
      'span',
      {},
      text.text,
      description && h('span', { class: 'description' }, description.text),
    );
    return { input, label: h('label', { class: 'tick' }, input, words) };
  });
  const node = h('div', { class: 'ticks' }, ...ticks.map(({ label }) => label));
  const ticked = () => ticks.filter(({ input }) => input.checked).map(({ input }) => input.value);
  return {
    node,
    focusable: ticks[0]?.input ?? node,
    isGroup: true,
    read: () => (type === 'checkbox' ? ticked() : (ticked()[0] ?? null)),
    onChange: (listener) => node.addEventListener('change', listener),
  };
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function valueOf(option: unknown): string {
  return typeof option === 'object' && option !== null && 'value' in option
    ? stringOf(option.value)
    : '';
}
