import { expect, test } from 'vitest';
import { calendarDate } from '#src/domain/calendar.ts';
import {
  checkboxesInput,
  dateInput,
  multiSelectInput,
  option,
  radioInput,
  selectInput,
  textInput,
  timeInput,
} from '#src/screen/parts/input-blocks.ts';

const question = { block: 'b', field: 'f', label: 'Asked' };
const one = option('1', 'One');
const day = calendarDate('2025-11-24');

// Slack refuses a whole view for an empty `initial_options`, and shows an empty `hint`.
test.each([
  ['text', textInput(question, { max: 5 }), ['max_length']],
  ['text before', textInput(question, { max: 5, before: 'x' }), ['max_length', 'initial_value']],
  ['long text', textInput(question, { max: 5, isLong: true }), ['multiline', 'max_length']],
  ['date', dateInput(question), []],
  ['date before', dateInput(question, day), ['initial_date']],
  ['time', timeInput(question), []],
  ['time before', timeInput(question, '14:00'), ['initial_time']],
  ['select', selectInput(question, { options: [one] }), ['options']],
  ['radio', radioInput(question, [one]), ['options']],
  ['radio chosen', radioInput(question, [one], one), ['options', 'initial_option']],
  ['many', multiSelectInput(question, [one], [], 'None'), ['placeholder', 'options']],
  [
    'many chosen',
    multiSelectInput(question, [one], [one], 'None'),
    ['placeholder', 'options', 'initial_options'],
  ],
  ['boxes', checkboxesInput(question, [one]), ['options']],
  ['boxes ticked', checkboxesInput(question, [one], [one]), ['options', 'initial_options']],
] as const)('%s says what it has to say and no more', (_, { element, ...block }, fields) => {
  expect(block).toEqual({
    type: 'input',
    block_id: 'b',
    label: { type: 'plain_text', text: 'Asked', emoji: true },
  });
  expect(new Set(Object.keys(element))).toEqual(new Set(['type', 'action_id', ...fields]));
  expect(element).toMatchObject({ action_id: 'f' });
});

test('a question may be left out, and is cut to what Slack takes', () => {
  const { optional, label, hint } = dateInput({
    ...question,
    isOptional: true,
    label: 'l'.repeat(200),
    hint: 'h'.repeat(300),
  });
  expect(optional).toBe(true);
  expect([label.text.length, hint?.text.length]).toEqual([150, 200]);
});
