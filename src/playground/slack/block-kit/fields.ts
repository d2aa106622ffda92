import type { Block, StateValues } from '../payload.ts';
import type { TypedValue } from '../api.ts';
import { elementsIn, type Part, type PlacedElement } from './walk.ts';

/** How Slack reports what is filled in or chosen in a kind of element. */
interface FieldKind {
  /** The key in `state.values` and in actions. */
  readonly key: string;
  /** The element's own key for what it starts with. */
  readonly initial?: string;
  readonly empty: null | readonly [];
  readonly read: (element: Part, typed: NonNullable<TypedValue>) => unknown;
}

const text = { key: 'value', initial: 'initial_value', empty: null, read: readText } as const;
const ids = (what: string): FieldKind => ({
  key: `selected_${what}`,
  initial: `initial_${what}`,
  empty: [],
  read: (_, typed) => asList(typed),
});
const oneId = (what: string): FieldKind => ({ ...ids(what), empty: null, read: readText });

const kinds: Readonly<Record<string, FieldKind>> = {
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: text,
  static_select: { ...oneId('option'), read: readOption },
  radio_buttons: { ...oneId('option'), read: readOption },
  multi_static_select: { ...ids('options'), read: readOptions },
  checkboxes: { ...ids('options'), read: readOptions },
  users_select: oneId('user'),
  multi_users_select: ids('users'),
  conversations_select: oneId('conversation'),
  multi_conversations_select: ids('conversations'),
  channels_select: oneId('channel'),
  multi_channels_select: ids('channels'),
  datepicker: { ...oneId('date'), read: readDate },
  timepicker: { ...oneId('time'), read: readTime },
  datetimepicker: { ...oneId('date_time'), read: readMoment },
  overflow: { key: 'selected_option', empty: null, read: readOption },
};

/** Whether the element holds a value; a button and an overflow menu do not. */
export function holdsValue({ element }: PlacedElement): boolean {
  return element.type !== 'overflow' && element.type in kinds;
}

/**
 * What the fields of these blocks hold: what was filled in before, where a field of the same ids and kind is still
 * there, and what it starts with otherwise.
 */
export function stateValues(blocks: readonly Block[], before: StateValues = {}): StateValues {
  const values: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const { element, block } of elementsIn(blocks).filter(holdsValue)) {
    const kept = before[block.block_id]?.[element.action_id];
    (values[block.block_id] ??= {})[element.action_id] =
      kept?.['type'] === element.type ? { ...kept } : initialState(element);
  }
  return values;
}

function initialState(element: Part): Record<string, unknown> {
  const { key, initial, empty } = kindOf(element);
  return { type: element.type, [key]: (initial && element[initial]) ?? empty };
}

/** What the element holds after a person chose or typed this, in Slack's shape. */
export function chosenState(element: Part, typed: TypedValue): Record<string, unknown> {
  const { key, empty, read } = kindOf(element);
  return { type: element.type, [key]: typed === null ? empty : read(element, typed) };
}

/** The values with another state of one element. */
export function withState(
  values: StateValues,
  { block, element }: PlacedElement,
  state: Readonly<Record<string, unknown>>,
): StateValues {
  const { block_id } = block;
  return { ...values, [block_id]: { ...values[block_id], [element.action_id]: state } };
}

/** The value itself, out of the shape that Slack gives it. */
export function valueIn(state: Readonly<Record<string, unknown>>): unknown {
  return state[kindOf(state as Part).key];
}

function kindOf(element: Part): FieldKind {
  const kind = kinds[element.type];
  if (kind === undefined) throw new Error(`Nothing can be chosen in a ${element.type}.`);
  return kind;
}

function readText(_: Part, typed: NonNullable<TypedValue>): string {
  if (typeof typed === 'object') throw new Error('This field takes one value, not several.');
  return String(typed);
}

function readOption(element: Part, typed: NonNullable<TypedValue>): unknown {
  const value = readText(element, typed);
  const found = optionsOf(element).find((option) => option.value === value);
  if (found === undefined)
    throw new Error(`The ${element.type} offers no option with the value "${value}".`);
  return found;
}

function readOptions(element: Part, typed: NonNullable<TypedValue>): unknown {
  return asList(typed).map((value) => readOption(element, value));
}

function readDate(element: Part, typed: NonNullable<TypedValue>): string {
  return readFormat(element, typed, /^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD');
}

function readTime(element: Part, typed: NonNullable<TypedValue>): string {
  return readFormat(element, typed, /^\d{2}:\d{2}$/, 'HH:mm');
}

function readMoment(_: Part, typed: NonNullable<TypedValue>): number {
  if (typeof typed !== 'number') throw new Error('A datetimepicker takes seconds since 1970.');
  return typed;
}

function readFormat(
  element: Part,
  typed: NonNullable<TypedValue>,
  format: RegExp,
  wanted: string,
): string {
  const value = readText(element, typed);
  if (!format.test(value))
    throw new Error(`A ${element.type} takes ${wanted}; "${value}" cannot be chosen in one.`);
  return value;
}

function asList(typed: NonNullable<TypedValue>): readonly string[] {
  if (typeof typed !== 'object') throw new Error('This field takes a list of values.');
  return typed;
}

interface Option {
  readonly value: string;
}

function optionsOf(element: Part): readonly Option[] {
  const groups = (element['option_groups'] ?? []) as readonly { options: readonly Option[] }[];
  const options = (element['options'] ?? []) as readonly Option[];
  return [...options, ...groups.flatMap((group) => group.options)];
}
