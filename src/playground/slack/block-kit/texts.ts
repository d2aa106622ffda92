import { z } from 'zod';

/** Lengths are counted in UTF-16 units, so an emoji may count double: never more lenient than Slack. */
const string = (max: number): z.ZodString => z.string().min(1).max(max);

export const id = string(255).optional();
export const url = string(3000);

/** A text that Slack accepts only as plain_text. */
export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: string(max),
    emoji: z.boolean().optional(),
  });

const mrkdwnText = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: string(max),
    verbatim: z.boolean().optional(),
  });

export const anyText = (max: number) =>
  z.discriminatedUnion('type', [plainText(max), mrkdwnText(max)]);

export const style = z.enum(['primary', 'danger']).optional();

export const confirm = z
  .strictObject({
    title: plainText(100).optional(),
    text: anyText(300),
    confirm: plainText(30).optional(),
    deny: plainText(30).optional(),
    style,
  })
  .optional();

const plainOption = z.strictObject({
  text: plainText(75),
  value: string(150),
  description: plainText(75).optional(),
});

export const selectOption = plainOption;
/** Only an overflow menu's options may link somewhere. */
export const overflowOption = plainOption.extend({ url: url.optional() });
/** Checkboxes and radio buttons format their words. */
export const tickOption = plainOption.extend({
  text: anyText(75),
  description: anyText(75).optional(),
});

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(selectOption).min(1).max(100),
});
