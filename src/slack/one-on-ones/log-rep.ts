import { ACTIONS, WHOLE_TEAM } from '../../screen/ids.ts';
import { prepareLogWith } from '../../workflows/one-on-ones/prepare-log.ts';
import { click } from '../clicks/listener.ts';
import { personIdOf } from '../clicks/payload-ids.ts';
import { logModal } from './log-modal.ts';

/** Log one-on-one on the App Home and under the answers to `/coach`: with one rep, or with one to be chosen. */
export const logRep = click({
  id: ACTIONS.logRep,
  may: 'the manager of this rep',
  parse: ({ value }) => (value === WHOLE_TEAM ? undefined : personIdOf(value)),
  run: async ({ context, actor: manager, homePage }, rep) => {
    const found = await prepareLogWith(context, manager, rep);
    return found && logModal(found.prepared, { ...found.about, homePage, confirms: true });
  },
});
