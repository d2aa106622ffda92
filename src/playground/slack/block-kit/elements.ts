import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  anyText,
  confirm,
  id,
  optionGroup,
  overflowOption,
  plainText,
  selectOption,
  style,
  tickOption,
  url,
} from './texts.ts';

const focusable = { focus_on_load: z.boolean().optional() };
const selectable = {
  action_id: id,
  confirm,
  placeholder: plainText(150).optional(),
  ...focusable,
};
const severalSelectable = { ...selectable, max_selected_items: z.int().min(1).optional() };
const dispatchable = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
    })
    .optional(),
};
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: url.optional(),
  style,
  confirm,
  accessibility_label: z.string().max(75).optional(),
});

const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: id,
  options: z.array(overflowOption).min(1).max(5),
  confirm,
});

const options = {
  options: z.array(selectOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...selectable,
    ...options,
    initial_option: selectOption.optional(),
  })
  .superRefine(offersOptions)
  .superRefine(startsWithAnOption);

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...severalSelectable,
    ...options,
    initial_options: z.array(selectOption).min(1).max(100).optional(),
  })
  .superRefine(offersOptions)
  .superRefine(startsWithAnOption);

const ticks = { action_id: id, confirm, options: z.array(tickOption).min(1).max(10), ...focusable };

const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...ticks,
    initial_options: z.array(tickOption).min(1).max(10).optional(),
  })
  .superRefine(startsWithAnOption);

const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...ticks,
    initial_option: tickOption.optional(),
  })
  .superRefine(startsWithAnOption);

/** Selects of people, conversations or channels; `what` names the field that holds the first choice. */
const select = <T extends string>(type: T, what: string) =>
  z.strictObject({
    type: z.literal(type),
    ...selectable,
    [`initial_${what}`]: z.string().min(1).optional(),
  });
const multiSelect = <T extends string>(type: T, what: string) =>
  z.strictObject({
    type: z.literal(type),
    ...severalSelectable,
    [`initial_${what}`]: z.array(z.string().min(1)).optional(),
  });

const selects = [
  staticSelect,
  multiStaticSelect,
  select('users_select', 'user'),
  multiSelect('multi_users_select', 'users'),
  select('conversations_select', 'conversation'),
  multiSelect('multi_conversations_select', 'conversations'),
  select('channels_select', 'channel'),
  multiSelect('multi_channels_select', 'channels'),
] as const;

const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...selectable,
  initial_date: date.optional(),
});

const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...selectable,
  initial_time: time.optional(),
  timezone: z.string().min(1).optional(),
});

const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  action_id: id,
  confirm,
  ...focusable,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

const textInput = <T extends string>(type: T) =>
  z.strictObject({
    type: z.literal(type),
    action_id: id,
    placeholder: plainText(150).optional(),
    initial_value: z.string().max(3000).optional(),
    ...focusable,
    ...dispatchable,
  });

const plainTextInput = textInput('plain_text_input').extend({
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
});

const numberInput = textInput('number_input').extend({
  is_decimal_allowed: z.boolean(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
});

export const image = z
  .strictObject({
    type: z.literal('image'),
    alt_text: z.string().max(2000),
    image_url: url.optional(),
    slack_file: z.record(z.string(), z.string()).optional(),
  })
  .superRefine(showsOneImage);

const feedbackButton = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(2000),
  accessibility_label: z.string().max(75).optional(),
});

const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  action_id: id,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  action_id: id,
  icon: z.string().min(1),
  text: plainText(75),
  value: z.string().max(2000).optional(),
  confirm,
  accessibility_label: z.string().max(75).optional(),
  visible_to_user_ids: z.array(z.string()).max(10).optional(),
});

export const cardButton = button;
export const contextElement = z.discriminatedUnion('type', [image, ...anyText(3000).options]);
export const contextAction = z.discriminatedUnion('type', [feedbackButtons, iconButton]);

const everywhere = [button, checkboxes, datepicker, overflow, radioButtons, ...selects] as const;
export const accessory = z.discriminatedUnion('type', [image, timepicker, ...everywhere]);
export const actionsElement = z.discriminatedUnion('type', [
  timepicker,
  datetimepicker,
  ...everywhere,
]);
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  numberInput,
  textInput('email_text_input'),
  textInput('url_text_input'),
  checkboxes,
  radioButtons,
  datepicker,
  timepicker,
  datetimepicker,
  ...selects,
]);

interface Offering {
  options?: readonly unknown[] | undefined;
  option_groups?: readonly { options: readonly unknown[] }[] | undefined;
}

function offersOptions(element: Offering, context: z.RefinementCtx): void {
  if ((element.options === undefined) === (element.option_groups === undefined))
    context.addIssue('must define either `options` or `option_groups`');
}

function startsWithAnOption(
  element: Offering & {
    initial_option?: unknown;
    initial_options?: readonly unknown[] | undefined;
  },
  context: z.RefinementCtx,
): void {
  const offered = [
    ...(element.options ?? []),
    ...(element.option_groups ?? []).flatMap((group) => group.options),
  ];
  const isOffered = (option: unknown) => offered.some((other) => isDeepStrictEqual(other, option));
  const { initial_option: one, initial_options: several = [] } = element;
  if ((one !== undefined && !isOffered(one)) || !several.every(isOffered))
    context.addIssue('initial option must be one of the options');
}

/** Source: an image has a URL or a file in Slack, not both. */
export function showsOneImage(
  image: { image_url?: unknown; slack_file?: unknown },
  context: z.RefinementCtx,
): void {
  if ((image.image_url === undefined) === (image.slack_file === undefined))
    context.addIssue('must define either `image_url` or `slack_file`');
}
