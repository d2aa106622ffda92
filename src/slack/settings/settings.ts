import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import { identifyPerson } from '../../workflows/people/identify-person.ts';
import { placeOf, prepareSettings } from '../../workflows/settings/prepare-settings.ts';
import { zoneOf, type WorkflowContext } from '../../workflows/workflow-context.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { pageOf, slackAccountOf } from '../payload-ids.ts';
import { readChosenCountry } from './settings-form-submission.ts';
import { writePage } from '../../screen/coach/home-view.ts';
import { settingsView } from '../../screen/settings/settings-view.ts';

/** The gear on a checklist and on the App Home; and, in the modal, a country whose parts are then offered. */
export function listenToSettings(app: App, context: WorkflowContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.settings, async ({ ack, body, client }) => {
    await ack();
    const manager = await identifyPerson(context, slackAccountOf(body));
    if (manager === undefined) return;
    const view = settingsView(await prepareSettings(context, manager), writePage(pageOf(body)));
    await client.views.open({ trigger_id: body.trigger_id, view });
  });

  app.action<BlockAction<StaticSelectAction>>(
    ACTIONS.settingsCountry,
    async ({ ack, body, client }) => {
      await ack();
      const manager = await identifyPerson(context, slackAccountOf(body));
      if (manager === undefined || body.view === undefined) return;
      const country = readChosenCountry(body.view.state.values);
      const input = await prepareSettings(context, manager);
      const isAsBefore = country === input.preference.country;
      const preference = {
        ...input.preference,
        country,
        region: isAsBefore ? input.preference.region : undefined,
      };
      const place = await placeOf(country, zoneOf(context, manager));
      await client.views.update({
        view_id: body.view.id,
        hash: body.view.hash,
        view: settingsView({ ...input, ...place, preference }, body.view.private_metadata),
      });
    },
  );
}
