import type { ClearedEvidence } from '../../domain/signals/evidence.ts';
import type { Evidence } from '../../domain/signals/known-evidence.ts';
import { nameWords } from '../../screen/parts/name-words.ts';
import { saidEvidence } from '../../screen/parts/signal-words/said-evidence.ts';

/** Evidence under the names of the command line: the facts, as far as they are known, and the sentences made of them. */
export function evidenceDocument(evidence: Evidence) {
  const said = saidEvidence(evidence);
  return {
    ...said,
    ...evidence,
    ...figuresDocument(evidence),
    opportunities: said.opportunities.map((deal, index) => ({
      ...evidence.opportunities[index],
      ...deal,
    })),
  };
}

/** How a measure stands, and its weeks, under the name that people say. */
export function figuresDocument({ measure, series }: ClearedEvidence) {
  return {
    ...(measure !== undefined && { measure: { ...measure, name: nameWords(measure.name) } }),
    ...(series !== undefined && { series: { ...series, label: nameWords(series.label) } }),
  };
}
