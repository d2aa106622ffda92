import { memoize } from '../memoize.ts';
import { closings } from './closings.ts';
import type { TeamTimeline } from './team-timeline.ts';

/** Weight, in closed deals, with which a stage's odds are drawn towards the team's win rate. */
const PRIOR_DEALS = 10;

/** The share of the deals that were in a stage, and have closed since, that the team won. */
export interface StageOdds {
  readonly closed: number;
  /** Of a stage that no closed deal has been in, the team's win rate; of a team without any, 1. */
  of(stage: string | undefined): number;
}

export const stageOdds = memoize((team: TeamTimeline): StageOdds => {
  const closed = closings(team);
  const won = closed.filter(({ isWon }) => isWon).length;
  // Where nothing was won all deals weigh alike, which is all that a share needs.
  const winRate = won === 0 ? 1 : won / closed.length;
  const passed = new Map<string, { won: number; all: number }>();
  for (const { timeline, isWon } of closed) {
    for (const stay of timeline.stays) {
      const { stage } = stay;
      const isFirst = timeline.stays.find((one) => one.stage === stage) === stay;
      if (stage === undefined || !isFirst) continue;
      const before = passed.get(stage) ?? { won: 0, all: 0 };
      passed.set(stage, { won: before.won + (isWon ? 1 : 0), all: before.all + 1 });
    }
  }
  return {
    closed: closed.length,
    of: (stage) => {
      const seen = passed.get(stage ?? '') ?? { won: 0, all: 0 };
      return (seen.won + PRIOR_DEALS * winRate) / (seen.all + PRIOR_DEALS);
    },
  };
});
