import { z } from 'zod';
import { FEEDBACK_REASONS } from '../../domain/checklists/feedback.ts';
import { NOT_USEFUL, VIEWS } from '../../screen/ids.ts';
import { giveFeedback } from '../../workflows/checklists/give-feedback.ts';
import { showChecklistsOf } from '../../workflows/checklists/show-checklists.ts';
import { saved, submission } from '../clicks/listener.ts';
import { readItemMetadata } from './item-metadata.ts';

const Form = z.object({
  [NOT_USEFUL.block]: z.object({
    [NOT_USEFUL.field]: z.object({
      selected_option: z.object({ value: z.enum(FEEDBACK_REASONS) }),
    }),
  }),
});

/** Send, in the modal that asks why an item was not useful. */
export const notUsefulSubmission = submission({
  id: VIEWS.notUseful,
  may: 'whose item it is',
  problemsAt: NOT_USEFUL.block,
  refusal: 'This is no item of your own list.',
  button: 'Send',
  parse: (metadata, values) => ({
    ...readItemMetadata(metadata),
    reason: Form.parse(values)[NOT_USEFUL.block][NOT_USEFUL.field].selected_option.value,
  }),
  save: async ({ context, actor: manager }, { item, homePage, reason }) => {
    const feedback = { verdict: 'not-useful', reason } as const;
    const checklist = await giveFeedback(context, manager, item, feedback);
    return checklist && saved(() => showChecklistsOf(context, manager.id), homePage);
  },
});
