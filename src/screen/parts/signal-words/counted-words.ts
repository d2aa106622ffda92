import { WEEKS_A_YEAR } from '../../../domain/team/weeks.ts';
import { figure, inTheLast } from '../figure-words.ts';

interface Counted {
  readonly observed: number;
  readonly usual: number;
  readonly weeks: number;
}

interface Ending {
  readonly pace: number;
  readonly clearsAfterWeeks?: number;
}

/** `3 in the last 5 weeks; 9 is usual.` */
export function usualBeside({ observed, usual, weeks }: Counted): string {
  return `${figure(observed)} ${inTheLast(weeks)}; ${figure(usual)} is usual.`;
}

/** How often at most chance alone would bring this, one rep and one kind of signal. */
export function sureness({ onceInWeeks }: { readonly onceInWeeks: number }): string {
  const years = Math.floor(onceInWeeks / WEEKS_A_YEAR);
  if (years >= 2) return `Chance alone would do this less than once in ${years} years.`;
  if (years === 1) return 'Chance alone would do this less than once a year.';
  return `Chance alone would do this less than once in ${Math.max(1, Math.floor(onceInWeeks))} weeks.`;
}

/** How sure a change in what is counted is, and what ends it: as many weeks at the usual pace as it takes. */
export function endingOf(noun: string) {
  return {
    sureness,
    clearsWhen({ pace, clearsAfterWeeks: weeks }: Ending): string {
      if (weeks === undefined) return `Clears when ${noun} are back to usual.`;
      const span = weeks === 1 ? 'a week' : `about ${weeks} weeks`;
      return `Clears after ${span} at the usual pace of ${paceOf(noun, pace)}.`;
    },
  };
}

function paceOf(noun: string, pace: number): string {
  if (pace >= 0.95) return `${figure(pace)} ${noun} a week`;
  return `${figure(pace * 4)} ${noun} in 4 weeks`;
}
