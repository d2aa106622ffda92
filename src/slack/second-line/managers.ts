import type { PersonId } from '../../domain/ids.ts';
import { ACTIONS, OF_MANAGER } from '../../screen/ids.ts';
import { managersView } from '../../screen/second-line/managers-view.ts';
import { quarterView } from '../../screen/second-line/quarter-view.ts';
import { prepareLogOfRep } from '../../workflows/one-on-ones/prepare-log.ts';
import { loadQuarter, lookDown } from '../../workflows/second-line/load-managers.ts';
import { todayOf } from '../../workflows/workflow-context.ts';
import { changeModal, click, openModal, type Answer, type Click } from '../clicks/listener.ts';
import { personIdOf } from '../clicks/payload-ids.ts';
import { logModal } from '../one-on-ones/log-modal.ts';

/** Show the quarter, Show their managers, and the menu beside a manager of managers. */
export const managersListeners = [
  click({
    id: ACTIONS.showQuarter,
    may: 'a manager of managers',
    parse: () => undefined,
    run: async ({ context, actor: reader }) => {
      const quarters = await loadQuarter(context, reader);
      return quarters && openModal(quarterView(quarters));
    },
  }),
  click({
    id: ACTIONS.showManagers,
    may: 'who is above this manager',
    parse: ({ value }) => personIdOf(value),
    run: showManagers,
  }),
  click({
    id: ACTIONS.moreOfManager,
    choice: OF_MANAGER.show,
    may: 'who is above this manager',
    parse: ({ value }) => personIdOf(value),
    run: showManagers,
  }),
  click({
    id: ACTIONS.moreOfManager,
    choice: OF_MANAGER.log,
    may: 'the manager of this manager',
    parse: ({ value }) => personIdOf(value),
    run: async ({ context, actor: reader }, manager) => {
      const prepared = await prepareLogOfRep(context, reader, manager);
      return prepared && logModal(prepared, {});
    },
  }),
];

/** In a modal; in the one that is open, so that one can go down any number of levels. */
async function showManagers(
  { context, actor: reader, view: open }: Click<'who is above this manager'>,
  manager: PersonId,
): Promise<Answer | undefined> {
  const digest = await lookDown(context, reader, manager);
  if (digest === undefined) return undefined;
  const view = managersView(digest, todayOf(context, reader));
  return open?.type === 'modal' ? changeModal(view) : openModal(view);
}
