import type { StateValues } from '../payload.ts';
import type { TypedValues } from '../api.ts';
import { chosenState, valueIn, withState } from '../block-kit/fields.ts';
import { elementsIn, type Part, type PlacedElement } from '../block-kit/walk.ts';
import type { ViewState } from '../workspace.ts';

/** The view's values after a person filled in these fields. */
export function typedInto(view: ViewState, typed: TypedValues): StateValues {
  const inputs = elementsIn(view.payload.blocks);
  let { values } = view;
  for (const [key, value] of Object.entries(typed)) {
    const input = inputNamed(inputs, key);
    values = withState(values, input, chosenState(input.element, value));
  }
  return values;
}

function inputNamed(inputs: readonly PlacedElement[], key: string): PlacedElement {
  const found = inputs.filter(
    ({ block, element }) => block.block_id === key || element.action_id === key,
  );
  const [one] = found;
  if (one === undefined || found.length > 1)
    throw new Error(`${found.length} fields of the view are called "${key}"; it takes one.`);
  return one;
}

/** What Slack's client says at a field before it asks the bot, by block id; empty where all are well filled in. */
export function complaints(view: ViewState): Readonly<Record<string, string>> {
  return Object.fromEntries(
    elementsIn(view.payload.blocks).flatMap(({ element, block }) => {
      if (block.type !== 'input') return [];
      const state = view.values[block.block_id]?.[element.action_id];
      const value = state === undefined ? null : valueIn(state);
      const complaint = isEmpty(value)
        ? block['optional'] !== true && 'Please complete this required field.'
        : complaintAbout(element, value);
      return complaint === false ? [] : [[block.block_id, complaint]];
    }),
  );
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function complaintAbout(element: Part, value: unknown): string | false {
  const { length } = value as string | readonly unknown[];
  const limit = (name: string) => element[name] as number | undefined;
  switch (element.type) {
    case 'plain_text_input':
      if (length < (limit('min_length') ?? 0))
        return `Please enter at least ${limit('min_length')} characters.`;
      return (
        length > (limit('max_length') ?? 3000) &&
        `Please enter at most ${limit('max_length') ?? 3000} characters.`
      );
    case 'email_text_input':
      return !/^[^@\s]+@[^@\s]+$/.test(value as string) && 'Please enter a valid email address.';
    case 'url_text_input':
      return !URL.canParse(value as string) && 'Please enter a valid URL.';
    case 'number_input':
      return complaintAboutNumber(element, Number(value));
    default:
      return (
        length > (limit('max_selected_items') ?? Infinity) &&
        `Please select at most ${limit('max_selected_items')}.`
      );
  }
}

function complaintAboutNumber(element: Part, value: number): string | false {
  if (Number.isNaN(value)) return 'Please enter a number.';
  if (element['is_decimal_allowed'] === false && !Number.isInteger(value))
    return 'Please enter a whole number.';
  const { min_value: min, max_value: max } = element as Part &
    Record<'min_value' | 'max_value', string>;
  if (min !== undefined && value < Number(min)) return `Please enter at least ${min}.`;
  return max !== undefined && value > Number(max) && `Please enter at most ${max}.`;
}
