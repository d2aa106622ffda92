import { z } from 'zod';
import { parseCalendarDate } from '../../domain/calendar.ts';
import { ACTIONS, MOVE, SETTLE, VIEWS } from '../../screen/ids.ts';
import { moveCommitmentView } from '../../screen/one-on-ones/move-commitment-view.ts';
import { showChecklistsOf } from '../../workflows/checklists/show-checklists.ts';
import {
  moveCommitment as move,
  prepareMove,
} from '../../workflows/one-on-ones/move-commitment.ts';
import { readItemMetadata, writeItemMetadata } from '../checklists/item-metadata.ts';
import { click, openModal, saved, submission, type ClickListener } from '../clicks/listener.ts';
import { itemIdOf } from '../clicks/payload-ids.ts';

/** Move, on a commitment's item or in the menu for all: asks for the new day. */
export const moveCommitment: readonly ClickListener[] = [
  moving({ id: ACTIONS.moveCommitment }),
  moving({ id: ACTIONS.settleCommitment, choice: SETTLE.move }),
];

function moving(on: { readonly id: string; readonly choice?: string }): ClickListener {
  return click({
    ...on,
    may: 'whose item it is',
    parse: ({ value }) => itemIdOf(value),
    run: async ({ context, actor: manager, homePage }, item) => {
      const input = await prepareMove(context, manager, item);
      const metadata = writeItemMetadata({ item, homePage });
      return input && openModal(moveCommitmentView({ ...input, metadata }));
    },
  });
}

const Form = z.object({
  [MOVE.block]: z.object({ [MOVE.field]: z.object({ selected_date: z.string().nullish() }) }),
});

/** Move, in the modal. */
export const moveCommitmentSubmission = submission({
  id: VIEWS.moveCommitment,
  may: 'whose item it is',
  problemsAt: MOVE.block,
  refusal: 'This is no commitment of your own list.',
  button: 'Move',
  parse: (metadata, values) => ({
    ...readItemMetadata(metadata),
    to: parseCalendarDate(Form.parse(values)[MOVE.block][MOVE.field].selected_date ?? ''),
  }),
  save: async ({ context, actor: manager }, { item, homePage, to }) => {
    const result = await move(context, manager, item, to);
    switch (result.result) {
      case 'moved':
        return saved(() => showChecklistsOf(context, manager.id), homePage);
      case 'wrong':
        return { does: 'correct', errors: { [MOVE.block]: result.problem } };
      case 'refused':
        return undefined;
    }
  },
});
