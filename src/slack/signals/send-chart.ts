import { ACTIONS } from '../../screen/ids.ts';
import { evidenceView, readOpened } from '../../screen/signals/evidence-view.ts';
import { sendChart as send } from '../../workflows/programme/send-chart.ts';
import { changeModal, click, savedBesideHome } from '../clicks/listener.ts';
import { itemIdOf, viewOf } from '../clicks/payload-ids.ts';

/** Send me the chart, in the modal with the evidence: modals take no charts, messages do. */
export const sendChart = click({
  id: ACTIONS.sendChart,
  may: 'whose item it is, or their cover',
  parse: ({ value, view }) => {
    const { id: viewId, private_metadata: metadata } = viewOf(view);
    return { item: itemIdOf(value), viewId, opened: readOpened(metadata) };
  },
  run: async ({ context, actor: manager, account }, { item, viewId, opened }) => {
    const sent = await send(context, manager, account, item, viewId);
    if (sent === undefined) return undefined;
    const view = evidenceView({ ...sent, ...opened, isChartSent: true, item: String(item) });
    return savedBesideHome(() => Promise.resolve(changeModal(view)));
  },
});
