import { z } from 'zod';
import type { SlackAccountId } from '../../domain/ids.ts';
import { event } from '../clicks/listener.ts';

const Opened = z.object({ tab: z.string(), user: z.string() });

/** Somebody opens the bot's Home tab; the Messages tab sends the same event and needs nothing. */
export const appHomeOpened = event({
  id: 'app_home_opened',
  parse: (happened) => Opened.parse(happened),
  run: (_, { tab, user }) => Promise.resolve(tab === 'home' ? (user as SlackAccountId) : undefined),
});
