import type { App, BlockAction, ButtonAction, OverflowAction, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { ChecklistId, ChecklistItemId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { actOnItem, type ItemAction } from '../../workflows/checklists/act-on-item.ts';
import { giveFeedback } from '../../workflows/checklists/give-feedback.ts';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { updateChecklistMessage } from '../../workflows/checklists/update-checklist-message.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS, MORE } from '../../screen/ids.ts';
import { writeItemMetadata } from './item-metadata.ts';
import { notYourRepMessage } from '../../screen/coach/help-messages.ts';
import { itemIdOf, pageOf, slackAccountOf } from '../payload-ids.ts';
import { publishHome } from '../coach/publish-home.ts';
import { reply } from '../reply.ts';
import { notUsefulView } from '../../screen/checklists/not-useful-view.ts';

const Choice = z.tuple([z.enum(MORE), z.string()]);
const CHOSEN = { [MORE.snooze]: 'snoozed', [MORE.dismiss]: 'dismissed' } as const;

/** What is behind an item's overflow, and Done and Drop on a commitment's. The message and the Home show what was done. */
export function listenToActOnItem(app: App, context: WorkflowContext): void {
  app.action<BlockAction<OverflowAction>>(
    ACTIONS.moreOfItem,
    async ({ ack, action, body, client, respond }) => {
      await ack();
      const click = { body, client, respond };
      const [choice, value] = Choice.parse(action.selected_option.value.split(':'));
      const itemId = itemIdOf(value);
      switch (choice) {
        case MORE.notUseful:
          // Whether the item is theirs is asked when the reason comes.
          await client.views.open({
            trigger_id: body.trigger_id,
            view: notUsefulView(writeItemMetadata({ item: itemId, homePage: pageOf(body) })),
          });
          return;
        case MORE.useful:
          await update(context, click, (manager) =>
            giveFeedback(context, manager, itemId, { verdict: 'useful' }),
          );
          return;
        case MORE.snooze:
        case MORE.dismiss:
          await act(context, click, itemId, CHOSEN[choice]);
      }
    },
  );
  const buttons = [
    [ACTIONS.keepCommitment, 'kept'],
    [ACTIONS.dropCommitment, 'dropped'],
  ] as const;
  for (const [id, done] of buttons) {
    app.action<BlockAction<ButtonAction>>(id, async ({ ack, action, body, client, respond }) => {
      await ack();
      await act(context, { body, client, respond }, itemIdOf(action.value), done);
    });
  }
}

function act(
  context: WorkflowContext,
  click: Click,
  itemId: ChecklistItemId,
  action: ItemAction,
): Promise<void> {
  return update(context, click, (manager) => actOnItem(context, manager, itemId, action));
}

interface Click {
  readonly body: BlockAction;
  readonly client: WebClient;
  readonly respond: RespondFn;
}

/** Does something on a checklist of whoever clicked, and brings its message and their Home up to date. */
async function update(
  context: WorkflowContext,
  { body, client, respond }: Click,
  change: (manager: Person) => Promise<ChecklistId | undefined>,
): Promise<void> {
  const user = slackAccountOf(body);
  const manager = await identifyPerson(context, user);
  const checklist = manager && (await change(manager));
  if (checklist === undefined) {
    await reply(respond, notYourRepMessage());
    return;
  }
  await updateChecklistMessage(context, checklist);
  await publishHome(context, client, user, pageOf(body));
}
