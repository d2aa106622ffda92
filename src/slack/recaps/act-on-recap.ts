import type { Person } from '../../domain/people/person.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { confirmRecap, tickOwnCommitment } from '../../workflows/recaps/act-on-recap.ts';
import { followRepsAction } from '../../workflows/recaps/follow-reps-action.ts';
import { loadAgreed } from '../../workflows/recaps/load-agreed.ts';
import type { WorkflowContext } from '../../workflows/workflow-context.ts';
import { click, saved, type ClickListener } from '../clicks/listener.ts';
import { commitmentIdOf, oneOnOneIdOf } from '../clicks/payload-ids.ts';

/** Looks right, and Done on a commitment of one's own: on a recap, on the App Home, and under `/coach`. */
export const actOnRecapListeners: readonly ClickListener[] = [
  onRecap(ACTIONS.acknowledgeRecap, oneOnOneIdOf, confirmRecap),
  onRecap(ACTIONS.tickCommitment, commitmentIdOf, tickOwnCommitment),
];

function onRecap<Id>(
  id: string,
  idOf: (value: string | undefined) => Id,
  act: (context: WorkflowContext, rep: Person, about: Id) => Promise<boolean>,
): ClickListener {
  return click({
    id,
    may: 'the rep of this recap',
    parse: ({ value }) => idOf(value),
    run: async ({ context, actor: rep, isInAnswer }, about) => {
      if (!(await act(context, rep, about))) return undefined;
      return saved(async () => {
        await followRepsAction(context, rep);
        const message = isInAnswer ? await loadAgreed(context, rep) : undefined;
        return message && { does: 'reply', message, inPlace: true };
      });
    },
  });
}
