/** What time it is in the workspace. Messages, events and views are dated by it; triggers and signatures are not. */
export interface Clock {
  now(): Date;
}

/** A clock that runs like the machine's, from wherever it was last moved to. */
export interface MovableClock extends Clock {
  moveTo(moment: Date): void;
}

/** Starts at `start`, or where the machine's clock is. */
export function createClock(start?: Date): MovableClock {
  let offset = start === undefined ? 0 : start.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + offset),
    moveTo(moment) {
      offset = moment.getTime() - Date.now();
    },
  };
}
