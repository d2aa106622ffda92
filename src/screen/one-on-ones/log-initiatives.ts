import type { KnownBlock, PlainTextOption } from '@slack/types';
import type { InitiativeId } from '../../domain/ids.ts';
import { LOG_BLOCKS } from '../ids.ts';
import { checkboxesInput, MAX_CHECKBOXES, option } from '../parts/input-blocks.ts';
import { optional } from './log-question.ts';

/** An initiative that a one-on-one may have been about. */
export interface TickableInitiative {
  readonly id: InitiativeId;
  readonly name: string;
  /** Whether it was ticked when the one-on-one was logged before. */
  readonly isTicked: boolean;
}

/** The part of the log modal that asks whether what is being rolled out was talked about. */
export function initiativesToTick(initiatives: readonly TickableInitiative[]): KnownBlock[] {
  if (initiatives.length === 0) return [];
  const shown = initiatives.slice(0, MAX_CHECKBOXES);
  const ticked = shown.filter(({ isTicked }) => isTicked);
  const question = optional(LOG_BLOCKS.initiatives, 'What is being rolled out');
  return [checkboxesInput(question, shown.map(optionOf), ticked.map(optionOf))];
}

function optionOf({ id, name }: TickableInitiative): PlainTextOption {
  return option(String(id), `We talked about ${name}`);
}
