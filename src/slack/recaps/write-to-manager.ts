import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Person } from '../../domain/people/person.ts';
import { ACTIONS, VIEWS, WORDS_TO_MANAGER } from '../../screen/ids.ts';
import { addPointView, disputeDataView } from '../../screen/recaps/write-to-manager-views.ts';
import { followRepsAction } from '../../workflows/recaps/follow-reps-action.ts';
import { notifyOfComplaints } from '../../workflows/recaps/notify-of-complaints.ts';
import {
  addAgendaPoint,
  disputeData,
  managerOf,
  recapToDispute,
  type Written,
} from '../../workflows/recaps/write-to-manager.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { click, openModal, saved, submission, type SubmissionAnswer } from '../clicks/listener.ts';
import { oneOnOneIdOf } from '../clicks/payload-ids.ts';
import { readNoteMetadata, writeNoteMetadata } from './note-metadata.ts';

/** Add something: asks a rep for the words in a modal. */
export const addPoint = click({
  id: ACTIONS.addPoint,
  may: 'who has a manager',
  parse: () => undefined,
  run: async ({ context, actor: rep }) => {
    const manager = await managerOf(context, rep);
    const metadata = writeNoteMetadata({ submissionId: randomUUID() });
    return manager && openModal(addPointView(manager.name, metadata));
  },
});

/** That's not what the CRM says: asks as {@link addPoint} does. */
export const dispute = click({
  id: ACTIONS.disputeData,
  may: 'the rep of this recap',
  parse: ({ value }) => oneOnOneIdOf(value),
  run: async ({ context, actor: rep }, about) => {
    const recap = await recapToDispute(context, rep, about);
    const metadata = writeNoteMetadata({ submissionId: randomUUID(), about });
    return recap && openModal(disputeDataView(recap.manager.name, metadata));
  },
});

const Form = z.object({
  [WORDS_TO_MANAGER.block]: z.object({
    [WORDS_TO_MANAGER.field]: z.object({ value: z.string().nullish() }),
  }),
});

/** What is the same for the two modals. */
const NOTE = {
  problemsAt: WORDS_TO_MANAGER.block,
  refusal: 'This is not shared with you any more, so it can’t be sent.',
  button: 'Send',
  parse: (metadata: string, values: unknown) => ({
    ...readNoteMetadata(metadata),
    words: Form.parse(values)[WORDS_TO_MANAGER.block][WORDS_TO_MANAGER.field].value ?? '',
  }),
} as const;

/** Send, in the modal of {@link addPoint}. */
export const addPointSubmission = submission({
  ...NOTE,
  id: VIEWS.addPoint,
  may: 'who has a manager',
  save: async ({ context, actor: rep }, { submissionId, words }) =>
    answerTo(context, rep, await addAgendaPoint(context, rep, submissionId, words)),
});

/** Send, in the modal of {@link dispute}. */
export const disputeSubmission = submission({
  ...NOTE,
  id: VIEWS.disputeData,
  may: 'the rep of this recap',
  save: async ({ context, actor: rep }, { submissionId, about, words }) => {
    if (about === undefined) return undefined;
    const complaint = { submissionId, oneOnOneId: about, words };
    return answerTo(context, rep, await disputeData(context, rep, complaint));
  },
});

const PROBLEMS = {
  empty: 'Write a word or two.',
  'too-many': 'Ten points wait for your next one-on-one already. That is more than one can hold.',
} as const;

function answerTo(
  context: WorkflowContext,
  rep: Person,
  written: Written,
): SubmissionAnswer | undefined {
  switch (written) {
    case 'told':
      return saved(async () => {
        await notifyOfComplaints(context);
        await followRepsAction(context, rep);
      });
    case 'refused':
      return undefined;
    case 'empty':
    case 'too-many':
      return { does: 'correct', errors: { [WORDS_TO_MANAGER.block]: PROBLEMS[written] } };
  }
}
