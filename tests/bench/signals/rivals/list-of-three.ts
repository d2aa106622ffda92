import type { ListedItem } from '../listed-item.ts';
import type { Rep } from '../organisation/people.ts';

/** Something that a rival would put on the list. */
export interface Candidate extends ListedItem {
  /** Larger comes first. */
  readonly severity: number;
}

/** As the checklist has it. */
const MAX_ISSUES = 3;
const MAX_ISSUES_OF_ONE_REP = 2;

/** Of one week's candidates those that a manager sees: at most three, and two of one rep, the most severe first. */
export function listOfThree(
  candidates: readonly Candidate[],
  reps: readonly Rep[],
): readonly ListedItem[] {
  const listed: Candidate[] = [];
  for (const one of candidates.toSorted((a, b) => b.severity - a.severity)) {
    const team = reps[one.rep]?.team;
    const ofTeam = listed.filter(({ rep }) => reps[rep]?.team === team);
    const ofRep = ofTeam.filter(({ rep }) => rep === one.rep);
    if (ofTeam.length < MAX_ISSUES && ofRep.length < MAX_ISSUES_OF_ONE_REP) listed.push(one);
  }
  return listed;
}
