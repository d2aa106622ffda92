import { memoize } from '../memoize.ts';
import { closings, type Closing } from './closings.ts';
import type { TeamTimeline } from './team-timeline.ts';

/** From so many deals of the team on that closed at a stage, that stage is known well enough to be judged alone. */
const CLOSED_TO_KNOW_A_STAGE = 30;

/** The deals of which it was decided whether they are won, and at which stage that is. */
export interface Decided {
  /** The stage that most deals are won from; undefined where the exports don't show it, or not for long enough. */
  readonly stage: string | undefined;
  /** What closed at that stage; where there is none, all that closed. */
  readonly closed: readonly Closing[];
}

export const decided = memoize((team: TeamTimeline): Decided => {
  const all = closings(team);
  const won = Map.groupBy(
    all.filter((closing) => closing.isWon && lastStage(closing) !== undefined),
    lastStage,
  );
  const [stage] = [...won].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const closed = all.filter((closing) => lastStage(closing) === stage);
  return stage === undefined || closed.length < CLOSED_TO_KNOW_A_STAGE
    ? { stage: undefined, closed: all }
    : { stage, closed };
});

/** The stage that a deal closed at; undefined where no export showed it open. */
export function lastStage({ timeline }: Closing): string | undefined {
  return timeline.stays.at(-1)?.stage;
}
