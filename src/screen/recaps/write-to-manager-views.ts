import type { ModalView } from '@slack/types';
import { firstName } from '../../domain/people/person.ts';
import { WORDS_TO_MANAGER, VIEWS } from '../ids.ts';
import { formView, textInput } from '../parts/input-blocks.ts';

export const MAX_POINT = 300;
const MAX_COMPLAINT = 1_500;

/** Asks a rep for points for the next one-on-one. */
export function addPointView(manager: string, metadata: string): ModalView {
  const question = {
    ...WORDS_TO_MANAGER,
    label: 'What do you want to talk about?',
    hint: `${firstName(manager)} sees it two hours before your next one-on-one, and when you talk.`,
  };
  return formView({
    id: VIEWS.addPoint,
    metadata,
    title: 'For next time',
    submit: 'Send',
    blocks: [textInput(question, { isLong: true, max: MAX_POINT })],
  });
}

/** Asks a rep what is wrong in the CRM. */
export function disputeDataView(manager: string, metadata: string): ModalView {
  const question = {
    ...WORDS_TO_MANAGER,
    label: 'What is wrong, and what is right?',
    hint: `It goes to ${firstName(manager)} and to the people who run Frontline, and to nobody else.`,
  };
  return formView({
    id: VIEWS.disputeData,
    metadata,
    title: 'What does the CRM say?',
    submit: 'Send',
    blocks: [textInput(question, { isLong: true, max: MAX_COMPLAINT })],
  });
}
