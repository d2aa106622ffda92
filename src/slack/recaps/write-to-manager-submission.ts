import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Person } from '../../domain/people/person.ts';
import { followRepsAction } from '../../workflows/recaps/follow-reps-action.ts';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { notifyOfComplaints } from '../../workflows/recaps/notify-of-complaints.ts';
import {
  addAgendaPoint,
  disputeData,
  type Written,
} from '../../workflows/recaps/write-to-manager.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { WORDS_TO_MANAGER, VIEWS } from '../../screen/ids.ts';
import { slackAccountOf } from '../payload-ids.ts';
import { publishHome } from '../coach/publish-home.ts';
import { readNoteMetadata, type NoteMetadata } from './note-metadata.ts';

const Form = z.object({
  [WORDS_TO_MANAGER.block]: z.object({
    [WORDS_TO_MANAGER.field]: z.object({ value: z.string().nullish() }),
  }),
});

/** Send, in the modals in which a rep tells something. It is written before it is acknowledged, as in the log modal. */
export function listenToWriteToManagerSubmissions(app: App, context: WorkflowContext): void {
  listenTo(app, context, VIEWS.addPoint, (rep, { submissionId }, words) =>
    addAgendaPoint(context, rep, submissionId, words),
  );
  listenTo(app, context, VIEWS.disputeData, async (rep, { submissionId, about }, words) =>
    about === undefined
      ? 'refused'
      : disputeData(context, rep, { submissionId, oneOnOneId: about, words }),
  );
}

function listenTo(
  app: App,
  context: WorkflowContext,
  view: string,
  write: (rep: Person, metadata: NoteMetadata, words: string) => Promise<Written>,
): void {
  app.view(view, async ({ ack, body, view: { private_metadata, state }, client }) => {
    const user = slackAccountOf(body);
    const rep = await identifyPerson(context, user);
    const words =
      Form.parse(state.values)[WORDS_TO_MANAGER.block][WORDS_TO_MANAGER.field].value ?? '';
    const written =
      rep === undefined
        ? 'refused'
        : await write(rep, readNoteMetadata(private_metadata), words).catch((error: unknown) => {
            context.log.error({ err: error }, 'what a rep wrote could not be saved');
            return 'failed' as const;
          });
    if (written !== 'told' || rep === undefined) {
      const problem = PROBLEMS[written === 'told' ? 'refused' : written];
      await ack({ response_action: 'errors', errors: { [WORDS_TO_MANAGER.block]: problem } });
      return;
    }
    await ack();
    await notifyOfComplaints(context);
    await followRepsAction(context, rep);
    await publishHome(context, client, user);
  });
}

const PROBLEMS: Readonly<Record<Exclude<Written, 'told'> | 'failed', string>> = {
  empty: 'Write a word or two.',
  'too-many': 'Ten points wait for your next one-on-one already. That is more than one can hold.',
  refused: 'This is not shared with you any more, so it can’t be sent.',
  failed: 'This could not be sent just now. Nothing is lost: press Send again in a minute.',
};
