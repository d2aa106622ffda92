import type { Declaration, Detector, Outcome } from './detector.ts';

/** What says more comes first. */
const RANK: readonly Outcome['outcome'][] = [
  'raised',
  'fading',
  'clear',
  'not-enough-history',
  'not-applicable',
];

/**
 * One kind of signal that two grounds may raise: the one that says more is told; of two alike the first. Where the
 * first can't apply, as the export lacks what it is about, nor can the second.
 */
export function eitherOf<Declared extends Declaration>(
  first: Detector<Declared>,
  second: Detector<Declared>,
): Detector<Declared> {
  const { countWeeks = first.countWeeks, countReps = first.countReps } = second;
  return {
    ...first,
    ...(countWeeks !== undefined && { countWeeks }),
    ...(countReps !== undefined && { countReps }),
    needs: { need: 'either', standing: first.needs, change: second.needs },
    detect(history, asOf) {
      const one = first.detect(history, asOf);
      if (one.outcome === 'not-applicable') return one;
      const other = second.detect(history, asOf);
      return RANK.indexOf(other.outcome) < RANK.indexOf(one.outcome) ? other : one;
    },
  };
}
