import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Person } from '../../domain/people/person.ts';
import { followRepsAction } from '../../workflows/recaps/follow-reps-action.ts';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { tellComplaints } from '../../workflows/recaps/tell-complaints.ts';
import { addAgendaPoint, disputeData, type Told } from '../../workflows/recaps/tell-manager.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { TELL, VIEWS } from '../../screen/ids.ts';
import { slackUserOf } from '../payload-ids.ts';
import { publishHome } from '../coach/publish-home.ts';
import { readTellMetadata, type TellMetadata } from './tell-metadata.ts';

const Form = z.object({
  [TELL.block]: z.object({ [TELL.field]: z.object({ value: z.string().nullish() }) }),
});

/** Send, in the modals in which a rep tells something. It is written before it is acknowledged, as in the log modal. */
export function listenToTellSubmissions(app: App, context: WorkflowContext): void {
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
  write: (rep: Person, metadata: TellMetadata, words: string) => Promise<Told>,
): void {
  app.view(view, async ({ ack, body, view: { private_metadata, state }, client }) => {
    const user = slackUserOf(body);
    const rep = await identifyPerson(context, user);
    const words = Form.parse(state.values)[TELL.block][TELL.field].value ?? '';
    const told =
      rep === undefined
        ? 'refused'
        : await write(rep, readTellMetadata(private_metadata), words).catch((error: unknown) => {
            context.log.error({ err: error }, 'what a rep told could not be saved');
            return 'failed' as const;
          });
    if (told !== 'told' || rep === undefined) {
      const problem = PROBLEMS[told === 'told' ? 'refused' : told];
      await ack({ response_action: 'errors', errors: { [TELL.block]: problem } });
      return;
    }
    await ack();
    await tellComplaints(context);
    await followRepsAction(context, rep);
    await publishHome(context, client, user);
  });
}

const PROBLEMS: Readonly<Record<Exclude<Told, 'told'> | 'failed', string>> = {
  empty: 'Write a word or two.',
  'too-many': 'Ten points wait for your next one-on-one already. That is more than one can hold.',
  refused: 'This is not shared with you any more, so it can’t be sent.',
  failed: 'This could not be sent just now. Nothing is lost: press Send again in a minute.',
};
