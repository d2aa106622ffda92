import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ACTIONS, VIEWS, WORDS_TO_MANAGER } from '../../screen/ids.ts';
import { commentInitiativeView } from '../../screen/programme/comment-initiative-view.ts';
import { findInitiative } from '../../workflows/programme/find-initiative.ts';
import { commentOnInitiative, followComment } from '../../workflows/programme/show-initiatives.ts';
import { click, openModal, savedBesideHome, submission } from '../clicks/listener.ts';
import { initiativeIdOf } from '../clicks/payload-ids.ts';
import { readCommentMetadata, writeCommentMetadata } from './comment-metadata.ts';

/** Comment, under an initiative that is to start: asks for the words in a modal. */
export const commentInitiative = click({
  id: ACTIONS.commentInitiative,
  may: 'who takes part in this initiative',
  parse: ({ value }) => initiativeIdOf(value),
  run: async ({ context, actor: manager }, id) => {
    const initiative = await findInitiative(context, manager, id);
    const metadata = writeCommentMetadata({ submissionId: randomUUID(), initiative: id });
    return initiative && openModal(commentInitiativeView(initiative.name, metadata));
  },
});

const Form = z.object({
  [WORDS_TO_MANAGER.block]: z.object({
    [WORDS_TO_MANAGER.field]: z.object({ value: z.string().nullish() }),
  }),
});

/** Send, in the modal that asks what a manager thinks of an initiative. */
export const commentInitiativeSubmission = submission({
  id: VIEWS.commentInitiative,
  may: 'who takes part in this initiative',
  problemsAt: WORDS_TO_MANAGER.block,
  refusal: 'You do not take part in this any more, so it can’t be sent.',
  button: 'Send',
  parse: (metadata, values) => ({
    ...readCommentMetadata(metadata),
    words: Form.parse(values)[WORDS_TO_MANAGER.block][WORDS_TO_MANAGER.field].value ?? '',
  }),
  save: async ({ context, actor: manager }, { initiative, ...comment }) => {
    switch (await commentOnInitiative(context, manager, initiative, comment)) {
      case 'saved':
        return savedBesideHome(() => followComment(context, manager, initiative));
      case 'empty':
        return { does: 'correct', errors: { [WORDS_TO_MANAGER.block]: 'Write a word or two.' } };
      case 'refused':
        return undefined;
    }
  },
});
