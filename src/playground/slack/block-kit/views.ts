import { z } from 'zod';
import { homeBlocks, modalBlocks } from './blocks.ts';
import { plainText } from './texts.ts';

const shared = {
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

export const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    blocks: modalBlocks.min(1),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    ...shared,
  })
  .superRefine((view, context) => {
    if (view.submit === undefined && view.blocks.some((block) => block.type === 'input'))
      context.addIssue('missing required field: submit');
  });

export const home = z.strictObject({
  type: z.literal('home'),
  blocks: homeBlocks.min(1),
  ...shared,
});
