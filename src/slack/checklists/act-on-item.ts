import type { ChecklistId, ChecklistItemId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people/person.ts';
import { ACTIONS, MORE, SETTLE } from '../../screen/ids.ts';
import { notUsefulView } from '../../screen/checklists/not-useful-view.ts';
import { actOnItem, type ItemAction } from '../../workflows/checklists/act-on-item.ts';
import { giveFeedback } from '../../workflows/checklists/give-feedback.ts';
import { showChecklistsOf } from '../../workflows/checklists/show-checklists.ts';
import { undoItem } from '../../workflows/checklists/undo-item.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { click, openModal, saved, type ClickListener } from '../clicks/listener.ts';
import { itemIdOf } from '../clicks/payload-ids.ts';
import { writeItemMetadata } from './item-metadata.ts';

/** What is behind an item's overflow, and Done and Drop on a commitment's. The message and the Home show what was done. */
export const actOnItemListeners: readonly ClickListener[] = [
  onItem(ACTIONS.moreOfItem, MORE.snooze, acting('snoozed')),
  onItem(ACTIONS.moreOfItem, MORE.dismiss, acting('dismissed')),
  onItem(ACTIONS.moreOfItem, MORE.useful, (context, manager, item) =>
    giveFeedback(context, manager, item, { verdict: 'useful' }),
  ),
  click({
    id: ACTIONS.moreOfItem,
    choice: MORE.notUseful,
    // Whether the item is theirs is asked when the reason comes.
    may: 'anybody',
    parse: ({ value }) => itemIdOf(value),
    run: ({ homePage }, item) =>
      Promise.resolve(openModal(notUsefulView(writeItemMetadata({ item, homePage })))),
  }),
  onItem(ACTIONS.keepCommitment, undefined, acting('kept')),
  onItem(ACTIONS.dropCommitment, undefined, acting('dropped')),
  onItem(ACTIONS.undoItem, undefined, undoItem),
  onItem(ACTIONS.settleCommitment, SETTLE.kept, acting('kept')),
  onItem(ACTIONS.settleCommitment, SETTLE.dropped, acting('dropped')),
];

/** Changes an item of somebody's own, and returns its checklist; undefined where it is not theirs. */
type ChangeItem = (
  context: WorkflowContext,
  manager: Person,
  item: ChecklistItemId,
) => Promise<ChecklistId | undefined>;

function acting(action: ItemAction): ChangeItem {
  return (context, manager, item) => actOnItem(context, manager, item, action);
}

function onItem(id: string, choice: string | undefined, change: ChangeItem): ClickListener {
  return click({
    id,
    ...(choice !== undefined && { choice }),
    may: 'whose item it is',
    parse: ({ value }) => itemIdOf(value),
    run: async ({ context, actor: manager, homePage }, item) => {
      const checklist = await change(context, manager, item);
      return checklist && saved(() => showChecklistsOf(context, manager.id), homePage);
    },
  });
}
