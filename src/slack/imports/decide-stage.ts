import { z } from 'zod';
import { OUTCOMES } from '../../domain/pipeline/opportunity.ts';
import type { ImportNoticeId } from '../../domain/ids.ts';
import { ACTIONS } from '../../screen/ids.ts';
import { decideStageInNotice } from '../../workflows/imports/decide-stage.ts';
import { click, savedBesideHome } from '../clicks/listener.ts';

const Chosen = z
  .string()
  .regex(/^\d{1,9}:\d{1,4}:\w+$/)
  .transform((text) => text.split(':'));
const Outcome = z.enum(OUTCOMES);

/** How deals in a stage stand, chosen beside the question in the message about an import. */
export const decideStage = click({
  id: ACTIONS.decideStage,
  may: 'an administrator',
  parse: ({ value }) => {
    const [notice, index, outcome] = Chosen.parse(value);
    return {
      notice: Number(notice) as ImportNoticeId,
      index: Number(index),
      outcome: Outcome.parse(outcome),
    };
  },
  run: async ({ context, actor: administrator }, answer) => {
    const follow = await decideStageInNotice(context, answer, administrator);
    return follow === undefined ? undefined : savedBesideHome(follow);
  },
});
