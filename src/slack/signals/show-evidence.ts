import { ACTIONS } from '../../screen/ids.ts';
import { evidenceView } from '../../screen/signals/evidence-view.ts';
import { teamEvidenceView } from '../../screen/signals/team-evidence-view.ts';
import { showEvidence as loadEvidence } from '../../workflows/signals/show-evidence.ts';
import { showTeamEvidence } from '../../workflows/signals/show-team-evidence.ts';
import { click, openModal } from '../clicks/listener.ts';
import { itemIdOf } from '../clicks/payload-ids.ts';

/** Evidence, on an item: what is behind it, in a modal. */
export const showEvidence = click({
  id: ACTIONS.showEvidence,
  may: 'whose item it is, or their cover',
  parse: ({ value }) => itemIdOf(value),
  run: async ({ context, actor: manager }, item) => {
    const ofTeam = await showTeamEvidence(context, manager, item);
    if (ofTeam !== undefined) return openModal(teamEvidenceView(ofTeam));
    const input = await loadEvidence(context, manager, item);
    if (input === undefined) return undefined;
    const chartOf = input.evidence.series === undefined ? undefined : String(item);
    return openModal(evidenceView({ ...input, chartOf, isChartSent: false }));
  },
});
