import type { ModalView } from '@slack/types';
import { FEEDBACK_REASONS } from '../../domain/checklists/feedback.ts';
import { NOT_USEFUL, VIEWS } from '../ids.ts';
import { REASON_WORDS } from '../parts/feedback-words.ts';
import { formView, option, radioInput } from '../parts/input-blocks.ts';

/** The modal that asks why an item was not useful. The metadata travel with it and name the item. */
export function notUsefulView(metadata: string): ModalView {
  const question = {
    ...NOT_USEFUL,
    label: 'Why was it not useful?',
    hint: 'The people who run Frontline see counts of this, not names.',
  };
  const reasons = FEEDBACK_REASONS.map((reason) => option(reason, REASON_WORDS[reason]));
  return formView({
    id: VIEWS.notUseful,
    metadata,
    title: 'Not useful',
    submit: 'Send',
    blocks: [radioInput(question, reasons)],
  });
}
