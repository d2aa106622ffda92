import type { Organisation } from './organisation/organisation.ts';
import { listAllKnowing } from './rivals/all-knowing.ts';
import { falseItemsAQuarter, scoreOf, together, type Score } from './score.ts';

const LOWEST = 0.5;
const HIGHEST = 14;
const STEPS = 135;

/** The all-knowing detector where it causes about as many false items as asked for, never more. */
export function allKnowingAt(organisations: readonly Organisation[], falseItems: number): Score {
  let best: Score | undefined;
  for (let step = 0; step <= STEPS; step += 1) {
    const threshold = HIGHEST - ((HIGHEST - LOWEST) * step) / STEPS;
    const score = allKnowing(organisations, threshold);
    if (best !== undefined && falseItemsAQuarter(score) > falseItems) break;
    best = score;
  }
  if (best === undefined) throw new RangeError('there is no threshold to try');
  return best;
}

export function allKnowing(organisations: readonly Organisation[], threshold: number): Score {
  return together(
    organisations.map((organisation) =>
      scoreOf(organisation, listAllKnowing(organisation, threshold)),
    ),
  );
}
