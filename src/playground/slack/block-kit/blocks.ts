import { z } from 'zod';
import {
  accessory,
  actionsElement,
  cardButton,
  contextAction,
  contextElement,
  image as imageElement,
  inputElement,
  showsOneImage,
} from './elements.ts';
import { anyText, id, plainText, url } from './texts.ts';
import { textLength } from './walk.ts';

/*
 * What Slack accepts as a block, after @slack/types 3.2 and the lengths of docs.slack.dev/reference/block-kit. Elements
 * that need a second service are left out on purpose (external selects, files, workflows): a block with one is refused
 * here as of an unsupported type.
 */

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: id,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .superRefine((block, context) => {
    if (block.text === undefined && block.fields === undefined)
      context.addIssue('must define either `text` or `fields`');
  });

const header = z.strictObject({ type: z.literal('header'), block_id: id, text: plainText(150) });

const divider = z.strictObject({ type: z.literal('divider'), block_id: id });

const context = z.strictObject({
  type: z.literal('context'),
  block_id: id,
  elements: z.array(contextElement).min(1).max(10),
});

const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: id,
  elements: z.array(actionsElement).min(1).max(25),
});

const input = z.strictObject({
  type: z.literal('input'),
  block_id: id,
  label: plainText(2000),
  element: inputElement,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

const image = z
  .strictObject({
    type: z.literal('image'),
    block_id: id,
    alt_text: z.string().max(2000),
    title: plainText(2000).optional(),
    image_url: url.optional(),
    slack_file: z.record(z.string(), z.string()).optional(),
  })
  .superRefine(showsOneImage);

/** Its parts are checked by type only: Slack limits none of their lengths. */
const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: id,
  elements: z.array(
    z.looseObject({
      type: z.enum([
        'rich_text_section',
        'rich_text_list',
        'rich_text_quote',
        'rich_text_preformatted',
      ]),
      elements: z.array(z.looseObject({ type: z.string().min(1) })),
    }),
  ),
});

const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

const card = z
  .strictObject({
    type: z.literal('card'),
    block_id: id,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    title: mrkdwn(150).optional(),
    subtitle: mrkdwn(150).optional(),
    body: mrkdwn(200).optional(),
    subtext: mrkdwn(200).optional(),
    actions: z.array(cardButton).max(3).optional(),
  })
  .superRefine(({ hero_image, title, body, actions }, context) => {
    if ([hero_image, title, body, actions].every((part) => part === undefined))
      context.addIssue('must define one of `hero_image`, `title`, `actions` or `body`');
  });

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
  richText,
]);

const table = z.strictObject({
  type: z.literal('table'),
  block_id: id,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z.strictObject({
        align: z.enum(['left', 'center', 'right']).optional(),
        is_wrapped: z.boolean().optional(),
      }),
    )
    .max(20)
    .optional(),
});

const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: id,
    caption: z.string().min(1),
    rows: z.array(z.array(cell).min(1).max(20)).min(2).max(201),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).optional(),
  })
  .superRefine((block, context) => {
    if (textLength(block.rows) > 20_000) context.addIssue('must be less than 20001 characters');
  });

const carousel = z.strictObject({
  type: z.literal('carousel'),
  block_id: id,
  elements: z.array(card).min(1).max(10),
});

const markdown = z.strictObject({
  type: z.literal('markdown'),
  block_id: id,
  text: z.string().min(1).max(12_000),
});

const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  block_id: id,
  elements: z.array(contextAction).min(1).max(5),
});

const container = z.strictObject({
  type: z.literal('container'),
  block_id: id,
  title: plainText(150).optional(),
  rich_text_title: richText.optional(),
  subtitle: anyText(150).optional(),
  child_blocks: z
    .array(
      z.discriminatedUnion('type', [
        actions,
        context,
        divider,
        header,
        image,
        input,
        richText,
        section,
        table,
      ]),
    )
    .min(1)
    .max(10),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  icon: imageElement.optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
});

const alert = z.strictObject({
  type: z.literal('alert'),
  block_id: id,
  text: anyText(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

const chartPoints = (value: z.ZodNumber) =>
  z.strictObject({ label: z.string().min(1).max(20), value });

const dataVisualization = z
  .strictObject({
    type: z.literal('data_visualization'),
    block_id: id,
    title: z.string().min(1).max(50),
    chart: z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('pie'),
        segments: z
          .array(chartPoints(z.number().gt(0)))
          .min(1)
          .max(12),
      }),
      z.strictObject({
        type: z.enum(['line', 'bar', 'area']),
        series: z
          .array(
            z.strictObject({
              name: z.string().min(1).max(20),
              data: z.array(chartPoints(z.number())).min(1).max(20),
            }),
          )
          .min(1)
          .max(12),
        axis_config: z.strictObject({
          categories: z.array(z.string().min(1).max(20)).min(1).max(20),
          x_label: z.string().max(50).optional(),
          y_label: z.string().max(50).optional(),
        }),
      }),
    ]),
  })
  .refine(({ chart }) => chart.type === 'pie' || hasAllCategories(chart), {
    error: 'must have one data point for each category',
    when: ({ issues }) => issues.length === 0,
  });

function hasAllCategories(chart: {
  readonly series: readonly { readonly data: readonly { readonly label: string }[] }[];
  readonly axis_config: { readonly categories: readonly string[] };
}): boolean {
  const categories = JSON.stringify(chart.axis_config.categories);
  return chart.series.every(
    ({ data }) => JSON.stringify(data.map(({ label }) => label)) === categories,
  );
}

const everywhere = [
  section,
  header,
  divider,
  context,
  actions,
  input,
  image,
  richText,
  card,
] as const;
const wide = [table, dataTable, carousel] as const;

/** Which blocks a surface accepts, and how many. */
export const messageBlocks = z
  .array(
    z.discriminatedUnion('type', [
      ...everywhere,
      ...wide,
      markdown,
      contextActions,
      container,
      dataVisualization,
    ]),
  )
  .max(50)
  .superRefine((blocks, context) => {
    // Undocumented; found by those who sent three (vercel/chat pull request 696).
    if (blocks.filter(({ type }) => type === 'data_visualization').length > 2)
      context.addIssue('no more than 2 data_visualization blocks allowed');
  });
export const homeBlocks = z.array(z.discriminatedUnion('type', [...everywhere, ...wide])).max(100);
export const modalBlocks = z.array(z.discriminatedUnion('type', [...everywhere, alert])).max(100);
