import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { SlackAccountId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { loadAgreed } from '../../workflows/recaps/load-agreed.ts';
import { loadHome } from '../../workflows/coach/load-home.ts';
import { loadProgramme } from '../../workflows/programme/load-programme.ts';
import { zoneOf, type WorkflowContext } from '../../workflows/workflow-context.ts';
import {
  administratorMessage,
  notAManagerMessage,
  unknownPersonMessage,
} from '../../screen/coach/help-messages.ts';
import { managerHomeView, messageHomeView } from '../../screen/coach/home-view.ts';
import { programmeBlocks } from '../../screen/programme/programme-blocks.ts';

/**
 * Shows somebody's App Home as it is now. Of a team that is longer than one, this page, or where none is named, the one
 * that they turned to last.
 */
export async function publishHome(
  context: WorkflowContext,
  client: WebClient,
  user: SlackAccountId,
  wished?: number,
): Promise<void> {
  const page = wished ?? pagesOf(context).get(user) ?? 0;
  if (page === 0) pagesOf(context).delete(user);
  else pagesOf(context).set(user, page);
  const person = await identifyPerson(context, user);
  const programme = await loadProgramme(context, user, person);
  const view = await viewFor(context, person, page, programme !== undefined);
  const blocks = [...view.blocks, ...(programme === undefined ? [] : programmeBlocks(programme))];
  await client.views.publish({ user_id: user, view: { ...view, blocks } });
}

async function viewFor(
  context: WorkflowContext,
  person: Person | undefined,
  page: number,
  runsIt: boolean,
): Promise<HomeView> {
  if (person === undefined) {
    return messageHomeView(runsIt ? administratorMessage() : unknownPersonMessage());
  }
  const home = await loadHome(context, person);
  const reader = { id: person.id, timeZone: zoneOf(context, person), now: context.now() };
  return home === undefined
    ? messageHomeView((await loadAgreed(context, person)) ?? notAManagerMessage())
    : managerHomeView(home, reader, page);
}

/**
 * Where somebody turned to, as long as this process runs: Slack does not tell it with a click in a message. Another replica,
 * or the next start, begins at the first page.
 */
const turnedTo = new WeakMap<WorkflowContext, Map<SlackAccountId, number>>();

function pagesOf(context: WorkflowContext): Map<SlackAccountId, number> {
  const pages = turnedTo.get(context) ?? new Map<SlackAccountId, number>();
  turnedTo.set(context, pages);
  return pages;
}
