import type { App, BlockAction, ButtonAction, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Person } from '../../domain/people/person.ts';
import { confirmRecap, tickOwnCommitment } from '../../workflows/recaps/act-on-recap.ts';
import { followRepsAction } from '../../workflows/recaps/follow-reps-action.ts';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { loadAgreed } from '../../workflows/recaps/load-agreed.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { notSharedWithYouMessage } from '../../screen/recaps/rep-answers.ts';
import { commitmentIdOf, oneOnOneIdOf, slackAccountOf } from '../payload-ids.ts';
import { publishHome } from '../coach/publish-home.ts';
import { reply } from '../reply.ts';

/** Looks right, and Done on a commitment of one's own: on a recap, on the App Home, and under `/coach`. */
export function listenToActOnRecap(app: App, context: WorkflowContext): void {
  listenToClick(app, context, ACTIONS.acknowledgeRecap, (rep, value) =>
    confirmRecap(context, rep, oneOnOneIdOf(value)),
  );
  listenToClick(app, context, ACTIONS.tickCommitment, (rep, value) =>
    tickOwnCommitment(context, rep, commitmentIdOf(value)),
  );
}

function listenToClick(
  app: App,
  context: WorkflowContext,
  id: string,
  act: (rep: Person, value: string | undefined) => Promise<boolean>,
): void {
  app.action<BlockAction<ButtonAction>>(id, async ({ ack, action, body, client, respond }) => {
    await ack();
    const rep = await identifyPerson(context, slackAccountOf(body));
    if (rep !== undefined && (await act(rep, action.value))) {
      await show(context, client, body, respond, rep);
    } else {
      await refuse(context, body, respond);
    }
  });
}

async function refuse(
  context: WorkflowContext,
  body: BlockAction,
  respond: RespondFn,
): Promise<void> {
  context.log.info({ user: body.user.id }, 'somebody acted on what is not shared with them');
  if (body.response_url !== undefined) await reply(respond, notSharedWithYouMessage());
}

/** Where it was clicked, and everywhere else where it is to be seen. */
async function show(
  context: WorkflowContext,
  client: WebClient,
  body: BlockAction,
  respond: RespondFn,
  rep: Person,
): Promise<void> {
  await followRepsAction(context, rep);
  if (body.container['is_ephemeral'] === true) {
    const message = await loadAgreed(context, rep);
    if (message !== undefined) {
      const { text, blocks } = message;
      await respond({ response_type: 'ephemeral', replace_original: true, text, blocks });
    }
  }
  await publishHome(context, client, slackAccountOf(body));
}
