import type { ServerResponse } from 'node:http';
import { sendJson } from '../slack/http.ts';
import type { Running } from '../running.ts';

/**
 * One stream a page, since a browser keeps few connections open: the person's screen as plain messages, and what all
 * share as the event `week`.
 */
export function streamToPage(running: Running, userId: string, response: ServerResponse): void {
  if (!running.slack.users().some((user) => user.id === userId)) {
    sendJson(response, 404, { failure: 'There is no such person in the playground.' });
    return;
  }
  running.slack.streamScreen(userId, response);
  const send = () => {
    if (!response.destroyed) {
      response.write(`event: week\ndata: ${JSON.stringify(running.week())}\n\n`);
    }
  };
  send();
  response.on('close', running.onWeek(send));
}
