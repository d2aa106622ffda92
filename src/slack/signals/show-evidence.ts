import { ACTIONS, MORE } from '../../screen/ids.ts';
import { evidenceView, readOpened } from '../../screen/signals/evidence-view.ts';
import { teamEvidenceView } from '../../screen/signals/team-evidence-view.ts';
import { showEvidence as loadEvidence } from '../../workflows/signals/show-evidence.ts';
import { showTeamEvidence } from '../../workflows/signals/show-team-evidence.ts';
import { changeModal, click, openModal, type ClickListener } from '../clicks/listener.ts';
import { itemIdOf, viewOf } from '../clicks/payload-ids.ts';

/** Evidence, on an item or behind its overflow: what is behind it, in a modal. */
export const showEvidence: readonly ClickListener[] = [
  showing({ id: ACTIONS.showEvidence }),
  showing({ id: ACTIONS.moreOfItem, choice: MORE.evidence }),
];

function showing(on: { readonly id: string; readonly choice?: string }): ClickListener {
  return click({
    ...on,
    may: 'whose item it is, or their cover',
    parse: ({ value }) => itemIdOf(value),
    run: async ({ context, actor: manager }, item) => {
      const ofTeam = await showTeamEvidence(context, manager, item);
      if (ofTeam !== undefined) return openModal(teamEvidenceView(ofTeam));
      const input = await loadEvidence(context, manager, item);
      if (input === undefined) return undefined;
      const opened = { isGuideShown: false, isChartSent: false };
      return openModal(evidenceView({ ...input, ...opened, item: String(item) }));
    },
  });
}

/** How to talk about it, in that modal: the coaching guide. */
export const showGuide = click({
  id: ACTIONS.showGuide,
  may: 'whose item it is, or their cover',
  parse: ({ value, view }) => ({
    item: itemIdOf(value),
    opened: readOpened(viewOf(view).private_metadata),
  }),
  run: async ({ context, actor: manager }, { item, opened }) => {
    const input = await loadEvidence(context, manager, item);
    if (input === undefined) return undefined;
    const shown = { ...opened, isGuideShown: true };
    return changeModal(evidenceView({ ...input, ...shown, item: String(item) }));
  },
});
