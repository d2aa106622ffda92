import { readPage } from '../../screen/coach/home-view.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { click } from '../clicks/listener.ts';

/** Earlier and Later, under a team that is longer than a page of the App Home: each turns the pages of their own. */
export const turnHomePage = [ACTIONS.homeEarlier, ACTIONS.homeLater].map((id) =>
  click({
    id,
    may: 'anybody',
    parse: ({ value }) => readPage(value),
    run: (_, page) => Promise.resolve({ does: 'show home', page }),
  }),
);
