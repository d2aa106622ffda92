import type { ModalView } from '@slack/types';
import type { CalendarDate } from '../../domain/calendar.ts';
import { formatDate } from '../../domain/dates-in-words.ts';
import { MOVE, VIEWS } from '../ids.ts';
import { plain, safe, section } from '../parts/mrkdwn.ts';

export interface MoveViewInput {
  /** Travels with the modal and names the item. */
  readonly metadata: string;
  readonly action: string;
  readonly dueOn: CalendarDate;
  readonly today: CalendarDate;
}

/** The modal that moves a commitment to another day. */
export function moveCommitmentView({ metadata, action, dueOn, today }: MoveViewInput): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.moveCommitment,
    private_metadata: metadata,
    title: plain('Move commitment', 24),
    submit: plain('Move', 24),
    close: plain('Cancel', 24),
    blocks: [
      section(safe(action, 400), `Due ${formatDate(dueOn, today)}`),
      {
        type: 'input',
        block_id: MOVE.block,
        label: plain('New day'),
        hint: plain('The days that it was due on before are kept.'),
        element: { type: 'datepicker', action_id: MOVE.field },
      },
    ],
  };
}
