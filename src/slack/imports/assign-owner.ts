import { z } from 'zod';
import { noSuchOwnerMessage } from '../../screen/coach/help-messages.ts';
import { ACTIONS, ASSIGN, VIEWS } from '../../screen/ids.ts';
import { assignOwnerView } from '../../screen/imports/assign-owner-view.ts';
import {
  askForOwner,
  assignOwner as assign,
  followAssignment,
} from '../../workflows/imports/assign-owner.ts';
import { click, openModal, replyWith, savedBesideHome, submission } from '../clicks/listener.ts';
import { personIdOf } from '../clicks/payload-ids.ts';
import { readOwnerInNotice } from './owner-in-notice.ts';

/** Assign, beside an owner whom nobody in the roster is: asks who it is. */
export const assignOwner = click({
  id: ACTIONS.assignOwner,
  may: 'an administrator',
  parse: ({ value = '' }) => ({ owner: readOwnerInNotice(value), metadata: value }),
  run: async ({ context }, { owner, metadata }) => {
    const question = await askForOwner(context, owner);
    if (question === undefined) return replyWith(noSuchOwnerMessage());
    return openModal(assignOwnerView({ ...question, metadata }));
  },
});

const Form = z.object({
  [ASSIGN.block]: z.object({
    [ASSIGN.field]: z.object({ selected_option: z.object({ value: z.string() }) }),
  }),
});
const GONE = 'This person is not known any more. Close this and press the button again.';

/** Assign, in the modal. */
export const assignOwnerSubmission = submission({
  id: VIEWS.assignOwner,
  may: 'an administrator',
  problemsAt: ASSIGN.block,
  refusal: 'Only the people who run Frontline can do this.',
  button: 'Assign',
  parse: (metadata, values) => ({
    owner: readOwnerInNotice(metadata),
    person: personIdOf(Form.parse(values)[ASSIGN.block][ASSIGN.field].selected_option.value),
  }),
  save: async ({ context, actor: administrator }, { owner, person }) =>
    (await assign(context, owner, person, administrator))
      ? savedBesideHome(() => followAssignment(context, owner))
      : { does: 'correct', errors: { [ASSIGN.block]: GONE } },
});
