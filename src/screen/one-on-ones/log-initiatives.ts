import type { KnownBlock, PlainTextOption } from '@slack/types';
import type { InitiativeId } from '../../domain/ids.ts';
import { LOG_BLOCKS, LOG_FIELDS } from '../ids.ts';
import { plain } from '../parts/mrkdwn.ts';

/** An initiative that a one-on-one may have been about. */
export interface TickableInitiative {
  readonly id: InitiativeId;
  readonly name: string;
  /** Whether it was ticked when the one-on-one was logged before. */
  readonly isTicked: boolean;
}

/** Slack's limit for checkboxes. */
const MAX_CHECKBOXES = 10;

/** The part of the log modal that asks whether what is being rolled out was talked about. */
export function initiativesToTick(initiatives: readonly TickableInitiative[]): KnownBlock[] {
  if (initiatives.length === 0) return [];
  const shown = initiatives.slice(0, MAX_CHECKBOXES);
  const ticked = shown.filter(({ isTicked }) => isTicked);
  return [
    {
      type: 'input',
      block_id: LOG_BLOCKS.initiatives,
      optional: true,
      label: plain('What is being rolled out'),
      element: {
        type: 'checkboxes',
        action_id: LOG_FIELDS.value,
        options: shown.map(optionOf),
        ...(ticked.length > 0 && { initial_options: ticked.map(optionOf) }),
      },
    },
  ];
}

function optionOf({ id, name }: TickableInitiative): PlainTextOption {
  return { text: plain(`We talked about ${name}`), value: String(id) };
}
