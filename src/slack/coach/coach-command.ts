import { notYourRepMessage } from '../../screen/coach/help-messages.ts';
import { COMMAND } from '../../screen/ids.ts';
import { answerCoach } from '../../workflows/coach/answer-coach.ts';
import { prepareLogWith } from '../../workflows/one-on-ones/prepare-log.ts';
import { openModal, replyWith, type CommandListener } from '../clicks/listener.ts';
import { logModal } from '../one-on-ones/log-modal.ts';

/** `/coach …`: answers the asker alone. */
export const coachCommand: CommandListener = {
  on: 'command',
  id: COMMAND,
  may: 'anybody',
  run: async ({ context, account }, text) => {
    const answer = await answerCoach(context, account, text);
    switch (answer.answer) {
      case 'message':
        return replyWith(answer.message);
      case 'modal':
        return openModal(answer.view);
      case 'log': {
        const found = await prepareLogWith(context, answer.manager, answer.rep?.id);
        return found === undefined
          ? replyWith(notYourRepMessage())
          : logModal(found.prepared, { ...found.about, confirms: true });
      }
    }
  },
};
