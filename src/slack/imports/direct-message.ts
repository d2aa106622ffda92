import { z } from 'zod';
import type { SlackAccountId } from '../../domain/ids.ts';
import { pointToHelp } from '../../workflows/coach/point-to-help.ts';
import { ingestSlackFiles } from '../../workflows/imports/ingest-slack-files.ts';
import { event } from '../clicks/listener.ts';

const Message = z.object({
  channel_type: z.string().optional(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  user: z.string().optional(),
});

/** What people write or drop into the direct message with the bot. Edits, deletions and what bots write are left alone. */
export const directMessage = event({
  id: 'message',
  parse: (happened) => Message.parse(happened),
  run: async (context, { channel_type: channel, subtype, bot_id: bot, user }) => {
    if (channel !== 'im') return undefined;
    if (subtype === 'file_share') {
      // They are noted by now: see note-files-first.
      await ingestSlackFiles(context);
    } else if (subtype === undefined && bot === undefined && user !== undefined) {
      await pointToHelp(context, user as SlackAccountId);
    }
    return undefined;
  },
});
