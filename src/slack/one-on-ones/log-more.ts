import { z } from 'zod';
import { ACTIONS, LOG_LENGTH } from '../../screen/ids.ts';
import { logOneOnOneView } from '../../screen/one-on-ones/log-one-on-one-view.ts';
import { prepareLogLength } from '../../workflows/one-on-ones/prepare-log-length.ts';
import { changeModal, click } from '../clicks/listener.ts';
import { viewOf } from '../clicks/payload-ids.ts';
import { filledBlocks } from './log-form.ts';
import { readMetadata } from './log-modal-metadata.ts';

/** More and Less, in the log modal. Whatever stands in a field stays, and so does the field. */
export const logMore = click({
  id: ACTIONS.logMore,
  may: 'the manager of this rep, or their cover',
  parse: ({ value, view }) => {
    const { private_metadata: metadata, state, hash } = viewOf(view);
    const length = z.enum(LOG_LENGTH).parse(value);
    return {
      isFull: length === LOG_LENGTH.full,
      filled: filledBlocks(state.values),
      about: readMetadata(metadata),
      metadata,
      hash,
    };
  },
  run: async ({ context, actor: manager }, { isFull, filled, about, metadata, hash }) => {
    const prepared = await prepareLogLength(context, manager, about, isFull);
    return prepared && changeModal(logOneOnOneView({ ...prepared, metadata, filled }), hash);
  },
});
