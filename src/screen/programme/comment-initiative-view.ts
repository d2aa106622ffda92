import type { ModalView } from '@slack/types';
import { WORDS_TO_MANAGER, VIEWS } from '../ids.ts';
import { formView, textInput } from '../parts/input-blocks.ts';

const MAX_COMMENT = 1_500;

/** Asks a manager what they think of an initiative. */
export function commentInitiativeView(name: string, metadata: string): ModalView {
  const question = {
    ...WORDS_TO_MANAGER,
    label: `What do you think of ${name}?`,
    hint: 'It goes to the people who run the programme, with your name.',
  };
  return formView({
    id: VIEWS.commentInitiative,
    metadata,
    title: 'Comment',
    submit: 'Send',
    blocks: [textInput(question, { isLong: true, max: MAX_COMMENT })],
  });
}
