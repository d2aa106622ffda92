import { writePage } from '../../screen/coach/home-view.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { settingsView } from '../../screen/settings/settings-view.ts';
import { placeOf, prepareSettings } from '../../workflows/settings/prepare-settings.ts';
import { zoneOf } from '../../workflows/workflow-context.ts';
import { changeModal, click, openModal } from '../clicks/listener.ts';
import { viewOf } from '../clicks/payload-ids.ts';
import { readChosenCountry } from './settings-form.ts';

/** The gear on a checklist and on the App Home. */
export const openSettings = click({
  id: ACTIONS.settings,
  may: 'anybody in the roster',
  parse: () => undefined,
  run: async ({ context, actor: manager, homePage }) =>
    openModal(settingsView(await prepareSettings(context, manager), writePage(homePage))),
});

/** In the modal, a country whose parts are then offered. */
export const chooseCountry = click({
  id: ACTIONS.settingsCountry,
  may: 'anybody in the roster',
  parse: ({ view }) => {
    const open = viewOf(view);
    return { open, country: readChosenCountry(open.state.values) };
  },
  run: async ({ context, actor: manager }, { open, country }) => {
    const input = await prepareSettings(context, manager);
    const isAsBefore = country === input.preference.country;
    const preference = {
      ...input.preference,
      country,
      region: isAsBefore ? input.preference.region : undefined,
    };
    const place = await placeOf(country, zoneOf(context, manager));
    const view = settingsView({ ...input, ...place, preference }, open.private_metadata);
    return changeModal(view, open.hash);
  },
});
