import type { App, BlockAction, ButtonAction, OverflowAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { loadQuarter, lookDown } from '../../workflows/second-line/load-managers.ts';
import { prepareLogOfRep } from '../../workflows/one-on-ones/prepare-log.ts';
import { todayOf, type WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS, OF_MANAGER } from '../../screen/ids.ts';
import { openLogModal } from '../one-on-ones/open-log-modal.ts';
import { personIdOf, slackAccountOf } from '../payload-ids.ts';
import { managersView } from '../../screen/second-line/managers-view.ts';
import { quarterView } from '../../screen/second-line/quarter-view.ts';

const Choice = z.tuple([z.enum([OF_MANAGER.log, OF_MANAGER.show]), z.string()]);

/** Show the quarter, Show their managers, and the menu beside a manager of managers. */
export function listenToManagers(app: App, context: WorkflowContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.showQuarter, async ({ ack, body, client }) => {
    await ack();
    const reader = await identifyPerson(context, slackAccountOf(body));
    const quarters = reader && (await loadQuarter(context, reader));
    if (quarters === undefined) return refuse(context, reader);
    await client.views.open({ trigger_id: body.trigger_id, view: quarterView(quarters) });
  });
  app.action<BlockAction<ButtonAction>>(
    ACTIONS.showManagers,
    async ({ ack, action, body, client }) => {
      await ack();
      const reader = await identifyPerson(context, slackAccountOf(body));
      await show(context, client, body, reader, personIdOf(action.value));
    },
  );
  app.action<BlockAction<OverflowAction>>(
    ACTIONS.moreOfManager,
    async ({ ack, action, body, client }) => {
      await ack();
      const [choice, value] = Choice.parse(action.selected_option.value.split(':'));
      const reader = await identifyPerson(context, slackAccountOf(body));
      if (choice === OF_MANAGER.show) {
        return show(context, client, body, reader, personIdOf(value));
      }
      const prepared = reader && (await prepareLogOfRep(context, reader, personIdOf(value)));
      if (prepared === undefined) return refuse(context, reader);
      await openLogModal(client, body.trigger_id, prepared, {});
    },
  );
}

/** In a modal; in the one that is open, so that one can go down any number of levels. */
async function show(
  context: WorkflowContext,
  client: WebClient,
  body: BlockAction,
  reader: Person | undefined,
  manager: PersonId,
): Promise<void> {
  const digest = reader && (await lookDown(context, reader, manager));
  if (reader === undefined || digest === undefined) return refuse(context, reader);
  const view = managersView(digest, todayOf(context, reader));
  if (body.view?.type === 'modal') await client.views.update({ view_id: body.view.id, view });
  else await client.views.open({ trigger_id: body.trigger_id, view });
}

function refuse(context: WorkflowContext, person: Person | undefined): void {
  context.log.info({ person: person?.id }, 'somebody asked for managers who are not below them');
}
