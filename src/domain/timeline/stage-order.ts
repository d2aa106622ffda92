import type { Timeline } from './timeline.ts';

/**
 * The open stages in the order that opportunities pass through them, learnt from which was entered
 * before which: each pair of stages votes once, the stage with the most wins comes first.
 */
export function stageOrder(timelines: readonly Timeline[]): readonly string[] {
  const lead = new Map<string, Map<string, number>>();
  for (const { path, times } of pathsOf(timelines)) {
    for (const [index, stage] of path.entries()) {
      if (!lead.has(stage)) lead.set(stage, new Map());
      for (const later of path.slice(index + 1)) {
        addLead(lead, stage, later, times);
        addLead(lead, later, stage, -times);
      }
    }
  }
  const wins = (stage: string) =>
    [...(lead.get(stage)?.values() ?? [])].reduce((sum, votes) => sum + Math.sign(votes), 0);
  return [...lead.keys()].toSorted((a, b) => wins(b) - wins(a) || (a < b ? -1 : 1));
}

/** No text out of a database has it. */
const BETWEEN_STAGES = '\0';

/** The stages that opportunities passed through, in order, and how many of them took the same path. */
function pathsOf(
  timelines: readonly Timeline[],
): Iterable<{ readonly path: readonly string[]; readonly times: number }> {
  const paths = new Map<string, { readonly path: readonly string[]; times: number }>();
  for (const { stays } of timelines) {
    const path: string[] = [];
    for (const { stage } of stays) {
      if (stage !== undefined && !path.includes(stage)) path.push(stage);
    }
    const key = path.join(BETWEEN_STAGES);
    const known = paths.get(key);
    if (known === undefined) paths.set(key, { path, times: 1 });
    else known.times += 1;
  }
  return paths.values();
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
