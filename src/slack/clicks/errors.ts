import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Logger } from '../../log.ts';
import { failureMessage, savedAllTheSameMessage } from '../../screen/coach/help-messages.ts';
import type { SlackMessage } from '../../screen/parts/slack-message.ts';

/** What was asked for is saved; something that was to show it failed. */
export class SavedAllTheSame extends AggregateError {
  override readonly name = 'SavedAllTheSame';
  /** Bolt hands on what has a code, and wraps everything else. */
  readonly code = 'frontline_saved_all_the_same';
}

/** The second of Bolt's two kinds of error handler, for apps with `extendedErrorHandler`. */
type ExtendedErrorHandler = (failure: { error: Error; body: unknown }) => Promise<void>;

const Answerable = z.object({ response_url: z.url() });
const Acting = z.object({ user: z.object({ id: z.string() }) });

/**
 * The one place where a listener's error ends: the log gets the cause, the person one sentence. What was done in a modal or
 * on the Home has no message to reply beside, so that it comes as a direct message.
 */
export function listenToErrors(app: App, log: Logger): void {
  const handle: ExtendedErrorHandler = async ({ error, body }) => {
    const isSaved = error instanceof SavedAllTheSame;
    if (isSaved) {
      for (const cause of error.errors) {
        log.error({ err: cause as unknown }, 'something was saved and could not be shown');
      }
    } else {
      log.error({ err: error }, 'a request from Slack failed');
    }
    const message = isSaved ? savedAllTheSameMessage() : failureMessage();
    await reply(app, body, message).catch((cause: unknown) => {
      log.error({ err: cause }, 'nor could its failure be said');
    });
  };
  app.error(handle);
}

async function reply(app: App, body: unknown, { text, blocks }: SlackMessage): Promise<void> {
  const answerable = Answerable.safeParse(body);
  if (answerable.success) {
    await fetch(answerable.data.response_url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text, blocks }),
    });
    return;
  }
  const acting = Acting.safeParse(body);
  if (!acting.success) return;
  await app.client.chat.postMessage({ channel: acting.data.user.id, text, blocks });
}
