import type { CalendarDate } from '../calendar.ts';
import type { Person } from '../people/person.ts';
import type { CompanySeason, TeamHistory } from '../pipeline/rep-history.ts';
import type { Detector } from './detector.ts';
import type { Silence } from './silence.ts';
import { DETECTORS } from './detectors.ts';
import type { SignalOutcome } from './known-evidence.ts';
import { stakeOf } from './stake.ts';
import { subjectOf, type Subject } from './subject.ts';
import { chanceOfStanding } from './sureness.ts';

/** What one detector says of one rep. */
export interface Judgement {
  readonly rep: Person;
  readonly detector: (typeof DETECTORS)[number];
  readonly outcome: SignalOutcome;
}

/**
 * What every detector says of every rep of a team, as it was known at the end of `asOf`, what is at stake, and how sure it is. The
 * season is the team's own where none is given.
 */
export function judgeTeam(
  team: TeamHistory,
  asOf: CalendarDate,
  season?: CompanySeason,
): readonly Judgement[] {
  return team.reps.flatMap((rep) => {
    const history = { rep, team, ...(season !== undefined && { season }) };
    const subject = subjectOf(history, asOf);
    return DETECTORS.map((detector) => {
      const outcome = detector.detect(history, asOf);
      return { rep, detector, outcome: withStake(outcome, detector, subject) };
    });
  });
}

function withStake(
  outcome: SignalOutcome,
  detector: Detector,
  subject: Subject | Silence,
): SignalOutcome {
  if (!('evidence' in outcome) || 'outcome' in subject || detector.nature === 'strength')
    return outcome;
  const { chance = chanceOfStanding(detector.kind), ...evidence } = outcome.evidence;
  const stake = stakeOf(subject.team, subject.rep, detector.atStake, evidence.measure);
  const judged = { ...evidence, chance, ...(stake !== undefined && { stake }) };
  return { ...outcome, evidence: judged };
}
