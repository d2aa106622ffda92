import type { OpportunityOutcome } from '../../domain/pipeline/opportunity.ts';
import type { Mapping } from '../mapping.ts';

/** How an opportunity in a stage ends by the mapping, ignoring case; undefined where it doesn't say. */
export function mappedStage({
  stages = {},
}: Mapping): (stage: string) => OpportunityOutcome | undefined {
  const outcomes = new Map(
    Object.entries(stages).map(([stage, outcome]) => [stage.toLowerCase(), outcome]),
  );
  return (stage) => outcomes.get(stage.toLowerCase());
}
