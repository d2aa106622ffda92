import { describe, expect, test } from 'vitest';
import {
  objectionToMessageBlocks,
  objectionToView,
} from '#src/playground/slack/block-kit/check.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const title = plain('Title');
const divider = { type: 'divider' };
const button = { type: 'button', text: plain('Go'), action_id: 'go' };
const modal = (fields: object) => objectionToView({ type: 'modal', title, ...fields }, 'modal');

const messagesAbout = (...blocks: unknown[]) => objectionToMessageBlocks(blocks)?.messages;
const select = (fields: object) =>
  messagesAbout({ type: 'actions', elements: [{ type: 'static_select', ...fields }] });
const sections = (...lengths: number[]) =>
  lengths.map((length) => ({ type: 'section', text: plain('x'.repeat(length)) }));

describe('a message', () => {
  test('names what is wrong and where', () => {
    expect(
      messagesAbout(
        { type: 'section' },
        { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
        { type: 'header' },
        { type: 'hologram' },
        { type: 'section', text: plain('x'), colour: 'red' },
        {},
      ),
    ).toEqual([
      'must define either `text` or `fields` [json-pointer:/blocks/0]',
      'must be one of: plain_text [json-pointer:/blocks/1/text/type]',
      'missing required field: text [json-pointer:/blocks/2]',
      'unsupported type: hologram [json-pointer:/blocks/3/type]',
      'invalid additional property: colour [json-pointer:/blocks/4]',
      'missing required field: type [json-pointer:/blocks/5]',
    ]);
  });

  test('accepts 50 blocks and no more', () => {
    expect(messagesAbout(...Array.from({ length: 50 }, () => divider))).toBeUndefined();
    expect(messagesAbout(...Array.from({ length: 51 }, () => divider))).toEqual([
      'no more than 50 items allowed [json-pointer:/blocks]',
    ]);
  });

  test('may show 13,200 characters in all', () => {
    expect(objectionToMessageBlocks(sections(3000, 3000, 3000, 3000, 1200))).toBeUndefined();
    expect(objectionToMessageBlocks(sections(3000, 3000, 3000, 3000, 1201))).toEqual({
      error: 'msg_blocks_too_long',
      messages: [],
    });
  });

  test('needs its block ids to differ, and the action ids within a block', () => {
    expect(messagesAbout({ ...divider, block_id: 'one' }, { ...divider, block_id: 'one' })).toEqual(
      ['`block_id` "one" already exists [json-pointer:/blocks]'],
    );
    expect(messagesAbout({ type: 'actions', elements: [button, button] })).toEqual([
      '`action_id` "go" already exists [json-pointer:/blocks]',
    ]);
    const inTwoBlocks = { type: 'actions', elements: [button] };
    expect(messagesAbout(inTwoBlocks, inTwoBlocks)).toBeUndefined();
  });

  test('is no place for an alert or for an element where it does not belong', () => {
    const text = { type: 'plain_text_input', action_id: 'typed' };
    expect(messagesAbout({ type: 'alert', text: plain('x') })).toHaveLength(1);
    expect(messagesAbout({ type: 'actions', elements: [text] })).toHaveLength(1);
    expect(messagesAbout({ type: 'section', text: plain('x'), accessory: text })).toHaveLength(1);
    expect(messagesAbout({ type: 'context', elements: [button] })).toHaveLength(1);
    expect(messagesAbout({ type: 'input', label: plain('x'), element: button })).toHaveLength(1);
  });

  test('refuses a select that offers nothing or starts with what it does not offer', () => {
    const option = { text: plain('A'), value: 'a' };
    expect(select({ options: [option], initial_option: option })).toBeUndefined();
    expect(select({ options: [option], initial_option: { ...option, value: 'b' } })).toEqual([
      'initial option must be one of the options [json-pointer:/blocks/0/elements/0]',
    ]);
    expect(select({})).toEqual([
      'must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]',
    ]);
  });

  test('that is no list of blocks has a format error', () => {
    expect(objectionToMessageBlocks({ blocks: [] })?.error).toBe('invalid_blocks_format');
  });
});

describe('a view', () => {
  test('has a title, and a submit button where it asks for something', () => {
    const input = { type: 'input', label: plain('x'), element: { type: 'plain_text_input' } };
    expect(modal({ blocks: [input], submit: plain('Save') })).toBeUndefined();
    expect(modal({ blocks: [input] })?.messages).toEqual([
      'missing required field: submit [json-pointer:/view]',
    ]);
    expect(modal({ blocks: [divider], title: undefined })?.messages).toEqual([
      'missing required field: title [json-pointer:/view]',
    ]);
  });

  test('must be of the kind its place accepts, with the blocks that it accepts', () => {
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
    expect(modal({ blocks: [table] })?.messages).toEqual([
      'unsupported type: table [json-pointer:/view/blocks/0/type]',
    ]);
    const home = { type: 'home', blocks: [table] };
    expect(objectionToView(home, 'home')).toBeUndefined();
    expect(objectionToView(home, 'modal')?.error).toBe('invalid_arguments');
    const alert = { type: 'alert', text: plain('x') };
    expect(modal({ blocks: [alert] })).toBeUndefined();
    expect(objectionToView({ type: 'home', blocks: [alert] }, 'home')).toBeDefined();
  });

  test('may weigh 250 kB', () => {
    const heavy = { type: 'section', text: plain('x'.repeat(3000)) };
    const blocks = Array.from({ length: 90 }, () => heavy);
    expect(modal({ blocks: blocks.slice(0, 80) })).toBeUndefined();
    expect(modal({ blocks })).toEqual({ error: 'view_too_large', messages: [] });
  });

  test('that is missing is refused, not tripped over', () => {
    expect(objectionToView(undefined, 'modal')?.error).toBe('invalid_arguments');
  });
});
