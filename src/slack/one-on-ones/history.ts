import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { z } from 'zod';
import type { HistoryFormat } from '../../screen/one-on-ones/history-document.ts';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { loadHistoryPage, sendHistory } from '../../workflows/one-on-ones/load-history.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { notYourRepMessage } from '../../screen/coach/help-messages.ts';
import { personIdOf, slackAccountOf } from '../payload-ids.ts';
import { reply } from '../reply.ts';
import { historyView } from '../../screen/one-on-ones/history-view.ts';

const Page = z.coerce.number().int().nonnegative();

/** History under the answer to `/coach name`; in its modal, the pages and the document for a review. */
export function listenToHistory(app: App, context: WorkflowContext): void {
  app.action<BlockAction<ButtonAction>>(
    ACTIONS.showHistory,
    async ({ ack, action, body, client, respond }) => {
      await ack();
      const manager = await identifyPerson(context, slackAccountOf(body));
      const rep = personIdOf(action.value);
      const history = manager && (await loadHistoryPage(context, manager, rep, 0));
      if (history === undefined) await reply(respond, notYourRepMessage());
      else await client.views.open({ trigger_id: body.trigger_id, view: historyView(history) });
    },
  );
  for (const id of [ACTIONS.newerHistory, ACTIONS.olderHistory]) {
    app.action<BlockAction<ButtonAction>>(id, async ({ ack, action, body, client }) => {
      await ack();
      const { view } = body;
      const manager = await identifyPerson(context, slackAccountOf(body));
      if (manager === undefined || view === undefined) return;
      const rep = personIdOf(view.private_metadata);
      const history = await loadHistoryPage(context, manager, rep, Page.parse(action.value));
      if (history === undefined) return;
      await client.views.update({ view_id: view.id, view: historyView(history) });
    });
  }
  const formats: readonly [string, HistoryFormat][] = [
    [ACTIONS.sendHistoryMarkdown, 'md'],
    [ACTIONS.sendHistoryCsv, 'csv'],
  ];
  for (const [id, format] of formats) {
    app.action<BlockAction<ButtonAction>>(id, async ({ ack, body, client }) => {
      await ack();
      const { view } = body;
      const user = slackAccountOf(body);
      const manager = await identifyPerson(context, user);
      if (manager === undefined || view === undefined) return;
      const rep = personIdOf(view.private_metadata);
      const asked = { format, viewId: view.id };
      const history = await sendHistory(context, manager, user, rep, asked);
      if (history === undefined) return;
      await client.views.update({ view_id: view.id, view: historyView(history) });
    });
  }
}
