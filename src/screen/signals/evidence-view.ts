import type { Button, KnownBlock, ModalView } from '@slack/types';
import { ACTIONS, VIEWS } from '../ids.ts';
import { evidenceBlocks, type EvidenceInput } from './evidence-blocks.ts';
import { guideBlocks } from './guide-blocks.ts';
import { context, plain } from '../parts/mrkdwn.ts';

/** What was pressed in it; travels with the modal. */
export interface EvidenceOpened {
  readonly isGuideShown: boolean;
  readonly isChartSent: boolean;
}

export interface EvidenceViewInput extends EvidenceInput, EvidenceOpened {
  /** The item, as it travels in the buttons. */
  readonly item: string;
}

/**
 * What is behind an item, for the manager alone: the weeks and deals first, then how to talk about it for whoever asks. A modal
 * takes no charts, so that one is sent where it is asked for.
 */
export function evidenceView(input: EvidenceViewInput): ModalView {
  const { guide, isGuideShown } = input;
  return {
    type: 'modal',
    callback_id: VIEWS.evidence,
    private_metadata: writeOpened(input),
    title: plain('Evidence', 24),
    close: plain('Close', 24),
    blocks: [
      ...evidenceBlocks(input),
      ...buttons(input),
      ...(guide !== undefined && isGuideShown ? guideBlocks(guide) : []),
    ],
  };
}

function buttons(input: EvidenceViewInput): KnownBlock[] {
  const { guide, evidence, item, isGuideShown, isChartSent } = input;
  const elements = [
    ...(guide === undefined || isGuideShown
      ? []
      : [button(ACTIONS.showGuide, 'How to talk about it', item)]),
    ...(evidence.series === undefined || isChartSent
      ? []
      : [button(ACTIONS.sendChart, 'Send me the chart', item)]),
  ];
  return [
    ...(elements.length === 0 ? [] : [{ type: 'actions' as const, elements }]),
    ...(isChartSent ? [context('The chart is in your messages with me.')] : []),
  ];
}

function button(id: string, text: string, value: string): Button {
  return { type: 'button', action_id: id, text: plain(text), value };
}

const GUIDE = 'guide';
const CHART = 'chart';

function writeOpened({ isGuideShown, isChartSent }: EvidenceOpened): string {
  return [...(isGuideShown ? [GUIDE] : []), ...(isChartSent ? [CHART] : [])].join(' ');
}

/** What was pressed in a modal with the evidence, by its `private_metadata`. */
export function readOpened(metadata: string): EvidenceOpened {
  const words = metadata.split(' ');
  return { isGuideShown: words.includes(GUIDE), isChartSent: words.includes(CHART) };
}
