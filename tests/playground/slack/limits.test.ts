import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  objectionToMessageBlocks,
  objectionToView,
} from '#src/playground/slack/block-kit/check.ts';

type Json = Record<string, unknown>;

const letters = (count: number) => 'x'.repeat(count);
const plain = (count = 1) => ({ type: 'plain_text', text: letters(count) });
const mrkdwn = (count = 1) => ({ type: 'mrkdwn', text: letters(count) });
const list = <T>(count: number, item: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => item(i));

const message = (...blocks: Json[]) => objectionToMessageBlocks(blocks);
const home = (...blocks: Json[]) => objectionToView({ type: 'home', blocks }, 'home');
const modal = (fields: Json) =>
  objectionToView({ type: 'modal', title: plain(), ...fields }, 'modal');
const modalOf = (...blocks: Json[]) => modal({ submit: plain(), blocks });

const divider = { type: 'divider' };
const actions = (...elements: Json[]) => message({ type: 'actions', elements });
const button = (fields: Json = {}) => ({ type: 'button', text: plain(), ...fields });
const confirm = (fields: Json) => actions(button({ confirm: { text: plain(), ...fields } }));
const option = (fields: Json = {}) => ({ text: plain(), value: 'v', ...fields });
const overflow = (options: Json[]) => actions({ type: 'overflow', options });
const select = (fields: Json) => actions({ type: 'static_select', ...fields });
const group = (fields: Json) => ({ label: plain(), options: [option()], ...fields });
const input = (element: Json, fields: Json = {}) =>
  modalOf({ type: 'input', label: plain(), element, ...fields });
const textInput = { type: 'plain_text_input' };
const card = (fields: Json) => ({ type: 'card', body: mrkdwn(), ...fields });
const container = (fields: Json) =>
  message({ type: 'container', child_blocks: [divider], ...fields });
const feedback = (fields: Json) => {
  const good = { text: plain(), value: 'v' };
  const element = {
    type: 'feedback_buttons',
    positive_button: { ...good, ...fields },
    negative_button: good,
  };
  return message({ type: 'context_actions', elements: [element] });
};
const iconButton = { type: 'icon_button', icon: 'trash', text: plain() };
const cell = (count = 1) => ({ type: 'raw_text', text: letters(count) });
const dataTable = (rows: Json[][], fields: Json = {}) =>
  home({ type: 'data_table', caption: 'c', rows, ...fields });
const point = (index: number) => ({ label: `${index}`, value: 1 });
const chart = (fields: Json, points = 1, categories = points) =>
  message({
    type: 'data_visualization',
    title: 't',
    chart: {
      type: 'line',
      series: [{ name: 's', data: list(points, point) }],
      axis_config: { categories: list(categories, String) },
    },
    ...fields,
  });
const series = (fields: Json, axis: Json = { categories: ['0'] }) =>
  chart({
    chart: {
      type: 'bar',
      series: [{ name: 's', data: [point(0)], ...fields }],
      axis_config: axis,
    },
  });
const pie = (segments: Json[]) => chart({ chart: { type: 'pie', segments } });
const image = (fields: Json) =>
  message({ type: 'image', alt_text: 'a', image_url: 'https://x.test', ...fields });
const address = (count: number) => `https://x.test/`.padEnd(count, 'x');

/** For every limit of Slack's: a payload that is `n` long, or has `n` of them. */
const limits: Readonly<
  Record<string, { readonly is: number; readonly of: (n: number) => unknown }>
