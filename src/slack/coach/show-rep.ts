import { repView } from '../../screen/coach/rep-view.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { loadRep } from '../../workflows/coach/load-team.ts';
import { findReport } from '../../workflows/one-on-ones/prepare-log.ts';
import { todayOf } from '../../workflows/workflow-context.ts';
import { click, openModal } from '../clicks/listener.ts';
import { personIdOf } from '../clicks/payload-ids.ts';

/** Show, on the App Home: one rep's signals and coaching in a modal. */
export const showRep = click({
  id: ACTIONS.showRep,
  may: 'the manager of this rep',
  parse: ({ value }) => personIdOf(value),
  run: async ({ context, actor: manager }, repId) => {
    const rep = await findReport(context, manager, repId);
    if (rep === undefined) return undefined;
    return openModal(repView(await loadRep(context, manager, rep), todayOf(context, manager)));
  },
});
