import { ACTIONS } from '../../screen/ids.ts';
import { prepareLogOfItem } from '../../workflows/one-on-ones/prepare-log.ts';
import { click } from '../clicks/listener.ts';
import { itemIdOf } from '../clicks/payload-ids.ts';
import { logModal } from './log-modal.ts';

/** Log one-on-one, and Edit, on an item: the modal, prefilled from it. */
export const logItem = [
  ACTIONS.logItem,
  ACTIONS.logSecondItem,
  ACTIONS.logThirdItem,
  ACTIONS.editItem,
].map((id) =>
  click({
    id,
    may: 'whose item it is, or their cover',
    parse: ({ value }) => itemIdOf(value),
    run: async ({ context, actor: manager, homePage }, item) => {
      const found = await prepareLogOfItem(context, manager, item);
      return found && logModal(found.prepared, { ...found.about, homePage });
    },
  }),
);
