import type { ModalView } from '@slack/types';
import { TELL, VIEWS } from '../ids.ts';
import { plain } from '../parts/mrkdwn.ts';

const MOST_COMMENT = 1_500;

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
        block_id: TELL.block,
        label: plain(`What do you think of ${name}?`, 150),
        hint: plain('It goes to the people who run the programme, with your name.', 200),
        element: {
          type: 'plain_text_input',
          action_id: TELL.field,
          multiline: true,
          max_length: MOST_COMMENT,
        },
      },
    ],
  };
}
