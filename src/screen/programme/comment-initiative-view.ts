import type { ModalView } from '@slack/types';
import { WORDS_TO_MANAGER, VIEWS } from '../ids.ts';
import { plain } from '../parts/mrkdwn.ts';

const MAX_COMMENT = 1_500;

/** Asks a manager what they think of an initiative. */
export function commentInitiativeView(name: string, metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.commentInitiative,
    private_metadata: metadata,
    title: plain('Comment', 24),
    submit: plain('Send', 24),
    close: plain('Cancel', 24),
    blocks: [
      {
        type: 'input',
        block_id: WORDS_TO_MANAGER.block,
        label: plain(`What do you think of ${name}?`, 150),
        hint: plain('It goes to the people who run the programme, with your name.', 200),
        element: {
          type: 'plain_text_input',
          action_id: WORDS_TO_MANAGER.field,
          multiline: true,
          max_length: MAX_COMMENT,
        },
      },
    ],
  };
}
