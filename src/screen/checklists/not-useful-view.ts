import type { ModalView } from '@slack/types';
import { FEEDBACK_REASONS } from '../../domain/checklists/feedback.ts';
import { NOT_USEFUL, VIEWS } from '../ids.ts';
import { REASON_WORDS } from '../parts/feedback-words.ts';
import { plain } from '../parts/mrkdwn.ts';

/** The modal that asks why an item was not useful. The metadata travel with it and name the item. */
export function notUsefulView(metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.notUseful,
    private_metadata: metadata,
    title: plain('Not useful', 24),
    submit: plain('Send', 24),
    close: plain('Cancel', 24),
    blocks: [
      {
        type: 'input',
        block_id: NOT_USEFUL.block,
        label: plain('Why was it not useful?'),
        hint: plain('The people who run Frontline see counts of this, not names.'),
        element: {
          type: 'radio_buttons',
          action_id: NOT_USEFUL.field,
          options: FEEDBACK_REASONS.map((reason) => ({
            text: plain(REASON_WORDS[reason]),
            value: reason,
          })),
        },
      },
    ],
  };
}
