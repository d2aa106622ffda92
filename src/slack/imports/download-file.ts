import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { SlackRefusal, type SlackFile } from '../../workflows/slack-port.ts';

/** What Slack says where asking again changes nothing, and what that means to the person who shared the file. */
const FINAL: Readonly<Record<string, string>> = {
  file_not_found: 'The file is gone from Slack.',
  file_deleted: 'The file was deleted from Slack.',
  not_visible: 'Slack does not let me see the file.',
  missing_scope:
    'The app lacks the scope files:read. Install it again with the current manifest.yml.',
};
const ELSEWHERE = 'The file does not lie in Slack itself. Drop the file, not a link to it.';
const NO_FILE =
  'Slack gave a page to sign in at instead of the file. Install the app again with the current manifest.yml.';

const MAX_REDIRECTS = 3;
/** For the whole file. */
const TIMEOUT_MILLISECONDS = 15 * 60_000;

/** A file that somebody shared, as Slack describes it now. */
export async function getFile(client: WebClient, id: string): Promise<SlackFile> {
  try {
    const { file } = await client.files.info({ file: id });
    const address = file?.url_private_download ?? file?.url_private;
    if (address === undefined) throw new SlackRefusal(ELSEWHERE);
    return {
      bytes: file?.size ?? 0,
      pieces: () => download(client, address),
    };
  } catch (error) {
    const means = error instanceof WebAPIPlatformError ? FINAL[error.data.error] : undefined;
    throw means === undefined ? error : new SlackRefusal(means, { cause: error });
  }
}

async function* download(client: WebClient, address: string): AsyncGenerator<Uint8Array> {
  const response = await fetchFromSlack(client, address);
  // Where the scope is missing Slack answers neither 401 nor 403.
  if (response.headers.get('content-type')?.startsWith('text/html') === true) {
    await response.body?.cancel();
    throw new SlackRefusal(NO_FILE);
  }
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new Error(`Slack answered ${response.status} where a file was.`);
  }
  yield* response.body;
}

/** The token goes to Slack's own hosts alone, also where one of them sends on to another. */
async function fetchFromSlack(client: WebClient, address: string): Promise<Response> {
  let url = new URL(address);
  const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    if (!isSlack(url, client)) throw new SlackRefusal(ELSEWHERE);
    const headers = { authorization: `Bearer ${client.token ?? ''}` };
    const response = await fetch(url, { headers, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    url = new URL(location, url);
  }
  throw new SlackRefusal(NO_FILE);
}

/** Slack itself, or the host that SLACK_API_URL names. */
function isSlack(url: URL, { slackApiUrl }: WebClient): boolean {
  if (url.origin === new URL(slackApiUrl).origin) return true;
  return url.protocol === 'https:' && /(^|\.)slack\.com$/.test(url.hostname) && url.port === '';
}
