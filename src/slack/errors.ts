import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Logger } from '../log.ts';
import { failureMessage } from '../screen/coach/help-messages.ts';

/** The second of Bolt's two kinds of error handler, for apps with `extendedErrorHandler`. */
type ExtendedErrorHandler = (failure: { error: Error; body: unknown }) => Promise<void>;

const Answerable = z.object({ response_url: z.url() });

/** The one place where a listener's error ends: the log gets the cause, the person one sentence. */
export function listenToErrors(app: App, log: Logger): void {
  const handle: ExtendedErrorHandler = async ({ error, body }) => {
    log.error({ err: error }, 'a request from Slack failed');
    const answerable = Answerable.safeParse(body);
    if (!answerable.success) return;
    const { text, blocks } = failureMessage();
    await fetch(answerable.data.response_url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text, blocks }),
    });
  };
  app.error(handle);
}
