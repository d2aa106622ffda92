import type { WebClient } from '@slack/web-api';
import type { SlackUserId } from '../domain/ids.ts';
import { identifyPerson } from '../workflows/identify-person.ts';
import { lookAtAgreed } from '../workflows/look-at-agreed.ts';
import { lookAtHome } from '../workflows/look-at-home.ts';
import { zoneOf, type WorkflowContext } from '../workflows/workflow-context.ts';
import { notAManagerMessage, unknownPersonMessage } from './messages/help-messages.ts';
import { managerHomeView, messageHomeView } from './views/home-view.ts';

/** Shows somebody's App Home as it is now; of a team that is longer than one, this page. */
export async function publishHome(
  context: WorkflowContext,
  client: WebClient,
  user: SlackUserId,
  page = 0,
): Promise<void> {
  const person = await identifyPerson(context, user);
  if (person === undefined) {
    await client.views.publish({ user_id: user, view: messageHomeView(unknownPersonMessage()) });
    return;
  }
  const home = await lookAtHome(context, person);
  const reader = { id: person.id, timeZone: zoneOf(context, person), now: context.now() };
  const view =
    home === undefined
      ? messageHomeView((await lookAtAgreed(context, person)) ?? notAManagerMessage())
      : managerHomeView(home, reader, page);
  await client.views.publish({ user_id: user, view });
}
