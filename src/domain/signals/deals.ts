import type { Opportunity } from '../opportunity.ts';
import type { EvidenceOpportunity } from './evidence.ts';

/** As many deals as an item has room for. */
export const DEALS_SHOWN = 3;

/** A deal as evidence, with what it shows. */
export function dealThatShows(opportunity: Opportunity, note: string): EvidenceOpportunity {
  const { id, name, stage, account, amount, currency, closeDate } = opportunity;
  return {
    id,
    name,
    stage,
    note,
    ...(account !== undefined && { account }),
    ...(amount !== undefined && { amount }),
    ...(currency !== undefined && { currency }),
    ...(closeDate !== undefined && { closeDate }),
  };
}
