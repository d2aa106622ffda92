import type { CalendarDate } from '#src/domain/calendar.ts';
import type { TeamHistory } from '#src/domain/pipeline/rep-history.ts';
import type { Detector, Outcome } from '#src/domain/signals/detector.ts';
import type { SaidEvidence } from '#src/domain/signals/evidence.ts';
import type { SignalEvidence } from '#src/domain/signals/known-evidence.ts';
import { saidEvidence } from '#src/screen/parts/signal-words/said-evidence.ts';
import { LAST_EXPORT, sellingTeam, type Habits, type TeamPlan } from './selling-team.ts';

/** What a detector finds in each rep of a team. */
export function detectAll(
  detector: Detector,
  team: TeamHistory,
  asOf: CalendarDate = LAST_EXPORT,
): readonly Outcome[] {
  return team.reps.map((rep) => detector.detect({ rep, team }, asOf));
}

/** The evidence of an outcome that has some, as it is shown; a test on another one fails. */
export function evidenceOf(outcome: Outcome | undefined): SaidEvidence {
  if (outcome === undefined || !('evidence' in outcome)) {
    throw new Error(`expected evidence, got ${JSON.stringify(outcome)}`);
  }
  const { measure } = outcome.evidence;
  return { ...saidEvidence(outcome.evidence as SignalEvidence), measure };
}

const COLLEAGUES: readonly Partial<Habits>[] = [
  {},
  { newDeals: 3 },
  { newDeals: 1.5, win: 0.5 },
  { moveOn: 0.15 },
  { push: 0.25, win: 0.7 },
];

/** A year and a half of a team of six whose first rep changes a quarter before the last export; `all` is what the colleagues have in common. */
export function teamWithChange(
  change: Partial<Habits>,
  usual: Partial<Habits> = {},
  plan: Partial<TeamPlan> = {},
  all: Partial<Habits> = {},
): TeamHistory {
  const weeks = plan.weeks ?? 91;
  const first = (week: number) => (week < weeks - 13 ? usual : { ...usual, ...change });
  return sellingTeam({
    seed: 5,
    weeks,
    reps: [first, ...COLLEAGUES.map((habits) => () => ({ ...all, ...habits }))],
    ...plan,
  });
}
