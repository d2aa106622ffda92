import type { KnownBlock } from '@slack/types';
import type { ChartBlock } from './chart-block.ts';

export interface SlackMessage {
  /** The whole meaning in words: for notifications, screen readers and clients without blocks. */
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** Shown after the blocks where Slack accepts it. Old clients don't: the blocks say the same in words. */
  readonly chart?: ChartBlock;
}
