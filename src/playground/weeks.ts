import type { CalendarDate } from '../domain/calendar.ts';
import { playDays, playWeekend, writeExport, type Stage } from './play-week.ts';
import type { WeekStep } from './web/contract.ts';

/** How far the sample organisation's story has been played. */
export interface Weeks {
  /** How many were played since the playground opened. */
  readonly played: () => number;
  readonly left: () => number;
  readonly playing: () => WeekStep | undefined;
  /** Plays the next one. Throws with one plain sentence where that does not work. */
  playNext(): Promise<void>;
  /** Waits for the one that is being played. */
  finish(): Promise<void>;
}

/** Weeks after the ones that were played before; `changed` is called at every step. */
export function createWeeks(stage: Stage, playedBefore: number, changed: () => void): Weeks {
  const { exportDates, past } = stage.organisation;
  let played = playedBefore;
  let playing: WeekStep | undefined;
  let run: Promise<void> = Promise.resolve();
  const report = (step: WeekStep | undefined) => {
    playing = step;
    changed();
  };
  const play = async (friday: CalendarDate) => {
    report({ done: 0, of: 1, doing: 'The week passes, and the CRM writes its export' });
    try {
      await playDays(stage, friday);
      await writeExport(stage, friday);
      await playWeekend(stage, friday, report);
      played += 1;
    } finally {
      report(undefined);
    }
  };
  return {
    played: () => played,
    left: () => Math.max(0, exportDates.length - past - played),
    playing: () => playing,
    async playNext() {
      if (playing !== undefined) throw new Error('The next week is being played already.');
      const friday = exportDates[past + played];
      if (friday === undefined) {
        throw new Error(
          'No week is left to play. Stop the playground and begin anew with npm run playground -- --fresh',
        );
      }
      run = play(friday);
      await run;
    },
    async finish() {
      // Who asked for it hears how it went.
      await run.catch(() => undefined);
    },
  };
}
