import { weeklyChart } from '../parts/chart-block.ts';
import { evidenceBlocks, evidenceClaim, type EvidenceInput } from './evidence-blocks.ts';
import type { SlackMessage } from '../parts/slack-message.ts';
import { firstName } from '../../domain/people/person.ts';
import { saidEvidence } from '../parts/signal-words/said-evidence.ts';

/** The evidence with its chart, in the direct message. */
export function evidenceMessage(input: EvidenceInput): SlackMessage {
  const { rep, today } = input;
  const { comparison, series } = saidEvidence(input.evidence);
  const chart = series && weeklyChart(firstName(rep.name), series, today);
  return {
    text: `${evidenceClaim(input)}. ${comparison}`,
    blocks: evidenceBlocks(input),
    ...(chart !== undefined && { chart }),
  };
}