> = {
  'text.min_length': { is: 1, of: (n) => message({ type: 'section', text: mrkdwn(n) }) },
  'text.max_length': { is: 3000, of: (n) => message({ type: 'context', elements: [mrkdwn(n)] }) },
  'action_id.max_length': { is: 255, of: (n) => actions(button({ action_id: letters(n) })) },
  'block_id.max_length': { is: 255, of: (n) => message({ ...divider, block_id: letters(n) }) },
  'button.text.max_length': { is: 75, of: (n) => actions(button({ text: plain(n) })) },
  'button.url.max_length': { is: 3000, of: (n) => actions(button({ url: address(n) })) },
  'button.value.max_length': { is: 2000, of: (n) => actions(button({ value: letters(n) })) },
  'button.accessibility_label.max_length': {
    is: 75,
    of: (n) => actions(button({ accessibility_label: letters(n) })),
  },
  'confirmation.title.max_length': { is: 100, of: (n) => confirm({ title: plain(n) }) },
  'confirmation.text.max_length': { is: 300, of: (n) => confirm({ text: mrkdwn(n) }) },
  'confirmation.confirm.max_length': { is: 30, of: (n) => confirm({ confirm: plain(n) }) },
  'confirmation.deny.max_length': { is: 30, of: (n) => confirm({ deny: plain(n) }) },
  'option.text.max_length': {
    is: 75,
    of: (n) => select({ options: [option({ text: plain(n) })] }),
  },
  'option.value.max_length': {
    is: 150,
    of: (n) => select({ options: [option({ value: letters(n) })] }),
  },
  'option.description.max_length': {
    is: 75,
    of: (n) => select({ options: [option({ description: plain(n) })] }),
  },
  'option.url.max_length': { is: 3000, of: (n) => overflow([option({ url: address(n) })]) },
  'option_group.label.max_length': {
    is: 75,
    of: (n) => select({ option_groups: [group({ label: plain(n) })] }),
  },
  'option_group.options.min_items': {
    is: 1,
    of: (n) => select({ option_groups: [group({ options: list(n, () => option()) })] }),
  },
  'option_group.options.max_items': {
    is: 100,
    of: (n) => select({ option_groups: [group({ options: list(n, () => option()) })] }),
  },
  'select.placeholder.max_length': {
    is: 150,
    of: (n) => select({ options: [option()], placeholder: plain(n) }),
  },
  'select.options.max_items': { is: 100, of: (n) => select({ options: list(n, () => option()) }) },
  'select.option_groups.max_items': {
    is: 100,
    of: (n) => select({ option_groups: list(n, () => group({})) }),
  },
  'overflow.options.min_items': { is: 1, of: (n) => overflow(list(n, () => option())) },
  'overflow.options.max_items': { is: 5, of: (n) => overflow(list(n, () => option())) },
  'checkboxes.options.min_items': {
    is: 1,
    of: (n) => actions({ type: 'checkboxes', options: list(n, () => option()) }),
  },
  'checkboxes.options.max_items': {
    is: 10,
    of: (n) => input({ type: 'checkboxes', options: list(n, () => option()) }),
  },
  'radio_buttons.options.min_items': {
    is: 1,
    of: (n) => actions({ type: 'radio_buttons', options: list(n, () => option()) }),
  },
  'radio_buttons.options.max_items': {
    is: 10,
    of: (n) => input({ type: 'radio_buttons', options: list(n, () => option()) }),
  },
  'plain_text_input.max_length.max': {
    is: 3000,
    of: (n) => input({ ...textInput, max_length: n }),
  },
  'actions.elements.max_items': { is: 25, of: (n) => actions(...list(n, () => button())) },
  'alert.text.max_length': { is: 200, of: (n) => modalOf({ type: 'alert', text: plain(n) }) },
  'card.title.max_length': { is: 150, of: (n) => message(card({ title: mrkdwn(n) })) },
  'card.subtitle.max_length': { is: 150, of: (n) => message(card({ subtitle: mrkdwn(n) })) },
  'card.body.max_length': { is: 200, of: (n) => message(card({ body: mrkdwn(n) })) },
  'card.actions.max_items': {
    is: 3,
    of: (n) => message(card({ actions: list(n, () => button()) })),
  },
  'card.subtext.max_length': { is: 200, of: (n) => message(card({ subtext: mrkdwn(n) })) },
  'carousel.elements.min_items': {
    is: 1,
    of: (n) => message({ type: 'carousel', elements: list(n, () => card({})) }),
  },
  'carousel.elements.max_items': {
    is: 10,
    of: (n) => message({ type: 'carousel', elements: list(n, () => card({})) }),
  },
  'container.title.max_length': { is: 150, of: (n) => container({ title: plain(n) }) },
  'container.subtitle.max_length': { is: 150, of: (n) => container({ subtitle: mrkdwn(n) }) },
  'container.child_blocks.max_items': {
    is: 10,
    of: (n) => container({ child_blocks: list(n, () => divider) }),
  },
  'context.elements.max_items': {
    is: 10,
    of: (n) => message({ type: 'context', elements: list(n, () => mrkdwn()) }),
  },
  'context_actions.elements.max_items': {
    is: 5,
    of: (n) => message({ type: 'context_actions', elements: list(n, () => iconButton) }),
  },
  'feedback_button.text.max_length': { is: 75, of: (n) => feedback({ text: plain(n) }) },
  'feedback_button.value.max_length': { is: 2000, of: (n) => feedback({ value: letters(n) }) },
  'feedback_button.accessibility_label.max_length': {
    is: 75,
    of: (n) => feedback({ accessibility_label: letters(n) }),
  },
  'icon_button.visible_to_user_ids.max_items': {
    is: 10,
    of: (n) =>
      message({
        type: 'context_actions',
        elements: [{ ...iconButton, visible_to_user_ids: list(n, String) }],
      }),
  },
  'data_table.rows.min_items': { is: 2, of: (n) => dataTable(list(n, () => [cell()])) },
  'data_table.rows.max_items': { is: 201, of: (n) => dataTable(list(n, () => [cell()])) },
  'data_table.columns.min_items': {
    is: 1,
    of: (n) => dataTable([[cell()], list(n, () => cell())]),
  },
  'data_table.columns.max_items': {
    is: 20,
    of: (n) => dataTable([[cell()], list(n, () => cell())]),
  },
  'data_table.page_size.min': {
    is: 1,
    of: (n) => dataTable([[cell()], [cell()]], { page_size: n }),
  },
  'data_table.page_size.max': {
    is: 100,
    of: (n) => dataTable([[cell()], [cell()]], { page_size: n }),
  },
  'data_table.cell_text.min_length': { is: 1, of: (n) => dataTable([[cell()], [cell(n)]]) },
  'data_table.content.max_length': { is: 20_000, of: (n) => dataTable([[cell(n - 1)], [cell()]]) },
  'header.text.max_length': { is: 150, of: (n) => message({ type: 'header', text: plain(n) }) },
  'data_visualization.title.max_length': { is: 50, of: (n) => chart({ title: letters(n) }) },
  'data_visualization.segments.min_items': { is: 1, of: (n) => pie(list(n, point)) },
  'data_visualization.segments.max_items': { is: 12, of: (n) => pie(list(n, point)) },
  'data_visualization.segment.label.max_length': {
    is: 20,
    of: (n) => pie([{ label: letters(n), value: 1 }]),
  },
  'data_visualization.series.min_items': {
    is: 1,
    of: (n) =>
      chart({
        chart: {
          type: 'area',
          series: list(n, () => ({ name: 's', data: [point(0)] })),
          axis_config: { categories: ['0'] },
        },
      }),
  },
  'data_visualization.series.max_items': {
    is: 12,
    of: (n) =>
      chart({
        chart: {
          type: 'area',
          series: list(n, () => ({ name: 's', data: [point(0)] })),
          axis_config: { categories: ['0'] },
        },
      }),
  },
  'data_visualization.series_name.max_length': { is: 20, of: (n) => series({ name: letters(n) }) },
  'data_visualization.data.min_items': { is: 1, of: (n) => series({ data: list(n, point) }) },
  'data_visualization.data.max_items': { is: 20, of: (n) => chart({}, n, Math.min(n, 20)) },
  'data_visualization.point_label.max_length': {
    is: 20,
    of: (n) =>
      series(
        { data: [{ label: letters(n), value: 1 }] },
        { categories: [letters(Math.min(n, 20))] },
      ),
  },
  'data_visualization.categories.min_items': {
    is: 1,
    of: (n) => series({}, { categories: list(n, String) }),
  },
  'data_visualization.categories.max_items': { is: 20, of: (n) => chart({}, Math.min(n, 20), n) },
  'data_visualization.category_label.max_length': {
    is: 20,
    of: (n) =>
      series(
        { data: [{ label: letters(Math.min(n, 20)), value: 1 }] },
        { categories: [letters(n)] },
      ),
  },
  'data_visualization.axis_label.max_length': {
    is: 50,
    of: (n) => series({}, { categories: ['0'], y_label: letters(n) }),
  },
  'image.image_url.max_length': { is: 3000, of: (n) => image({ image_url: address(n) }) },
  'image.alt_text.max_length': { is: 2000, of: (n) => image({ alt_text: letters(n) }) },
  'input.label.max_length': { is: 2000, of: (n) => input(textInput, { label: plain(n) }) },
  'input.hint.max_length': { is: 2000, of: (n) => input(textInput, { hint: plain(n) }) },
  'markdown.text.min_length': { is: 1, of: (n) => message({ type: 'markdown', text: letters(n) }) },
  'markdown.text.max_length': {
    is: 12_000,
    of: (n) => message({ type: 'markdown', text: letters(n) }),
  },
  'section.text.max_length': { is: 3000, of: (n) => message({ type: 'section', text: plain(n) }) },
  'section.fields.max_items': {
    is: 10,
    of: (n) => message({ type: 'section', fields: list(n, () => mrkdwn()) }),
  },
  'section.fields.item_max_length': {
    is: 2000,
    of: (n) => message({ type: 'section', fields: [mrkdwn(n)] }),
  },
  'view.blocks.min_items': { is: 1, of: (n) => modal({ blocks: list(n, () => divider) }) },
  'view.blocks.max_items': { is: 100, of: (n) => home(...list(n, () => divider)) },
  'view.private_metadata.max_length': {
    is: 3000,
    of: (n) => modal({ blocks: [divider], private_metadata: letters(n) }),
  },
  'view.callback_id.max_length': {
    is: 255,
    of: (n) => modal({ blocks: [divider], callback_id: letters(n) }),
  },
  'view.title.max_length': { is: 24, of: (n) => modal({ blocks: [divider], title: plain(n) }) },
  'view.close.max_length': { is: 24, of: (n) => modal({ blocks: [divider], close: plain(n) }) },
  'view.submit.max_length': { is: 24, of: (n) => modal({ blocks: [divider], submit: plain(n) }) },
};

