import type { KnownBlock, ModalView } from '@slack/types';
import { ACTIONS, VIEWS } from '../ids.ts';
import { evidenceBlocks, type EvidenceInput } from './evidence-blocks.ts';
import { context, plain } from '../parts/mrkdwn.ts';

export interface EvidenceViewInput extends EvidenceInput {
  /** The item that the chart can be asked for, as it travels in the button; undefined where weeks say nothing. */
  readonly chartOf: string | undefined;
  readonly isChartSent: boolean;
}

/** What is behind an item, for the manager alone. A modal takes no charts, so that one is sent where it is asked for. */
export function evidenceView(input: EvidenceViewInput): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.evidence,
    title: plain('Evidence', 24),
    close: plain('Close', 24),
    blocks: [...evidenceBlocks(input), ...chartBlocks(input)],
  };
}

function chartBlocks({ chartOf, isChartSent }: EvidenceViewInput): KnownBlock[] {
  if (isChartSent) return [context('The chart is in your messages with me.')];
  if (chartOf === undefined) return [];
  return [
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: ACTIONS.sendChart,
          text: plain('Send me the chart'),
          value: chartOf,
        },
      ],
    },
  ];
}
