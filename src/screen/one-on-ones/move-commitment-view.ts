import type { ModalView } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import { aWeekLater } from '../../domain/one-on-ones/commitment-move.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import { MOVE, VIEWS } from '../ids.ts';
import { dateInput, formView } from '../parts/input-blocks.ts';
import { safe, section } from '../parts/mrkdwn.ts';

export interface MoveViewInput {
  /** Travels with the modal and names the item. */
  readonly metadata: string;
  readonly action: string;
  readonly dueOn: CalendarDate;
  readonly today: CalendarDate;
}

/** The modal that moves a commitment to another day. */
export function moveCommitmentView({ metadata, action, dueOn, today }: MoveViewInput): ModalView {
  const question = {
    ...MOVE,
    label: 'New day',
    hint: 'The days that it was due on before are kept.',
  };
  return formView({
    id: VIEWS.moveCommitment,
    metadata,
    title: 'Move commitment',
    submit: 'Move',
    blocks: [
      section(safe(action, 400), `Due ${formatDate(dueOn, today)}`),
      dateInput(question, aWeekLater(dueOn, today)),
    ],
  });
}
