import type { KnownBlock } from '@slack/types';

export interface SlackMessage {
  /** The whole meaning in words: for notifications, screen readers and clients without blocks. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}
