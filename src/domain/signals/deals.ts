import type { Opportunity } from '../pipeline/opportunity.ts';
import type { FactualOpportunity } from './evidence.ts';

/** As many deals as an item has room for. */
const DEALS_SHOWN = 3;

/** Something about a deal that makes it evidence. */
interface Shown {
  readonly timeline: { readonly opportunity: Opportunity };
}

/** The deals that show it best, at most three; those alike in the order of their ids. */
export function foremost<Deal extends Shown, Facts>(
  deals: readonly Deal[],
  compare: (a: Deal, b: Deal) => number,
  factsOf: (deal: Deal) => Facts,
): readonly FactualOpportunity<Facts>[] {
  return deals
    .toSorted((a, b) => compare(a, b) || (idOf(a) < idOf(b) ? -1 : 1))
    .slice(0, DEALS_SHOWN)
    .map((deal) => asEvidence(deal.timeline.opportunity, factsOf(deal)));
}

function idOf({ timeline }: Shown): string {
  return timeline.opportunity.id;
}

function asEvidence<Facts>(opportunity: Opportunity, facts: Facts): FactualOpportunity<Facts> {
  const { id, name, stage, account, amount, currency, closeDate } = opportunity;
  return {
    id,
    name,
    stage,
    facts,
    ...(account !== undefined && { account }),
    ...(amount !== undefined && { amount }),
    ...(currency !== undefined && { currency }),
    ...(closeDate !== undefined && { closeDate }),
  };
}

/** The larger amount first; for {@link foremost}. */
export function byAmount(a: Shown, b: Shown): number {
  return (b.timeline.opportunity.amount ?? 0) - (a.timeline.opportunity.amount ?? 0);
}