test.each(Object.entries(limits))('%s holds to the character', (name, { is, of }) => {
  expect(of(is)).toBeUndefined();
  expect(of(/\.min/.test(name) ? is - 1 : is + 1)).toMatchObject({
    error: expect.stringMatching(/^invalid_(blocks|arguments)$/),
    messages: [expect.stringMatching(/must be (less|more) than|no (more|fewer) than/)],
  });
});

const published = '../shared/slack/limits.json';

describe.skipIf(!existsSync(published))(
  'the published limits (../shared/slack/limits.json)',
  () => {
    test('are these', () => {
      const mine = Object.fromEntries(Object.entries(limits).map(([name, { is }]) => [name, is]));
      expect(mine).toEqual(readLimits());
    });
  },
);

/** Of the blocks and elements that the local Slack knows, by their path in the file. */
function readLimits(): Record<string, number> {
  const unknown = new Set(['exclusive_min', 'video', 'url_source', 'file_input']);
  const all: Record<string, number> = {};
  const read = (value: unknown, path: string): void => {
    if (typeof value === 'number') all[path] = value;
    else
      for (const [key, inner] of Object.entries(value as Json))
        if (!unknown.has(key)) read(inner, path === '' ? key : `${path}.${key}`);
  };
  read(JSON.parse(readFileSync(published, 'utf8')), '');
  return all;
}
