import type { WebClient } from '@slack/web-api';
import type { SlackUserId } from '../domain/ids.ts';
import { identifyPerson } from '../workflows/identify-person.ts';
import { lookAtAgreed } from '../workflows/look-at-agreed.ts';
import { lookAtTeam } from '../workflows/look-at-team.ts';
import { todayOf, type WorkflowContext } from '../workflows/workflow-context.ts';
import { notAManagerMessage, unknownPersonMessage } from './messages/help-messages.ts';
import { messageHomeView, teamHomeView } from './views/home-view.ts';

/** Shows somebody's App Home as it is now. */
export async function publishHome(
  context: WorkflowContext,
  client: WebClient,
  user: SlackUserId,
): Promise<void> {
  const person = await identifyPerson(context, user);
  if (person === undefined) {
    await client.views.publish({ user_id: user, view: messageHomeView(unknownPersonMessage()) });
    return;
  }
  const glance = await lookAtTeam(context, person);
  const view =
    glance.reps.length === 0
      ? messageHomeView((await lookAtAgreed(context, person)) ?? notAManagerMessage())
      : teamHomeView(glance, todayOf(context, person));
  await client.views.publish({ user_id: user, view });
}
