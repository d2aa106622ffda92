import type { Timeline } from './timeline.ts';

/**
 * The open stages in the order that opportunities pass through them, learnt from which was entered
 * before which: each pair of stages votes once, the stage with the most wins comes first.
 */
export function stageOrder(timelines: readonly Timeline[]): readonly string[] {
  const lead = new Map<string, Map<string, number>>();
  for (const { stays } of timelines) {
    const path = [...new Set(stays.flatMap(({ stage }) => stage ?? []))];
    for (const [index, stage] of path.entries()) {
      if (!lead.has(stage)) lead.set(stage, new Map());
      for (const later of path.slice(index + 1)) {
        addLead(lead, stage, later, 1);
        addLead(lead, later, stage, -1);
      }
    }
  }
  const wins = (stage: string) =>
    [...(lead.get(stage)?.values() ?? [])].reduce((sum, votes) => sum + Math.sign(votes), 0);
  return [...lead.keys()].toSorted((a, b) => wins(b) - wins(a) || (a < b ? -1 : 1));
}

function addLead(
  lead: Map<string, Map<string, number>>,
  stage: string,
  other: string,
  by: number,
): void {
  const votes = lead.get(stage) ?? new Map<string, number>();
  votes.set(other, (votes.get(other) ?? 0) + by);
  lead.set(stage, votes);
}
