import type { ListedItem } from '../listed-item.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { isThere } from '../organisation/people.ts';
import { TROUBLES } from '../organisation/trouble.ts';
import { listOfThree, type Candidate } from './list-of-three.ts';

// Raising and clearing lie apart, or an alarm on the brink would come and go, and evidence doesn't pile up for long.
const CLEARED_BELOW_ALARM = 0.7;
const CAP_ABOVE_ALARM = 0.3;

/**
 * What could be known at best: each rep's true rates, the true season, the stage, and the size of the change, with a
 * CUSUM (Page 1954) of the true log likelihood ratios for each kind of trouble. Only when it begins, if at all, is
 * not known. An alarm is raised from `threshold` on.
 */
export function listAllKnowing(
  { plan, reps, ledger }: Organisation,
  threshold: number,
): readonly ListedItem[] {
  const watches = plan.kinds.flatMap((kind) =>
    ledger.ratios[kind].map((ratios, rep) => {
      return { signal: TROUBLES[kind].namedBy[0] ?? '', rep, ratios, sum: 0, isRaised: false };
    }),
  );
  return Array.from({ length: plan.weeks }, (_, week) => {
    const candidates: Candidate[] = [];
    for (const watch of watches) {
      const grown = watch.sum + (watch.ratios[week] ?? 0);
      watch.sum = Math.min(threshold + CAP_ABOVE_ALARM, Math.max(0, grown));
      watch.isRaised = watch.sum >= threshold - (watch.isRaised ? CLEARED_BELOW_ALARM : 0);
      const { rep, signal, sum } = watch;
      const person = reps[rep];
      if (!watch.isRaised || person === undefined || !isThere(person, week)) continue;
      candidates.push({ week, rep, signal, severity: sum });
    }
    return listOfThree(candidates, reps);
  }).flat();
}
