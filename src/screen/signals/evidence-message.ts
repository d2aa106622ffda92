import { weeklyChart } from '../parts/chart-block.ts';
import { evidenceBlocks, evidenceClaim, type EvidenceInput } from './evidence-blocks.ts';
import type { SlackMessage } from '../parts/slack-message.ts';
import { firstName } from '../../domain/people/person.ts';

/** The evidence with its chart, in the direct message. */
export function evidenceMessage(input: EvidenceInput): SlackMessage {
  const { rep, evidence, today } = input;
  const chart =
    evidence.series && weeklyChart(firstName(rep.name), evidence.series, evidence.measure, today);
  return {
    text: `${evidenceClaim(input)}. ${evidence.comparison}`,
    blocks: evidenceBlocks({ ...input, guide: undefined }),
    ...(chart !== undefined && { chart }),
  };
}
