import type { ModalView } from '@slack/types';
import { firstName } from '../../domain/people/person.ts';
import { WORDS_TO_MANAGER, VIEWS } from '../ids.ts';
import { plain } from '../parts/mrkdwn.ts';

export const MAX_POINT = 300;
const MAX_COMPLAINT = 1_500;

/** Asks a rep what they want to talk about next time. */
export function addPointView(manager: string, metadata: string): ModalView {
  return writeView({
    callback_id: VIEWS.addPoint,
    metadata,
    title: 'For next time',
    label: 'What do you want to talk about?',
    hint: `${firstName(manager)} sees it two hours before your next one-on-one, and when you talk.`,
    max: MAX_POINT,
  });
}

/** Asks a rep what is wrong in the CRM. */
export function disputeDataView(manager: string, metadata: string): ModalView {
  return writeView({
    callback_id: VIEWS.disputeData,
    metadata,
    title: 'What does the CRM say?',
    label: 'What is wrong, and what is right?',
    hint: `It goes to ${firstName(manager)} and to the people who run Frontline, and to nobody else.`,
    max: MAX_COMPLAINT,
  });
}

function writeView(asked: {
  readonly callback_id: string;
  readonly metadata: string;
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly max: number;
}): ModalView {
  return {
    type: 'modal',
    callback_id: asked.callback_id,
    private_metadata: asked.metadata,
    title: plain(asked.title, 24),
    submit: plain('Send', 24),
    close: plain('Cancel', 24),
    blocks: [
      {
        type: 'input',
        block_id: WORDS_TO_MANAGER.block,
        label: plain(asked.label, 150),
        hint: plain(asked.hint, 200),
        element: {
          type: 'plain_text_input',
          action_id: WORDS_TO_MANAGER.field,
          multiline: true,
          max_length: asked.max,
        },
      },
    ],
  };
}
