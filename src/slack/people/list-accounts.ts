import type { WebClient } from '@slack/web-api';
import { isTimeZone } from '../../domain/calendar.ts';

/** An account of Slack, as far as it says who somebody is. */
export interface NamedAccount {
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  /** IANA zone; undefined where Slack says none that this runtime knows. */
  readonly timeZone: string | undefined;
}

/** As many as Slack recommends at most. */
const PAGE = 200;

/** Everybody who has an account with an e-mail address: no bots, no deactivated ones, no guests of one channel. */
export async function listAccounts(client: WebClient): Promise<readonly NamedAccount[]> {
  const accounts: NamedAccount[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.users.list({ limit: PAGE, ...(cursor !== undefined && { cursor }) });
    for (const member of page.members ?? []) {
      const email = member.profile?.email?.toLowerCase();
      const isPerson = member.is_bot !== true && member.deleted !== true;
      if (email === undefined || !isPerson || member.is_ultra_restricted === true) continue;
      const { tz } = member;
      accounts.push({
        name: member.profile?.real_name ?? member.real_name ?? '',
        email,
        timeZone: tz !== undefined && isTimeZone(tz) ? tz : undefined,
      });
    }
    cursor = page.response_metadata?.next_cursor;
  } while (cursor !== undefined && cursor !== '');
  return accounts;
}
