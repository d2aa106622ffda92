import { z } from 'zod';
import { ACTIONS } from '../../screen/ids.ts';
import { historyView } from '../../screen/one-on-ones/history-view.ts';
import { loadHistoryPage, sendHistory } from '../../workflows/one-on-ones/load-history.ts';
import { changeModal, click, openModal, savedBesideHome } from '../clicks/listener.ts';
import { personIdOf, viewOf } from '../clicks/payload-ids.ts';

const Page = z.coerce.number().int().nonnegative();

/** History under the answer to `/coach name`. */
export const showHistory = click({
  id: ACTIONS.showHistory,
  may: 'the manager of this rep',
  parse: ({ value }) => personIdOf(value),
  run: async ({ context, actor: manager }, rep) => {
    const history = await loadHistoryPage(context, manager, rep, 0);
    return history && openModal(historyView(history));
  },
});

/** The pages in its modal. */
export const turnHistoryPage = [ACTIONS.newerHistory, ACTIONS.olderHistory].map((id) =>
  click({
    id,
    may: 'the manager of this rep',
    parse: ({ value, view }) => ({
      rep: personIdOf(viewOf(view).private_metadata),
      page: Page.parse(value),
    }),
    run: async ({ context, actor: manager }, { rep, page }) => {
      const history = await loadHistoryPage(context, manager, rep, page);
      return history && changeModal(historyView(history));
    },
  }),
);

/** The document for a review, in its modal. */
export const sendHistoryListeners = (
  [
    [ACTIONS.sendHistoryMarkdown, 'md'],
    [ACTIONS.sendHistoryCsv, 'csv'],
  ] as const
).map(([id, format]) =>
  click({
    id,
    may: 'the manager of this rep',
    parse: ({ view }) => {
      const { id: viewId, private_metadata: rep } = viewOf(view);
      return { viewId, rep: personIdOf(rep) };
    },
    run: async ({ context, actor: manager, account }, { viewId, rep }) => {
      const sent = await sendHistory(context, manager, account, rep, { format, viewId });
      return sent && savedBesideHome(() => Promise.resolve(changeModal(historyView(sent))));
    },
  }),
);
