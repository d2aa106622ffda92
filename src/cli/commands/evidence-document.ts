import type { Evidence } from '../../domain/signals/known-evidence.ts';
import { saidEvidence } from '../../screen/parts/signal-words/said-evidence.ts';

/** Evidence under the names of the command line: the facts, as far as they are known, and the sentences made of them. */
export function evidenceDocument(evidence: Evidence) {
  const said = saidEvidence(evidence);
  return {
    ...said,
    ...evidence,
    opportunities: said.opportunities.map((deal, index) => ({
      ...evidence.opportunities[index],
      ...deal,
    })),
  };
}
