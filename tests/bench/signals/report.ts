import { median, write } from '../measure.ts';
import { TROUBLE_KINDS, TROUBLES } from './organisation/trouble.ts';
import { caughtWithin, falseItemsAQuarter, type Score } from './score.ts';

/** One line of figures a detector. */
export function printScores(scores: Readonly<Record<string, Score>>): void {
  write(
    'detector | items | right rep | and trouble named | caught in 4 | 8 | 13 weeks | median delay | false items a healthy rep and quarter',
  );
  for (const [name, score] of Object.entries(scores)) {
    write(
      [
        name,
        score.items,
        percent(score.right / score.items),
        percent(score.named / score.items),
        ...[4, 8, 13].map((weeks) => percent(caughtWithin(score, weeks))),
        delayOf(score),
        falseItemsAQuarter(score).toFixed(2),
      ].join(' | '),
    );
  }
}

/** What is caught within 8 weeks, kind by kind, beside the all-knowing detector. */
export function printKinds(frontline: Score, allKnowing: Score): void {
  write('trouble | how many | Frontline within 8 weeks | all-knowing within 8 weeks');
  for (const kind of TROUBLE_KINDS) {
    const of = ({ catches }: Score) => ({ catches: catches.filter((one) => one.kind === kind) });
    const count = of(frontline).catches.length;
    if (count === 0) continue;
    const shares = [frontline, allKnowing].map((score) => percent(caughtWithin(of(score), 8)));
    write([kind, count, ...shares].join(' | '));
  }
}

/** How often each kind of signal spoke of a healthy rep: the measured false rate that docs/signals.md tells. */
export function printFalseRates(score: Score, signals: readonly string[]): void {
  write('signal | false items a healthy rep and quarter');
  for (const signal of signals)
    write(`${signal} | ${falseItemsAQuarter(score, signal).toFixed(3)}`);
}

/** One signal's row of the table in docs/signals.md. */
export function printRowOf(score: Score, signal: string): void {
  write(`| ${signal} | ${falseItemsAQuarter(score, signal).toFixed(3)} |`);
}

/** The median of all troubles: those never caught lie behind the others. */
function delayOf({ catches }: Score): string {
  const delay = median(catches.map(({ delay }) => delay ?? Infinity));
  return Number.isFinite(delay) ? `${delay + 1} weeks` : 'never';
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

/** The kinds of trouble that one of these signals names. */
export function kindsNamedBy(signals: readonly string[]) {
  return TROUBLE_KINDS.filter((kind) =>
    TROUBLES[kind].namedBy.some((signal) => signals.includes(signal)),
  );
}
